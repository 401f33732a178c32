"""Groups that their members exemplify: "the leaders of ten states, *among them* Ada Holm".

What is said of the group is said of those whom the sentence names as of it. They stand where the
noun for the group does, in its case, as what a pronoun means does. The table ``exemplified`` of
``frames.toml`` has the ``markers`` before the members, the nouns (lemmas) for groups of each class
of things, and those for who acts for such a thing (``sent``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from graph.extraction.relations.arcs import Arc, Lattice
from graph.extraction.relations.classes import is_one_of
from graph.extraction.relations.list_places import following, next_place
from graph.extraction.relations.patterns import Grammar
from graph.languages.grammar import grammar as reading
from graph.languages.pack import pack

FARTHEST = 14
"""Words between the noun for a group and its members, at most."""
FARTHEST_SENT = 7
"""Words between those who act for the things of a group and the noun for these, at most."""
KINDS = ("Person", "Country", "Organisation", "LegalAct", "PolicyEvent")
"""Classes of members, for each of which there are nouns."""


def with_groups(lattice: Lattice, grammar: Grammar) -> Lattice:
    """Return a lattice in which the nouns for groups stand for the members that are named."""
    table = _table(grammar.language)
    found = dict(lattice.pronouns)
    for start, end in _markers(lattice, table):
        members = tuple(_members(lattice, grammar, end))
        head = _head(lattice, grammar, start, members, table) if members else -1
        if head >= 0 and head not in found:
            found[head] = tuple(_standing_for(members, head, start, lattice, grammar))
    return replace(lattice, pronouns=found) if len(found) > len(lattice.pronouns) else lattice


@cache
def _table(language: str) -> Mapping[str, Any]:
    """Return the rules of a language, its markers as words."""
    table = dict(pack(language).table("frames").get("exemplified", {}))
    markers = sorted(table.get("markers", ()), key=lambda m: -len(m.split()))
    return {**table, "markers": [tuple(marker.split()) for marker in markers]}


def _markers(lattice: Lattice, table: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Yield where the words before members begin and end."""
    behind = 0
    for at in range(1, len(lattice.words)):
        if at < behind:
            continue
        told = (m for m in table["markers"] if lattice.words[at : at + len(m)] == m)
        if marker := next(told, None):
            behind = at + len(marker)
            yield at, behind


def _members(lattice: Lattice, grammar: Grammar, at: int) -> Iterator[Arc]:
    """Yield those whom a list names that begins at a token."""
    place = next_place(lattice, grammar, at)
    kind = ""
    while arc := _widest(lattice.arcs.get(place, ()), kind):
        kind = kind or _kind(arc)
        yield arc
        place, _ = following(lattice, grammar, arc, lambda _: False)


def _widest(arcs: Sequence[Arc], kind: str) -> Arc | None:
    """Return the longest name of a kind; of any kind where none is told."""
    named = (a for a in arcs if a.annotation.kind in ("name", "act") and _kind(a))
    alike = [a for a in named if not kind or _kind(a) == kind]
    return max(alike, key=lambda a: a.end, default=None)


def _kind(arc: Arc) -> str:
    return next((kind for kind in KINDS if arc.cls != "Date" and is_one_of(arc.cls, (kind,))), "")


def _head(
    lattice: Lattice,
    grammar: Grammar,
    marker: int,
    members: Sequence[Arc],
    table: Mapping[str, Any],
) -> int:
    """Return where the noun for a group stands before the words for its members, or -1."""
    nouns = frozenset(table.get(_kind(members[0]), ()))
    head = _nearest(lattice, grammar, nouns, marker, FARTHEST)
    if head < 0 or _kind(members[0]) == "Person":
        return head
    sent = _nearest(lattice, grammar, frozenset(table["sent"]), head, FARTHEST_SENT)
    between = range(sent + 1, head) if sent >= 0 else ()
    led = sent >= 0 and not any(_parts(at, lattice) for at in between)
    return sent if led else head


def _nearest(
    lattice: Lattice, grammar: Grammar, nouns: frozenset[str], before: int, farthest: int
) -> int:
    """Return the last token before one that is a plural of some nouns, or -1."""
    places = [at for at in lattice.places(nouns) if before - farthest <= at < before]
    several = (at for at in reversed(places) if _is_plural(at, lattice, grammar))
    at = next(several, -1)
    parted = at >= 0 and any(lattice.words[i] in ";:" for i in range(at, before))
    named = at in lattice.within_names or any(a.annotation.kind == "name" for a in _at(at, lattice))
    return -1 if parted or named else at


def _at(at: int, lattice: Lattice) -> Sequence[Arc]:
    return lattice.arcs.get(at, ()) if at >= 0 else ()


def _is_plural(at: int, lattice: Lattice, grammar: Grammar) -> bool:
    """Tell whether the noun at a token is of several."""
    word, plural = lattice.words[at], grammar.clauses.plural
    return word.endswith(plural) if plural else reading(word, lattice.language).number == "Plur"


def _parts(at: int, lattice: Lattice) -> bool:
    return not lattice.words[at][0].isalnum()


def _standing_for(
    members: Sequence[Arc], head: int, marker: int, lattice: Lattice, grammar: Grammar
) -> Iterator[Arc]:
    """Yield the members as what the noun for their group means, up to their end if no verb parts.

    "Ten *states* signed it, among them Chad": there the noun alone stands for them.
    """
    acting = any(_acts(lattice.words[at], grammar) for at in range(head, marker))
    end = head + 1 if acting else members[-1].end
    form = lattice.forms[head]
    yield from (replace(a, start=head, end=end, text=form, title="") for a in members)


def _acts(word: str, grammar: Grammar) -> bool:
    """Tell whether a word may be a finite verb."""
    finite = grammar.clauses.finite
    if finite is None:
        return reading(word, grammar.language).part == "VERB"
    return word in grammar.clauses.auxiliaries or bool(finite.fullmatch(word))
