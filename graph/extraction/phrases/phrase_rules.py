"""What ``phrases.toml`` of a language says of noun phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.languages.pack import pack
from graph.languages.tables import values


@dataclass(frozen=True)
class Rules:
    """The ``phrases.toml`` of a language; each field is named after its key there."""

    language: str
    before: re.Pattern[str]
    before_lemmas: re.Pattern[str]
    not_before: frozenset[str]
    definite: frozenset[str]
    boundary: re.Pattern[str]
    not_boundary: frozenset[str]
    name_like: re.Pattern[str]
    bridge: re.Pattern[str]
    object: re.Pattern[str]
    relative: re.Pattern[str]
    owner: re.Pattern[str]
    located: re.Pattern[str]
    possessive: re.Pattern[str]
    possessed: re.Pattern[str]
    soft_before: frozenset[str]
    fields: frozenset[str]
    through: frozenset[str]
    asides: frozenset[str]
    links: frozenset[str]
    topic: frozenset[str]
    soft_links: frozenset[str]
    days: frozenset[str]
    joiners: frozenset[str]
    articles: frozenset[str]
    possessives: frozenset[str]
    subjects: re.Pattern[str]
    several: re.Pattern[str]
    owned_plural: re.Pattern[str]
    stops: frozenset[str]
    plain_verbs: frozenset[str]
    others: frozenset[str]
    compounds: frozenset[str]
    titles_go_on: bool
    stop_endings: re.Pattern[str]
    stop_lemmas: re.Pattern[str]
    not_stop_lemmas: frozenset[str]
    genitive_stops: re.Pattern[str]
    plural: re.Pattern[str]
    attributive: re.Pattern[str]
    lands: frozenset[str]
    clauses: re.Pattern[str]
    genitive_after: bool
    head_final: bool


@cache
def rules(language: str) -> Rules:
    """Return the phrase rules of a language (BCP 47); KeyError when it has no pack."""
    return Rules(**values(Rules, pack(language).table("phrases"), language=language))
