"""Sameness: whether a mention fits the mentions that are already known to be one thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from graph.extraction.annotation import Event
from graph.extraction.coreference.mention import Family, Mention
from graph.extraction.coreference.name_keys import name_key
from graph.extraction.coreference.people import one_person, two_people
from graph.extraction.coreference.same_acts import dates_agree, same_act
from graph.extraction.coreference.same_names import acronym, part_of_name, same_name
from graph.extraction.names.international import international_body
from graph.extraction.names.titles_behind import without_title

Test = Callable[[Mention, Sequence[Mention]], bool]


def same(mention: Mention, cluster: Sequence[Mention]) -> bool:
    """Say whether a mention speaks of the thing that the mentions of a cluster speak of."""
    return TESTS[mention.family](mention, cluster)


def _person(mention: Mention, cluster: Sequence[Mention]) -> bool:
    """A person: the name fits one of theirs, and no given name speaks against it."""
    own = without_title(mention.names[0], mention.language)
    names = {without_title(m.names[0], m.language) for m in cluster}
    return any(one_person(own, name) for name in names) and not any(
        two_people(own, name) for name in names
    )


def _country(mention: Mention, cluster: Sequence[Mention]) -> bool:
    first = cluster[0]
    if mention.country or first.country:
        return mention.country == first.country
    return same_name(mention, first)


def _named(mention: Mention, cluster: Sequence[Mention]) -> bool:
    return any(same_name(mention, m) for m in cluster)


def _actor(mention: Mention, cluster: Sequence[Mention]) -> bool:
    known = _international(mention.names, mention.language)
    others = [_international(m.names, m.language) for m in cluster] if known else []
    if any(others):
        return known in others
    return any(
        same_name(mention, m) or part_of_name(mention, m) or acronym(mention, m) for m in cluster
    )


@lru_cache(maxsize=20_000)
def _international(names: tuple[str, ...], language: str) -> str:
    """Return the identity of the international body that names are of, or ''."""
    found = (international_body(name, language) for name in names)
    return next((identity for identity in found if identity), "")


def _event(mention: Mention, cluster: Sequence[Mention]) -> bool:
    return not any(_events_differ(mention, m) for m in cluster) and any(
        _same_event(mention, m) for m in cluster
    )


def _events_differ(first: Mention, second: Mention) -> bool:
    a, b = first.annotation.value, second.annotation.value
    assert isinstance(a, Event)
    assert isinstance(b, Event)
    ordinals = a.ordinal and b.ordinal and a.ordinal != b.ordinal
    return bool(ordinals) or first.cls != second.cls or not dates_agree(a.date, b.date)


def _same_event(first: Mention, second: Mention) -> bool:
    a, b = first.annotation.value, second.annotation.value
    assert isinstance(a, Event)
    assert isinstance(b, Event)
    bodies = not a.body or not b.body or _same_body(first, second)
    if a.ordinal and a.ordinal == b.ordinal:
        return bodies
    if a.date and a.date == b.date and a.body and b.body:
        return bodies
    return same_name(first, second)


def _same_body(first: Mention, second: Mention) -> bool:
    a, b = first.annotation.value, second.annotation.value
    assert isinstance(a, Event)
    assert isinstance(b, Event)
    left, right = name_key(a.body, first.language), name_key(b.body, second.language)
    if first.language != second.language:
        return True
    return set(left) <= set(right) or set(right) <= set(left)


TESTS: Mapping[Family, Test] = {
    "person": _person,
    "country": _country,
    "group": _named,
    "actor": _actor,
    "place": _named,
    "act": same_act,
    "event": _event,
}
