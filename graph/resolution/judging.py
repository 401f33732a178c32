"""What speaks for and against two candidates' being one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import product

from rapidfuzz.fuzz import token_set_ratio

from graph.edtf import compatible
from graph.extraction.coreference.name_keys import COUNTRY
from graph.languages.script import consonant_key
from graph.resolution.candidates import Candidate
from graph.resolution.concepts import HEAD_OF_STATE
from graph.resolution.countries import MARK
from graph.resolution.names import initials_fit, person_keys
from graph.resolution.words import WORD
from ontology.vocabulary import is_a

FAMILIES = ("Person", "PopulationGroup", "Country", "Organisation")
ALIKE = 60.0
"""How alike (0 to 100) two full names of one body are at least."""
PATRONYMIC = 3


def contradiction(first: Candidate, second: Candidate) -> str:
    """Return what tells two candidates apart although they share a name, or ''."""
    if _family(first) != _family(second):
        return f"{first.cls} and {second.cls}"
    rules = {"act": _acts, "event": _acts, "actor": _actors}
    rule = rules.get(first.named.collection)
    return rule(first, second) if rule else ""


def support(first: Candidate, second: Candidate) -> str:
    """Return what else two candidates share, or ''."""
    if first.named.collection in ("act", "event"):
        if first.dates and second.dates and _overlap(first.dates, second.dates):
            return "the same date"
        return "the same number" if set(first.numbers) & set(second.numbers) else ""
    if is_a(first.cls, "Person"):
        return shared_context(first, second)
    full = set(first.full_names) & set(second.full_names)
    return "the same full name" if full else ""


def shared_context(first: Candidate, second: Candidate) -> str:
    """Return the body or post that two persons share, or ''."""
    if bodies := first.bodies & second.bodies:
        return f"the same body ({min(bodies)})"
    posts = {
        title
        for (title, of), (other, of_other) in product(_placed(first), _placed(second))
        if title == other and _alike(of, of_other)
    }
    return f"the same post ({min(posts)})" if posts else ""


def _placed(candidate: Candidate) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return a person's posts; the head of a state that is not named heads the text's country."""
    country = frozenset({candidate.country} - {""})
    return tuple(
        (title, of or (country if title == HEAD_OF_STATE else of)) for title, of in candidate.posts
    )


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first) and bool(second) and not _different(first, second)


def _family(candidate: Candidate) -> str:
    return _family_of(candidate.cls) or candidate.named.collection


@cache
def _family_of(cls: str) -> str:
    return next((family for family in FAMILIES if is_a(cls, family)), "")


def _acts(first: Candidate, second: Candidate) -> str:
    if not (is_a(first.cls, second.cls) or is_a(second.cls, first.cls)):
        return f"{first.cls} and {second.cls}"
    if first.dates and second.dates and not _overlap(first.dates, second.dates):
        return f"dates {first.dates[0]} and {second.dates[0]}"
    for what in ("numbers", "ordinals"):
        one, other = set(getattr(first, what)), set(getattr(second, what))
        if one and other and not one & other:
            return f"{what} {min(one)} and {min(other)}"
    return ""


def _overlap(first: Iterable[str], second: Iterable[str]) -> bool:
    return any(compatible(one, other) for one, other in product(first, second))


def _actors(first: Candidate, second: Candidate) -> str:
    return _persons(first, second) if is_a(first.cls, "Person") else _bodies(first, second)


def _persons(first: Candidate, second: Candidate) -> str:
    if apart := _names_apart(first, second):
        return apart
    if shared_context(first, second):
        return ""
    for (title, of), (other, of_other) in product(sorted(first.posts, key=_order), second.posts):
        if title == other and _different(of, of_other):
            return f"the post {title} in different bodies"
    return ""


def _order(post: tuple[str, frozenset[str]]) -> tuple[str, tuple[str, ...]]:
    return post[0], tuple(sorted(post[1]))


def _names_apart(first: Candidate, second: Candidate) -> str:
    one = {k for n in first.names for k in person_keys(n.text)}
    other = {k for n in second.names for k in person_keys(n.text)}
    if one and other and not one & other:
        return "other full names"
    if not any(initials_fit(n.text, m.text) for n, m in product(first.names, second.names)):
        return "other initials"
    long, longer = _longest(first), _longest(second)
    if len(long) == len(longer) == PATRONYMIC and set(long) != set(longer):
        return "other patronymics"
    return ""


def _longest(candidate: Candidate) -> tuple[str, ...]:
    """Return the keys of the most words, not initials, that a full name has."""
    full = [n.text for n in candidate.names if person_keys(n.text)]
    written = ([word for word in WORD.findall(name) if len(word) > 1] for name in full)
    return tuple(consonant_key(word) for word in max(written, key=len, default=[]))


def _different(first: frozenset[str], second: frozenset[str]) -> bool:
    """Say whether two sets of keys name different bodies: no key is like another."""
    alike = (_like(one, two) for one, two in product(first, second))
    return bool(first) and bool(second) and not any(alike)


def _like(first: str, second: str) -> bool:
    """Say whether two keys are alike: of one kind and country, with mostly the same words."""
    (kind, _, one), (other_kind, _, two) = first.partition(" "), second.partition(" ")
    countries = _countries(one), _countries(two)
    if kind != other_kind or kind == "country" or (all(countries) and countries[0] != countries[1]):
        return first == second
    return bool(token_set_ratio(one, two) >= ALIKE)


def _countries(key: str) -> set[str]:
    return {word for word in key.split() if word.startswith((MARK, COUNTRY))}


def _bodies(first: Candidate, second: Candidate) -> str:
    pairs = product(first.full_names, second.full_names)
    alike = [
        token_set_ratio(one, two)
        for (language, one), (other_language, two) in pairs
        if language == other_language
    ]
    return "other full names" if alike and max(alike) < ALIKE else ""
