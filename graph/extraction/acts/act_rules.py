"""The ``acts.toml`` of each language: how legal acts are named there."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from graph.extraction.phrases.phrase_rules import NEVER
from graph.languages.pack import pack


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
    reading: re.Pattern[str]
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


@cache
def act_rules(language: str) -> ActRules:
    """Return the rules by which a language (BCP 47) names acts; KeyError without a pack."""
    table = pack(language).table("acts")
    words = {
        name: frozenset(table.get(name, ()))
        for name in (
            "weak",
            "everyday",
            "only_titled",
            "unique",
            "first_links",
            "title_leads",
            "date_leads",
            "time_leads",
            "numbered",
            "done",
            "changes",
            "dating_verbs",
            "dated_verbs",
            "closing",
            "generic",
            "loose_verbs",
            "year_leads",
            "late_nouns",
            "force",
            "relatives",
            "capital",
            "own",
            "small_words",
            "year_words",
        )
    }
    return ActRules(
        **words,
        not_followed=re.compile(table.get("not_followed") or NEVER),
        numbers=tuple(re.compile(pattern) for pattern in table.get("numbers", ())),
        number_before=re.compile(table.get("number_before") or NEVER),
        bare_number_before=re.compile(table.get("bare_number_before") or NEVER),
        acting=re.compile(table.get("acting") or NEVER, re.IGNORECASE),
        meant_for=re.compile(table.get("meant_for") or NEVER),
        date_before=re.compile(table.get("date_before") or NEVER),
        premodifier=re.compile(table.get("premodifier") or NEVER),
        year_after=bool(table.get("year_after", False)),
        not_named=re.compile(table.get("not_named") or NEVER),
        not_forms=re.compile(table.get("not_forms") or NEVER),
        amendments=re.compile(table.get("amendments") or NEVER),
        done_at=re.compile(table.get("done_at") or NEVER),
        not_topic=re.compile(table.get("not_topic") or NEVER),
        no_act=re.compile(table.get("no_act") or NEVER, re.IGNORECASE),
        reading=re.compile(table.get("reading") or NEVER, re.IGNORECASE),
        not_complement=re.compile(table.get("not_complement") or NEVER),
        dated_title=str(table.get("dated_title", "")),
        passive_forms=re.compile(table.get("passive_forms") or NEVER),
        pronouns=dict(table.get("pronouns", {})),
        clause=re.compile(table.get("clause") or NEVER),
        participle=re.compile(table.get("participle") or NEVER),
        predicate=re.compile(table.get("predicate") or NEVER),
        links_of={k: frozenset(v) for k, v in table.get("links_of", {}).items()},
        topics_of={k: frozenset(v) for k, v in table.get("topics_of", {}).items()},
        dated_behind=_leads(table.get("dated_behind", ())),
        year_title=str(table.get("year_title", "{0} {1}")),
        small_words_of={k: frozenset(v) for k, v in table.get("small_words_of", {}).items()},
    )


def _leads(words: Collection[str]) -> re.Pattern[str]:
    """Return the pattern of one of several words right before an act, with or without "the"."""
    either = "|".join(re.escape(word) for word in words)
    return re.compile(rf"\b(?:{either})(?: the)? $", re.IGNORECASE) if words else re.compile(NEVER)
