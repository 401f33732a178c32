"""Rulers by their names and numbers where the number stands first: «II Екатерина»."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extraction.names.naming import Line
from graph.languages.morphology import nominative
from graph.languages.script import roman_numeral

HIGHEST = 39
"""Of one name hardly more than so many rulers are counted."""


def regnal(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the extents of rulers' names: a Roman numeral and a given name, or any behind a title.

    «XX Съезд» names nobody.
    """
    if not line.rules.table.get("number_first"):
        return
    for at in range(len(line.words) - 1):
        if not is_regnal(line.words[at]) or not line.adjacent(at + 1):
            continue
        name = nominative(line.words[at + 1], line.sentence.language).lower()
        given = line.rules.is_given(name) or name in line.rules.words("rulers")
        named = line.name_word(at + 1) and not line.title(at + 1)
        headed = any(h.first <= at + 1 < h.last for h in line.heads)
        if named and (given or (line.title(at - 1) and not headed)):
            yield at, at + 2


def is_regnal(word: str) -> bool:
    """Tell whether a word is a Roman numeral by which rulers of one name are told apart."""
    number = roman_numeral(word) if word.isupper() else None
    return number is not None and number <= HIGHEST
