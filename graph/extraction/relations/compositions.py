"""Compositions: bodies whose names say whose part they are, or under whom they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph.extraction.coreference.name_keys import name_key
from graph.extraction.coreference.register import Register
from graph.extraction.lexicon import entries
from graph.extraction.names.naming_rules import rules
from graph.facts import Fact, Name, Thing
from graph.languages.pack import pack
from ontology.vocabulary import is_a

Keys = Mapping[tuple[str, ...], str]
OPENING, CLOSING = '«“„"', '»”“"'
"""What is around a name of its own, which is nobody's: a club "X" is no part of X."""


def compositions(register: Register) -> Iterator[Fact]:
    """Yield ``partOf`` and ``subordinateTo`` for bodies named after the body that they belong to.

    ``General Assembly of the League`` is part of the League; ``Institute under the President`` is
    subordinate to the President. Only things that the document names besides are taken.
    """
    bodies = [t for t in register.things.values() if is_a(t.cls, "Organisation")]
    bodies = [t for t in bodies if t.cls != "HeadOfState"]
    known = {name_key(n.text, n.language): t.key for t in bodies for n in t.names}
    for thing in bodies:
        for name in thing.names:
            fact = _above(thing, name, register) or _whole(thing, name, known)
            if fact:
                yield fact
                break


def _above(thing: Thing, name: Name, register: Register) -> Fact | None:
    """Read what stands behind (or, head last, before) the word for "under" in a name."""
    for word in pack(name.language).table("coreference").get("under", ()):
        parts = re.split(rf"(?<!\w){re.escape(word)}(?!\w)", name.text, maxsplit=1)
        if len(parts) == 2:
            above = parts[0] if rules(name.language).structure == "izafet" else parts[1]
            key = register.named(above.strip(), name) or register.office(above.strip(), name)
            if key and key != thing.key:
                return Fact(thing.key, "subordinateTo", key, name.evidence, frame="name")
    return None


def _whole(thing: Thing, name: Name, known: Keys) -> Fact | None:
    """Read the name of another body inside a name, where the whole stands."""
    key = name_key(name.text, name.language)
    last = rules(name.language).structure == "izafet"
    for size in range(len(key) - 1, 0, -1):
        part = key[:size] if last else key[-size:]
        rest = key[size:] if last else key[:-size]
        whole = known.get(part, "")
        quoted = name.text[0] in OPENING if last else name.text[-1] in CLOSING
        if whole and whole != thing.key and not quoted and _has_head(rest, name.language):
            return Fact(thing.key, "partOf", whole, name.evidence, frame="name")
    return None


def _has_head(words: tuple[str, ...], language: str) -> bool:
    """Tell whether the words of a name have a whole head noun: "committee", not "general"."""
    index = entries(language)
    found = (e for word in words for e in index.get(word, ()) if e.kind == "headNoun")
    return any(len(e.words) == 1 or set(e.words) <= set(words) for e in found)
