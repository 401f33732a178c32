"""Cases: how a language shows which part of a clause a name is, by form or by place.

They are the table ``cases`` of ``frames.toml``. A case may ask for ``features`` (values of UD's
Case, where the language has a dictionary of forms) and be free of doubt (``other_features``: what
the form may not be besides), for ``endings`` or their absence (``other_endings``), and for the
words around: ``not_after`` and ``not_before``. An abbreviation is of no certain case; one with
``abbreviations`` takes it all the same. Pronouns are ``words`` of the case, or
``other_words``; ``parts`` and ``other_parts`` of speech are UD's, where the language tells them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.languages.grammar import grammar, possible_cases

OBJECTS = ("accusative", "object")
"""Cases of the objects of verbs."""
QUOTES = "«»“”„\"'’)(., "


@dataclass(frozen=True)
class Case:
    """What a word must look like, and what may not stand beside it; empty parts ask for nothing."""

    features: frozenset[str] = frozenset()
    other_features: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    other_endings: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    other_words: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    other_parts: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    abbreviations: bool = False

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Case:
        """Return the case that a table of a language pack states."""
        return cls(
            frozenset(table.get("features", ())),
            frozenset(table.get("other_features", ())),
            tuple(table.get("endings", ())),
            tuple(table.get("other_endings", ())),
            frozenset(table.get("words", ())),
            frozenset(table.get("other_words", ())),
            frozenset(table.get("parts", ())),
            frozenset(table.get("other_parts", ())),
            frozenset(table.get("not_after", ())),
            frozenset(table.get("not_before", ())),
            bool(table.get("abbreviations", False)),
        )

    def suits(self, word: str, language: str) -> bool:
        """Tell whether the form of a word may be this case; an abbreviation may be any."""
        plain = word.strip(QUOTES)
        if not plain or plain.isupper():
            return self.abbreviations or not (self.endings or self.other_features)
        lower = plain.lower()
        if lower in self.words or lower in self.other_words:
            return lower in self.words
        part = grammar(lower, language).part if self.parts or self.other_parts else ""
        if part and (part in self.other_parts or (self.parts and part not in self.parts)):
            return False
        if self.endings and not lower.endswith(self.endings):
            return False
        if self.other_endings and lower.endswith(self.other_endings):
            return False
        known = possible_cases(lower, language) if self.features else frozenset()
        if self.other_features and (not known or known & self.other_features):
            return False
        return not known or bool(known & self.features)

    def may_be(self, word: str, language: str) -> bool:
        """Tell whether no known form of a word of a person's name speaks against the case."""
        known = possible_cases(word.strip(QUOTES).lower(), language)
        return not known or bool(known & self._of_persons())

    def shows(self, word: str, language: str) -> bool:
        """Tell whether a word is known to have a form of the case."""
        return bool(possible_cases(word.strip(QUOTES).lower(), language) & self._of_persons())

    def _of_persons(self) -> frozenset[str]:
        """Return the cases that a form of a person's name may show: an object may be a genitive."""
        return self.features | ({"Gen"} if "Acc" in self.features else set())

    def stands(self, before: Sequence[str], after: str) -> bool:
        """Tell whether it may stand behind words (the nearest first) and before a word."""
        return after not in self.not_before and not (
            before and self.not_after and before[0] in self.not_after
        )


def owns(cases: Mapping[str, Case], ending: str, words: Sequence[str], language: str) -> bool:
    """Tell whether a pronoun that might be an object owns the noun behind it: «её список».

    ``ending`` is the case that is asked for, ``words`` the pronoun and the word behind it.
    """
    told = cases.get("possessive")
    if told is None or ending not in OBJECTS or len(words) < 2 or words[0] not in told.words:
        return False
    noun = possible_cases(words[1], language) & {"Nom", "Acc"}
    return bool(noun) and grammar(words[1], language).part == "NOUN"
