"""Participles of verbs as a dictionary of forms has them: «погибли» has «погибшие»."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph.languages.dictionary import parses

PAST = frozenset({"PRTF", "past", "plur", "nomn"})


@lru_cache(maxsize=20_000)
def done_participle(word: str, language: str) -> tuple[str, bool, bool]:
    """Return the nominative plural of the participle that a past form of a verb has, or ''.

    With whether it is of those to whom it was done ("built"), and whether only one who is told by
    the verb's gender can have done that («выдала»): what is counted then had it done to it.
    """
    first = next(iter(parses(word, language)), None)
    part = str(first.tag.POS) if first else ""
    if first is None or part not in ("PRTS", "VERB") or "past" not in first.tag:
        return "", False, False
    if part == "PRTS":
        return _participle(first, "pssv"), True, False
    if "intr" in first.tag:
        return _participle(first, "actv"), False, False
    alone = first.tag.number == "sing" and first.tag.gender in ("masc", "femn")
    return (_participle(first, "pssv"), True, alone) if "perf" in first.tag else ("", False, False)


def _participle(verb: Any, voice: str) -> str:
    """Return a past participle of a verb in a voice."""
    found = (form for form in verb.lexeme if form.tag.grammemes >= PAST and voice in form.tag)
    return next((str(form.word) for form in found), "")


@dataclass(frozen=True)
class VerbForm:
    """What a finite verb or a short participle is ("built"): its lemma and what it agrees with.

    ``number`` and ``gender`` are in the terms of UD, '' where the form shows none.
    """

    lemma: str
    number: str
    gender: str
    is_short: bool
    has_object: bool
    is_done: bool


NUMBERS = {"sing": "Sing", "plur": "Plur"}
GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}


@lru_cache(maxsize=20_000)
def verb_form(word: str, language: str) -> VerbForm | None:
    """Return how a word is a finite verb in the present or past or a short participle, or None."""
    first = next(iter(parses(word, language)), None)
    if first is None or str(first.tag.POS) not in ("VERB", "PRTS") or first.tag.mood == "impr":
        return None
    tag, short = first.tag, str(first.tag.POS) == "PRTS"
    if tag.tense not in ("past", "pres"):
        return None
    number, gender = NUMBERS.get(tag.number, ""), GENDERS.get(tag.gender, "")
    object_ = not short and "tran" in tag
    return VerbForm(first.normal_form, number, gender, short, object_, "perf" in tag)


@lru_cache(maxsize=20_000)
def participle(word: str, language: str, form: str, *, suffered: bool) -> str:
    """Return the participle of a verb, of its tense, in the nominative, or ''.

    ``form`` is ``Plur`` or a gender of UD; ``suffered`` asks for that of what it was done to.
    """
    first = next(iter(parses(word, language)), None)
    if first is None or str(first.tag.POS) not in ("VERB", "PRTS"):
        return ""
    voice = "pssv" if suffered else "actv"
    shape = {"Plur": "plur", "Masc": "masc", "Fem": "femn", "Neut": "neut"}.get(form, "plur")
    asked = {"PRTF", "nomn", shape, voice, str(first.tag.aspect), str(first.tag.tense)}
    found = (other for other in first.lexeme if asked <= other.tag.grammemes)
    return next((str(other.word) for other in found), "")
