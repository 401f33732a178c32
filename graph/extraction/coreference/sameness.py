"""Sameness: whether a mention fits the mentions that are already known to be one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Act, Event
from graph.extraction.coreference.mentions import Family, Mention
from graph.extraction.coreference.name_keys import COUNTRY, name_key, tightened
from graph.extraction.coreference.people import one_person, two_people
from graph.extraction.coreference.translations import meaning
from graph.extraction.names.international import international_body
from graph.extraction.names.naming_rules import rules
from graph.extraction.phrases.phrase_rules import rules as phrase_rules
from graph.extraction.quoted import quotations
from graph.languages.pack import pack
from graph.languages.script import consonant_key
from ontology.vocabulary import is_a

Test = Callable[[Mention, Sequence[Mention]], bool]


def same(mention: Mention, cluster: Sequence[Mention]) -> bool:
    """Say whether a mention speaks of the thing that the mentions of a cluster speak of."""
    return TESTS[mention.family](mention, cluster)


def _person(mention: Mention, cluster: Sequence[Mention]) -> bool:
    """A person: the name fits one of theirs, and no given name speaks against it."""
    names = {m.names[0] for m in cluster}
    return any(one_person(mention.names[0], name) for name in names) and not any(
        two_people(mention.names[0], name) for name in names
    )


def _country(mention: Mention, cluster: Sequence[Mention]) -> bool:
    first = cluster[0]
    if mention.country or first.country:
        return mention.country == first.country
    return _same_name(mention, first)


def _named(mention: Mention, cluster: Sequence[Mention]) -> bool:
    return any(_same_name(mention, m) for m in cluster)


def _actor(mention: Mention, cluster: Sequence[Mention]) -> bool:
    known = _international(mention.names, mention.language)
    others = [_international(m.names, m.language) for m in cluster] if known else []
    if any(others):
        return known in others
    return any(
        _same_name(mention, m) or _part_of_name(mention, m) or _acronym(mention, m) for m in cluster
    )


@lru_cache(maxsize=20_000)
def _international(names: tuple[str, ...], language: str) -> str:
    """Return the identity of the international body that names are of, or ''."""
    found = (international_body(name, language) for name in names)
    return next((identity for identity in found if identity), "")


def _same_name(first: Mention, second: Mention) -> bool:
    """A name of one is a name of the other; across languages by sound or word for word."""
    one, other = ((m.names, m.language) for m in (first, second))
    if first.language == second.language:
        return not _keys(*one).isdisjoint(_keys(*other))
    return bool(_sounds(*one) & _sounds(*other) or _meanings(*one) & _meanings(*other))


@lru_cache(maxsize=20_000)
def _keys(names: tuple[str, ...], language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(sorted(name_key(name, language))) for name in names)


@lru_cache(maxsize=20_000)
def _meanings(names: tuple[str, ...], language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(meaning(name, language) for name in names) - {()}


@lru_cache(maxsize=20_000)
def _sounds(names: tuple[str, ...], language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(part if part.startswith(COUNTRY) else consonant_key(part) for part in key)
        for key in _keys(names, language)
        if any(len(consonant_key(part)) > 2 for part in key if not part.startswith(COUNTRY))
    )


def _part_of_name(first: Mention, second: Mention) -> bool:
    """One name is the other without what follows its head: ``Council of Elders (of Ghana)``."""
    if first.language != second.language:
        return False
    short, long = sorted((first.key, second.key), key=len)
    if len(short) < 2 or len(short) == len(long):
        return False
    rest = len(long) - len(short)
    if rules(first.language).structure == "izafet":
        return long[rest:] == short and all(k.startswith(COUNTRY) for k in long[:rest])
    return long[: len(short)] == short and all(k.startswith(COUNTRY) for k in long[len(short) :])


def _acronym(first: Mention, second: Mention) -> bool:
    """One name is made of the first letters of the other's words."""
    return any(
        _initials(long, short)
        for short in (*first.names, *second.names)
        if short.isupper() and short.isalpha() and 1 < len(short) < 8
        for long in ((*second.names,) if short in first.names else (*first.names,))
    )


def _initials(name: str, acronym: str) -> bool:
    words = [w for w in name.replace("-", " ").split() if w[0].isalpha()]
    spelled = {"".join(w[0] for w in words), "".join(w[0] for w in words if w[0].isupper())}
    return len(words) > 1 and acronym in {s.upper() for s in spelled}


def _act(mention: Mention, cluster: Sequence[Mention]) -> bool:
    return not any(acts_differ(mention, m) for m in cluster) and any(
        _same_act(mention, m) for m in cluster
    )


