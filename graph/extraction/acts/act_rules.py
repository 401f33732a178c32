"""The ``acts.toml`` of each language: how legal acts are named there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.languages.pack import pack
from graph.languages.tables import values


@dataclass(frozen=True)
class ActRules:
    """How a language names acts; each field is named after its key in ``acts.toml``.

    ``own`` are the words by which a text speaks of itself ("the *present* law").
    """

    weak: frozenset[str]
    everyday: frozenset[str]
    only_titled: frozenset[str]
    unique: frozenset[str]
    not_followed: re.Pattern[str]
    no_name_behind: re.Pattern[str]
    number_signs: frozenset[str]
    first_links: frozenset[str]
    title_leads: frozenset[str]
    date_leads: frozenset[str]
    time_leads: frozenset[str]
    numbered: frozenset[str]
    done: frozenset[str]
    changes: frozenset[str]
    dating_verbs: frozenset[str]
    dated_verbs: frozenset[str]
    closing: frozenset[str]
    year_leads: frozenset[str]
    not_forms: re.Pattern[str]
    not_complement: re.Pattern[str]
    no_act: re.Pattern[str]
    of_works: re.Pattern[str]
    of_works_behind: re.Pattern[str]
    reading: re.Pattern[str]
    readings: re.Pattern[str]
    done_at: re.Pattern[str]
    amendments: re.Pattern[str]
    not_topic: re.Pattern[str]
    passive_forms: re.Pattern[str]
    pronouns: Mapping[str, str]
    clause: re.Pattern[str]
    generic: frozenset[str]
    loose_verbs: frozenset[str]
    dated_title: str
    participle: re.Pattern[str]
    predicate: re.Pattern[str]
    small_words_of: Mapping[str, frozenset[str]]
    late_nouns: frozenset[str]
    force: frozenset[str]
    relatives: frozenset[str]
    premodifier: re.Pattern[str]
    numbers: tuple[re.Pattern[str], ...]
    number_before: re.Pattern[str]
    bare_number_before: re.Pattern[str]
    meant_for: re.Pattern[str]
    acting: re.Pattern[str]
    year_after: bool
    date_before: re.Pattern[str]
    capital: frozenset[str]
    not_named: re.Pattern[str]
    links_of: Mapping[str, frozenset[str]]
    topics_of: Mapping[str, frozenset[str]]
    year_title: str
    year_words: frozenset[str]
    own: frozenset[str]
    small_words: frozenset[str]
    dated_behind: re.Pattern[str]
    succeeding: re.Pattern[str]
    called: re.Pattern[str]
    unnamed: frozenset[str]
    happened: re.Pattern[str]
    supposed: re.Pattern[str]
    determined: re.Pattern[str]
    told_by: re.Pattern[str]
    amending_words: tuple[re.Pattern[str], ...]
    given_line: re.Pattern[str]
    numbered_topic: re.Pattern[str]
    topic_line: re.Pattern[str]
    place_words: re.Pattern[str]
    preamble: re.Pattern[str]


@cache
def act_rules(language: str) -> ActRules:
    """Return the rules by which a language (BCP 47) names acts; KeyError without a pack."""
    table = pack(language).table("acts")
    year_title = str(table.get("year_title", "{0} {1}"))
    return ActRules(**values(ActRules, table, year_title=year_title))
