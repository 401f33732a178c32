"""The verb that ends a clause behind what is counted, as a participle before it.

How a language makes it is ``regular`` of its ``labels.toml``: pairs of an ending and what stands
for it. Those that report, «кеткенін айтты», tell of what is so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extraction.figures.labels.label_words import label_pattern, with_ending
from graph.extraction.figures.numbers import numbers_in
from graph.extraction.figures.unit_words import units_table
from graph.languages.morphology import lemmas

MOST_BEHIND = 6
"""Words, at most, between what is counted and its verb, with that."""
WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Deed:
    """The words behind what is counted with their verb as a participle; ``end`` is the verb's.

    ``is_there`` tells that they only are there, ``is_reported`` that another verb tells so,
    ``consists`` that something consists of them.
    """

    words: tuple[str, ...]
    end: int
    is_there: bool = False
    is_reported: bool = False
    consists: bool = False


def deed_behind(text: str, start: int, language: str) -> Deed | None:
    """Return what is told from a place up to the verb that ends the clause; None where unclear.

    A participle among the words may be of the noun behind it: nobody knows whose it is. What is
    measured did nothing: «адамға жетті».
    """
    stop = label_pattern(language, "end").search(text, start)
    end = stop.start() if stop else len(text)
    tokens = list(WORD.finditer(text, start, end))
    for i, token in enumerate(tokens[:MOST_BEHIND]):
        last = i == len(tokens) - 1
        word = token[0].lower()
        if told := with_ending(word, language, "reported"):
            words = [t[0] for t in tokens[:i]]
            return Deed((*words, *told.split()), token.end(), is_reported=not last)
        if last:
            return _ended(text, [t[0] for t in tokens], token.end(), language)
        if label_pattern(language, "finished").search(word):
            return None
    return None


def _ended(text: str, words: list[str], end: int, language: str) -> Deed | None:
    """Return the deed whose verb is the last of some words."""
    said = " ".join(words).lower()
    if label_pattern(language, "none").fullmatch(said) or _counts(said, language):
        return None
    if label_pattern(language, "there").fullmatch(said):
        return Deed((), end, is_there=True)
    keys = ["regular"]
    if text[end : end + 1] == ",":
        keys.append("converbs")
    told = next(filter(None, (with_ending(words[-1], language, key) for key in keys)), "")
    if not told and text[end : end + 1] == ",":
        told = _shared(text, words, end + 1, language)
        words = [*words, ""]
    consists = bool(label_pattern(language, "consists").fullmatch(said))
    return Deed((*words[:-1], told), end, consists=consists) if told else None


def _counts(said: str, language: str) -> bool:
    """Whether words count something, but for a time: «бес жылға қамады»."""
    times = {*units_table(language).get("time", ()), units_table(language).get("age_name", "")}
    units = (f"{said[n.end :]} ".split(" ")[1] for n in numbers_in(said, language))
    return any(times.isdisjoint(lemmas(unit, language)) for unit in units)


def _shared(text: str, words: list[str], start: int, language: str) -> str:
    """Return the verb that the next figure has, for words in a case: «62 пайызы қалада, 38 …»."""
    stop = label_pattern(language, "end").search(text, start)
    behind = text[start : stop.start() if stop else len(text)]
    numbers = numbers_in(behind, language)
    if not numbers or behind[: numbers[0].start].strip():
        return ""
    if not label_pattern(language, "scene").search(words[-1]):
        return ""
    return with_ending(behind.split()[-1].lower(), language, "regular")
