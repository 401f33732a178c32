"""What may be the name of an event: a noun phrase in the nominative, and no clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Annotation
from graph.extraction.events.event_rules import event_rules
from graph.extraction.events.sentence_dates import untitled
from graph.languages.grammar import grammar, is_finite, possible_cases

WORD = re.compile(r"[^\W_]+(?:[-‑'’][^\W_]+)*")
LAST = re.compile(r"(\w[\w-]*)$")
QUOTED = re.compile(r"«[^»]*»?|“[^”]*”?|\"[^\"]*\"?")
LEADS = ("ADP", "CONJ", "PRCL")
LOOSE = (*LEADS, "ADV", "GRND", "INFN")
"""Parts of speech that open and close no noun phrase."""
QUALIFIERS = ("ADJ", "PTCP")


def as_label(words: str, language: str) -> str:
    """Return words as the name of an event, without what is left hanging behind; '' for a clause.

    Where the language does not tell what part of speech a word is, the form of the words does.
    """
    clausal = event_rules(language).clausal
    plain = QUOTED.sub(lambda quoted: " " * len(quoted[0]), words)
    found = [word[0] for word in WORD.finditer(plain)]
    if not any(grammar(word, language).part for word in found):
        return "" if clausal.search(plain) else _without_hanging(words, language)
    opening = [found[0].lower(), *found[1:]]
    if not _opens(found, language) or any(_tells(word, language) for word in opening):
        return ""
    return _closed(words, language)


def without_dates(words: str, others: Sequence[Annotation]) -> str:
    """Return words without the dates that a sentence has among them; those of titles stay."""
    for date in untitled(others):
        words = words.replace(f"{date.text} ", "") if date.kind == "date" else words
    return words


def _without_hanging(words: str, language: str) -> str:
    """Return words without prepositions and articles left at their end; '' for a lone noun then."""
    kept = event_rules(language).hanging.sub("", words)
    return kept if kept == words or " " in kept else ""


def _opens(words: Sequence[str], language: str) -> bool:
    """Whether the words up to the first noun may stand in the nominative."""
    for word in words:
        read = grammar(word, language)
        if word[0].isdigit() or word[0].isupper() or not read.part:
            return True
        if read.part in LOOSE or "Nom" not in possible_cases(word, language):
            return False
        if read.part not in QUALIFIERS:
            return True
    return True


def _tells(word: str, language: str) -> bool:
    """Whether a word tells what somebody did or what was done, and so makes a clause."""
    read = grammar(word, language)
    done = read.part == "PTCP" and not read.case
    return word.islower() and (is_finite(word, language) or done)


def _closed(words: str, language: str) -> str:
    """Return words up to the last that may close a phrase; '' where one qualifies nothing."""
    last = LAST.search(words)
    if last is None or not last[1].islower() or " " not in words:
        return words
    read, cases = grammar(last[1], language), possible_cases(last[1], language)
    if read.part in (*LEADS, "NPRO") or (read.part in LOOSE and not cases):
        return _closed(words[: last.start()].rstrip(" ,–—-"), language)
    hanging = read.part in QUALIFIERS and read.number == "Sing" and "Gen" in cases
    parted = read.part in QUALIFIERS and words[: last.start()].endswith(", ")
    return "" if hanging or parted else words
