"""The verb that ends a clause behind what is counted, as a participle before it.

How a language makes it is ``clause_verbs`` of its ``units.toml``: pairs of an ending, as a regular
expression, and what stands for it. Those that report, «кеткенін айтты», tell of what is so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.extraction.figures.numbers import numbers_in
from graph.extraction.figures.unit_words import units_pattern, units_table
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


@cache
def _forms(language: str, key: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = units_table(language).get(key, ())
    return tuple((re.compile(form, re.IGNORECASE), becomes) for form, becomes in pairs)


def participle(verb: str, language: str, key: str = "clause_verbs") -> str:
    """Return a verb as what stands before a noun, by the first pair that fits, or ''."""
    fits = ((form, becomes) for form, becomes in _forms(language, key) if form.search(verb))
    form, becomes = next(fits, (None, ""))
    return form.sub(becomes, verb) if form else ""


def deed_behind(text: str, start: int, language: str) -> Deed | None:
    """Return what is told from a place up to the verb that ends the clause; None where unclear.

    A participle among the words may be of the noun behind it: nobody knows whose it is. What is
    measured did nothing: «адамға жетті».
    """
    stop = units_pattern(language, "clause_end").search(text, start)
    end = stop.start() if stop else len(text)
    tokens = list(WORD.finditer(text, start, end))
    for i, token in enumerate(tokens[:MOST_BEHIND]):
        last = i == len(tokens) - 1
        word = token[0].lower()
        if told := participle(word, language, "clause_reported"):
            words = [t[0] for t in tokens[:i]]
            return Deed((*words, *told.split()), token.end(), is_reported=not last)
        if last:
            return _ended(text, [t[0] for t in tokens], token.end(), language)
        if participle(word, language, "clause_participle"):
            return None
    return None


def _ended(text: str, words: list[str], end: int, language: str) -> Deed | None:
    """Return the deed whose verb is the last of some words."""
    said = " ".join(words).lower()
    if units_pattern(language, "clause_none").fullmatch(said) or _counts(said, language):
        return None
    if units_pattern(language, "clause_there").fullmatch(said):
        return Deed((), end, is_there=True)
    keys = ["clause_verbs"]
    if text[end : end + 1] == ",":
        keys.append("clause_converbs")
    told = next(filter(None, (participle(words[-1], language, key) for key in keys)), "")
    if not told and text[end : end + 1] == ",":
        told = _shared(text, words, end + 1, language)
        words = [*words, ""]
    consists = bool(units_pattern(language, "clause_consists").fullmatch(said))
    return Deed((*words[:-1], told), end, consists=consists) if told else None


def _counts(said: str, language: str) -> bool:
    """Whether words count something, but for a time: «бес жылға қамады»."""
    times = {*units_table(language).get("time", ()), units_table(language).get("age_name", "")}
    units = (f"{said[n.end :]} ".split(" ")[1] for n in numbers_in(said, language))
    return any(times.isdisjoint(lemmas(unit, language)) for unit in units)


def _shared(text: str, words: list[str], start: int, language: str) -> str:
    """Return the verb that the next figure has, for words in a case: «62 пайызы қалада, 38 …»."""
    stop = units_pattern(language, "clause_end").search(text, start)
    behind = text[start : stop.start() if stop else len(text)]
    numbers = numbers_in(behind, language)
    if not numbers or behind[: numbers[0].start].strip():
        return ""
    if not units_pattern(language, "clause_scene").search(words[-1]):
        return ""
    return participle(behind.split()[-1].lower(), language)
