"""How a language tells that states joined a union: the table ``accessions`` of ``frames.toml``.

A *lead* is a word for joining, for the enlargement of a union or for its new members. Beside it
stands a *row*: states, with nothing between them but dates, signs and words that pass.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.languages.pack import pack

NEVER = "(?!)"


@dataclass(frozen=True)
class AccessionRules:
    """The words of a language, in any case."""

    joining: re.Pattern[str]
    """Nouns behind which states stand at once: "accession of"."""
    newcomers: re.Pattern[str]
    """Words for those that joined, behind which they stand at once: "the newcomers"."""
    setting_off: re.Pattern[str]
    """Leads behind which a sign sets states off: "enlargement (", "new members:"."""
    joined: re.Pattern[str]
    """Leads behind which states stand where nothing else opens the clause: "joined by"."""
    behind: re.Pattern[str]
    """Verbs behind the states that joined: "Norway | joined"."""
    owned: re.Pattern[str]
    """Nouns for joining behind the states that joined, where these stand first."""
    passed: re.Pattern[str]
    """Words and phrases that may stand in a row."""
    unions: re.Pattern[str]
    """Tokens for a union that is not named."""
    joiners: re.Pattern[str]
    """Tokens between two states of one enumeration."""
    articles: re.Pattern[str]
    """Tokens that say nothing."""
    marks: re.Pattern[str]
    """Words and phrases that set states off as a sign does: "enlargement | included Norway"."""
    into: re.Pattern[str]
    """Tokens before what is joined; before a date they tell nothing of that."""
    unreal: re.Pattern[str]
    """The end of what stands before a lead for what nobody did: "the bid for", "talks on"."""
    failed: re.Pattern[str]
    """What follows in the clause where nobody did it: "was vetoed"."""
    owner: re.Pattern[str]
    """The end of what stands before states that have not joined: "the president of"."""
    case: str
    """The case (UD) of states right behind a lead of ``joining``, '' where none shows."""
    subject: str
    """The case of states before a verb, '' where none shows."""

    @property
    def opening(self) -> tuple[re.Pattern[str], ...]:
        """The leads behind which states stand: a list may follow too."""
        return self.joining, self.newcomers, self.setting_off, self.joined


@cache
def accession_rules(language: str) -> AccessionRules:
    """Return the rules of a language pack (BCP 47); what it does not have matches nothing."""
    table = pack(language).table("frames").get("accessions", {})

    def pattern(name: str) -> str:
        told: str | Sequence[str] = table.get(name) or NEVER
        return f"(?:{told if isinstance(told, str) else '|'.join(told)})"

    def words(name: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){pattern(name)}(?!\w)", re.IGNORECASE)

    def any_of(name: str) -> re.Pattern[str]:
        return re.compile(pattern(name), re.IGNORECASE)

    return AccessionRules(
        words("joining"),
        words("newcomers"),
        words("setting_off"),
        words("joined"),
        words("behind"),
        words("owned"),
        words("passed"),
        any_of("unions"),
        any_of("joiners"),
        any_of("articles"),
        words("marks"),
        any_of("into"),
        any_of("unreal"),
        any_of("failed"),
        any_of("owner"),
        str(table.get("case", "")),
        str(table.get("subject", "")),
    )
