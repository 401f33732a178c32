"""Rulers by their names and numbers where the number stands first: «II Екатерина»."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extraction.names.naming import Line
from graph.languages.morphology import nominative
from graph.languages.script import roman_numeral

HIGHEST = 30
"""Of one name hardly more than so many rulers are counted."""


def regnal(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the extents of rulers' names: a Roman numeral and a given name, or any behind a title.

    «XX Съезд» names nobody.
    """
    if not line.rules.table.get("number_first"):
        return
    for at in range(len(line.words) - 1):
        word, language = line.words[at], line.sentence.language
        number = roman_numeral(word) if word.isupper() else None
        if not number or number > HIGHEST or not line.adjacent(at + 1):
            continue
        name = nominative(line.words[at + 1], language).lower()
        given = line.rules.is_given(name) or name in line.rules.words("rulers")
        named = line.name_word(at + 1) and not line.title(at + 1)
        headed = any(h.first <= at + 1 < h.last for h in line.heads)
        if named and (given or (line.title(at - 1) and not headed)):
            yield at, at + 2
