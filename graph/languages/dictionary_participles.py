"""Participles of verbs as a dictionary of forms has them: «погибли» has «погибшие»."""

from __future__ import annotations

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
