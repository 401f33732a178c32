"""What the table ``clauses`` of ``frames.toml`` says of the verbs of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

PATTERNS = ("finite", "called", "participle")
"""Fields that are patterns; the others are sets of words."""
ENDINGS = ("plural",)
"""Fields that are ends of words."""
APPOSED = 6
"""Words before a person's name, at most, that say who that is, and one."""


@dataclass(frozen=True)
class ClauseRules:
    """The forms of finite verbs, and the small words around them."""

    finite: re.Pattern[str] | None = None
    called: re.Pattern[str] | None = None
    """What a person may be called before the name: "unionist"."""
    participle: re.Pattern[str] | None = None
    """What opens a clause and governs what stands behind it: "addressing the Council, she"."""
    auxiliaries: frozenset[str] = frozenset()
    plural: tuple[str, ...] = ()
    """Endings of several of a kind: "members"."""
    passives: frozenset[str] = frozenset()
    """Those of the auxiliaries that make a passive."""
    infinitive: frozenset[str] = frozenset()
    """Words before an infinitive: "to"."""
    coordinators: frozenset[str] = frozenset()
    inverting: frozenset[str] = frozenset()
    """Verbs behind which their subject may stand: "said Ada Holm"."""
    before_nouns: frozenset[str] = frozenset()
    """Words behind which no finite verb stands: "the elected", "of united"."""
    indefinite: frozenset[str] = frozenset()
    """Articles of what was not told of before: "a list"."""
    prepositions: frozenset[str] = frozenset()
    """Words behind which a noun is not what something is said to be: "was on *a list*"."""
    articles: frozenset[str] = frozenset()
    """Words that begin what a person is called before the name."""
    passed: frozenset[str] = frozenset()
    """Words between a shared subject's conjunction and the verb: "and himself"."""

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> ClauseRules:
        """Return the rules that a table of a language pack states."""
        told: dict[str, Any] = {}
        for name in (field.name for field in fields(cls)):
            if value := table.get(name):
                told[name] = _read(name, value)
        return cls(**told)

    def past_called(self, words: Sequence[str]) -> int:
        """Return how many of the words before a person's name do not say who that is.

        "… of the trade unionist" Ada Holm: all but the last three.
        """
        if not words or self.called is None or not self.called.fullmatch(words[-1]):
            return len(words)
        for at in range(len(words) - 2, max(len(words) - APPOSED, -1), -1):
            if words[at] in self.articles:
                return at
            if not (words[at].isalpha() and words[at].islower()) or words[at] in self.before_nouns:
                break
        return len(words)


def _read(name: str, value: Any) -> Any:
    """Return a field as its type has it."""
    if name in PATTERNS:
        return re.compile(value)
    return tuple(value) if name in ENDINGS else frozenset(value)
