"""Relative clauses before their noun: who stands right before their participle acts in them alone.

«Еңбек партиясы құрған үкімет» says what the party did, and not whatever verb follows. The table
``relative`` of ``frames.toml`` has the form of such ``participles``, those that are said of the
noun behind them (``of_noun``), the words that make one the verb of its own clause (``finite``), and
what may stand between (``between``). ``converb`` has the forms of verbs behind which a clause goes
on with another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from graph.languages.pack import pack
from graph.languages.tables import NEVER

FARTHEST = 5
"""Words between a name and the participle of its clause, at most."""


def acts_within(words: Sequence[str], at: int, language: str) -> bool:
    """Tell whether a name that ends before the word ``at`` acts in a relative clause alone.

    ``words`` are those of a sentence; one with a capital is a name and no participle: «Шенген».
    """
    table = pack(language).table("frames").get("relative", {})
    if not table:
        return False
    between = table["between"]
    place = at
    while place < min(at + FARTHEST, len(words)) and re.fullmatch(between, words[place]):
        place += 1
    return place + 1 < len(words) and _qualifies(words[place], words[place + 1], table)


def _qualifies(word: str, following: str, table: Mapping[str, Any]) -> bool:
    """Tell whether a word is a participle that says what somebody does with the noun behind it."""
    participle = re.fullmatch(table["participles"], word)
    own = re.fullmatch(table["of_noun"], word)
    finite = not following[0].isalnum() and following[0] not in '«“"'
    participle = participle if word.islower() else None
    return bool(participle) and not own and not finite and following not in table["finite"]


@cache
def participles(language: str) -> re.Pattern[str]:
    """Return the forms of participles before their noun, where a language tells such."""
    found = pack(language).table("frames").get("relative", {}).get("participles")
    return re.compile(found or NEVER)


@cache
def converbs(language: str) -> re.Pattern[str]:
    """Return the forms of verbs behind which a clause goes on with another, where such are told."""
    return re.compile(pack(language).table("frames").get("relative", {}).get("converb") or NEVER)