def acts_differ(first: Mention, second: Mention) -> bool:
    """Whether class, number, date or country keep two acts apart."""
    a, b = first.annotation.value, second.annotation.value
    if not isinstance(a, Act) or not isinstance(b, Act):
        return False
    if a.number and b.number and _plain(a.number) != _plain(b.number):
        return True
    if _titled_apart(a, b):
        return True
    related = is_a(first.cls, second.cls) or is_a(second.cls, first.cls)
    return not related or not dates_agree(a.date, b.date) or _countries_differ(first, second)


def _titled_apart(first: Act, second: Act) -> bool:
    """Whether both acts have a title in quotation marks, and few words of one are the other's."""
    titles = [quotations(act.title) for act in (first, second)]
    if not all(titles):
        return False
    one, other = ({*tightened(found[0].title).lower().split()} for found in titles)
    return len(one & other) * 2 < min(len(one), len(other))


def _countries_differ(first: Mention, second: Mention) -> bool:
    a, b = ({k for k in m.key if k.startswith(COUNTRY)} for m in (first, second))
    return bool(a and b and not a & b)


def _same_act(first: Mention, second: Mention) -> bool:
    a, b = first.annotation.value, second.annotation.value
    if not isinstance(a, Act) or not isinstance(b, Act):
        return _same_name(first, second)
    if a.number and b.number:
        return _plain(a.number) == _plain(b.number) and first.cls == second.cls
    if first.cls == second.cls == "Constitution":
        return _kind_words(first) == _kind_words(second) or first.key == second.key
    if _by_year(first, second, a, b):
        return True
    if _told_otherwise(a, b) and not _topical(first, second):
        return False
    apart = first.order[0] != second.order[0]
    if apart and first.cls == second.cls and a.date and a.date == b.date and len(a.date) == 10:
        return True
    return _same_name(first, second) or _part_of_name(first, second) or _alike(first, second)


def _alike(first: Mention, second: Mention) -> bool:
    """Whether two laws are about one thing: "the bill on seals" becomes "the Law on Seals"."""
    one, other = ([k for k in m.key if k not in m.head[0].split()] for m in (first, second))
    law = first.cls == second.cls == "Law" and first.language == second.language
    return law and first.head != second.head and bool(one) and one == other


def _told_otherwise(one: Act, other: Act) -> bool:
    """Whether one act is told by its number alone and the other by its date alone."""
    numbered = bool(one.number) != bool(other.number)
    return numbered and bool(one.date) != bool(other.date) and bool(one.number) != bool(one.date)


def _topical(first: Mention, second: Mention) -> bool:
    """Whether two acts share a title that says what they are about, not only their kind."""
    topic = phrase_rules(first.language).topic
    words = {*first.names[0].lower().split()}
    told = bool(words & topic) or bool(quotations(first.names[0]))
    return told and first.key == second.key


def _by_year(first: Mention, second: Mention, one: Act, other: Act) -> bool:
    """Whether the year alone names one of two acts of a kind: "the Act of 1936"."""
    dated = bool(one.date and other.date) and dates_agree(one.date, other.date)
    alone = any([k for k in m.key if not k.isdigit()] == m.head[0].split() for m in (first, second))
    return dated and alone and bool(first.head[0]) and first.head == second.head


def _kind_words(mention: Mention) -> frozenset[str]:
    """Return the words in lower case before a constitution's noun that tell it from others."""
    language, title = mention.language, mention.names[0]
    known = {*pack(language).table("coreference").get("same_kind", ())}
    passed = known | act_rules(language).generic | phrase_rules(language).articles
    before = re.split(rf"\b{re.escape(mention.head[0][:5])}", title, flags=re.IGNORECASE)[0]
    words = {w for w in before.split() if w.islower() and w.isalpha()}
    owner = phrase_rules(language).owner
    return frozenset(w for w in words - passed if not owner.fullmatch(w))


def _plain(number: str) -> str:
    return "".join(c for c in number.casefold() if c.isalnum())


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
    return _same_name(first, second)


def _same_body(first: Mention, second: Mention) -> bool:
    a, b = first.annotation.value, second.annotation.value
    assert isinstance(a, Event)
    assert isinstance(b, Event)
    left, right = name_key(a.body, first.language), name_key(b.body, second.language)
    if first.language != second.language:
        return True
    return set(left) <= set(right) or set(right) <= set(left)


def dates_agree(first: str, second: str) -> bool:
    """Say whether two EDTF dates can be one time: equal, one finer than the other, or unknown."""
    if not first or not second:
        return True
    return first.startswith(second) or second.startswith(first)


TESTS: Mapping[Family, Test] = {
    "person": _person,
    "country": _country,
    "group": _named,
    "actor": _actor,
    "place": _named,
    "act": _act,
    "event": _event,
}
