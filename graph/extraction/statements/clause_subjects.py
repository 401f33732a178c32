"""Whose words a clause has by its form: of a participle's subject, not of who stands nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.statements.passage import Named, Passage
from graph.extraction.statements.speech import Found, speech

PARTED = re.compile(r"[,;:]")


def is_participle(passage: Passage, verb: Found) -> bool:
    """Whether a verb of speech behind a comma has the subject of the clause before it."""
    form = speech(passage.paragraph.language).pattern("participle")
    behind = passage.text[: verb.start].rstrip().endswith(",")
    return behind and bool(form.fullmatch(verb.tokens[0].text.lower()))


def clause_subject(passage: Passage, persons: Sequence[Named]) -> Named | None:
    """Return the first of the persons of a sentence, if it opens its clause, else nobody.

    "Ada Holm met Jan Novak, saying that …" are her words; those of "the party of Ada Holm lost,
    saying that …" are not.
    """
    if not persons:
        return None
    first = min(persons, key=lambda person: person.start)
    start = passage.sentence_at(first.start).start
    lead = PARTED.split(passage.text[start : first.start])[-1].lower().split()
    rules = speech(passage.paragraph.language)
    verb = any(rules.pattern("finite_form").fullmatch(word) for word in lead)
    body = first in passage.bodies and not rules.words("articles").issuperset(lead)
    return None if verb or body or rules.words("prepositions").intersection(lead) else first


def asked_until(passage: Passage, start: int, end: int) -> int:
    """Return where a clause ends by which somebody was asked, from ``start`` on; else ``start``.

    Whom it names did not answer: "Asked if Ada Holm would resign, he said …".
    """
    asked = speech(passage.paragraph.language).pattern("asked").match(passage.text, start, end)
    return asked.end() if asked else start


def owner_of(passage: Passage, persons: Sequence[Named], start: int) -> Named | None:
    """Return the person whose words a quotation at ``start`` is said to be: Ada Holm's “…”."""
    owned = speech(passage.paragraph.language).pattern("owner_ending")
    return next((p for p in persons if owned.fullmatch(passage.text, p.end, start)), None)
