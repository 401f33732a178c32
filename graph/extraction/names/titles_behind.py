"""Rulers, judges and heroes by the title in small letters behind their names: «Абылай хан».

The list ``titles_behind`` of ``names.toml`` has such titles, the pattern ``titled_endings`` the
endings of cases that they may have, ``no_titled`` what behind them makes the name another's: of a
street, or what somebody becomes («хан болып сайланды»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extraction.names.naming import Line
from graph.extraction.names.naming_rules import rules
from graph.languages.pack import pack
from graph.languages.tables import NEVER


def titled_behind(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the extents of names with a title behind them: one word, or a given name and one."""
    for at in range(1, len(line.words)):
        if _is_title(line.low[at], line.sentence.language) and _is_name(line, at - 1):
            if _is_of_other(line, at):
                continue
            given = at > 1 and _is_name(line, at - 2) and line.adjacent(at - 1)
            given = given and line.rules.is_given(line.low[at - 2])
            yield at - (2 if given else 1), at + 1


def behind_kin(line: Line) -> Iterator[tuple[int, int]]:
    """Yield names of one word behind whose kin they are: «оның ұлы | Барлас отырды».

    A noun in the possessive behind the word makes it a name of something else.
    """
    kin, genitive = line.rules.words("kin_before"), line.rules.pattern("genitive")
    for at in range(1, len(line.words) - 1):
        if line.low[at - 1] not in kin or not _is_name(line, at) or line.capital(at + 1):
            continue
        ahead = line.low[at - 2] if at > 1 else ","
        owned = ahead == "," or genitive.search(ahead) or ahead in line.rules.words("joiners")
        owning = pack(line.sentence.language).table("coreference").get("subjects", {}).get("owning")
        other = re.fullmatch(owning or NEVER, line.low[at + 1]) or _is_of_other(line, at)
        if owned and not other:
            yield at, at + 1


def without_kin(line: Line, first: int, last: int) -> tuple[int, int]:
    """Return a name without the noun for whose kin somebody is: «Ұлы | Ян Новак»."""
    return (
        first + (line.low[first] in line.rules.words("kin_before")) if first < last else first
    ), last


def without_title(name: str, language: str) -> str:
    """Return the name of a person without the title behind it."""
    words = name.split()
    titles = rules(language).words("titles_behind")
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].lower() in titles else name


def _is_title(word: str, language: str) -> bool:
    return _titles(language).fullmatch(word) is not None


def _is_of_other(line: Line, at: int) -> bool:
    """Whether what stands behind a title makes its name another's, or says who becomes such."""
    behind = " ".join(line.low[at + 1 : at + 3])
    return line.rules.pattern("no_titled").match(behind) is not None


def _is_name(line: Line, at: int) -> bool:
    """Whether a word may be the name before a title: no title, no noun and in no other case."""
    word = line.words[at]
    plain = line.name_word(at) and line.adjacent(at + 1) and word.isalpha() and not word.isupper()
    headed = any(h.first <= at < h.last for h in line.heads)
    other = line.low[at] in line.rules.words("no_surname") | line.rules.words("no_person")
    return plain and not (headed or other or line.title(at) or _is_inflected(line, at))


def _is_inflected(line: Line, at: int) -> bool:
    """Whether a word has the ending of a case or of an adjective: «Қазақтың хан…»."""
    cases = pack(line.sentence.language).table("frames").get("endings", {})
    ends = tuple(e for case in ("genitive", "locative", "ablative") for e in cases.get(case, ()))
    adjective = line.rules.pattern("adjective").fullmatch(line.low[at])
    return line.low[at].endswith(ends) or adjective is not None


@cache
def _titles(language: str) -> re.Pattern[str]:
    """Return what titles behind names look like, in any case."""
    titles = "|".join(sorted(rules(language).words("titles_behind")))
    if not titles:
        return re.compile(r"(?!)")
    return re.compile(f"(?:{titles}){rules(language).table.get('titled_endings', '')}")
