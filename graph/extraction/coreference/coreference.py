"""Coreference: which mentions of one document speak of one thing. Never merged on doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.coreference.bare_mentions import pointed
from graph.extraction.coreference.constitutions import (
    adds_name,
    likely_constitutions,
    several_constitutions,
    undated,
)
from graph.extraction.coreference.mention import Cluster, Family, Mention, is_unnamed
from graph.extraction.coreference.mentions import mentions
from graph.extraction.coreference.name_keys import name_key
from graph.extraction.coreference.pronouns import pronouns
from graph.extraction.coreference.same_acts import year_alone
from graph.extraction.coreference.sameness import same
from graph.extraction.coreference.topics import FIRST, defined
from graph.facts import Name, Thing
from graph.reading.document import Document
from ontology.vocabulary import is_a, superclasses

TOLD = ("act", "event")
"""Families of which a bare noun tells no class."""
POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True)
class Coreference:
    """The things of a document, and which thing each annotation stands for.

    ``references`` are the annotations that coreference itself found: definite heads.
    """

    things: tuple[Thing, ...]
    keys: Mapping[Annotation, str] = field(repr=False)
    references: tuple[Annotation, ...] = field(repr=False)
    unnamed: frozenset[str] = frozenset()
    """The keys of bodies and acts that the document calls by their noun alone."""

    def thing(self, key: str) -> Thing:
        """Return the thing of a key; StopIteration when there is none."""
        return next(t for t in self.things if t.key == key)

    def named(self, name: str, language: str, family: Family | None = None) -> str:
        """Return the key of the thing of that name (``family`` begins the key), or ''."""
        wanted = name_key(name, language) if name else ()
        for thing in self.things if wanted else ():
            if family and not thing.key.startswith(family):
                continue
            if any(name_key(n.text, n.language) == wanted for n in thing.names):
                return thing.key
        return ""


def corefer(document: Document, sentences: Sequence[Annotated]) -> Coreference:
    """Return the things that a document speaks of, by the annotations of its sentences."""
    found = mentions(sentences)
    given = {a for s in sentences for a in s.annotations}
    clusters: dict[Family, list[Cluster]] = {}
    several = several_constitutions(found)
    for mention in sorted((m for m in found if not m.bare), key=_fullness):
        _join(mention, clusters.setdefault(mention.family, []), several)
    for mention in sorted((m for m in found if m.bare), key=lambda m: m.titular):
        known = clusters.setdefault(mention.family, [])
        _point(mention, known, mention.annotation in given)
    return _numbered(document, clusters, sentences, given)


def _fullness(mention: Mention) -> tuple[bool, int, int, bool, tuple[int, int]]:
    fuller = -len(mention.key), -len(mention.names[0])
    return undated(mention), *fuller, not mention.linked, mention.order


def _join(mention: Mention, clusters: list[Cluster], several: bool) -> None:
    """Put a mention to the one cluster that it fits; to its own when none fits, or several.

    A mention that links its names itself makes one cluster of those that it fits. Where a text
    tells of ``several`` constitutions, a mention is of the likeliest.
    """
    fresh = mention.fresh and (undated(mention) or mention.cls != "Constitution")
    fitting = [] if fresh else [c for c in clusters if same(mention, c)]
    if several and mention.cls == "Constitution":
        fitting = likely_constitutions(mention, fitting)
    if len(fitting) > 1 and mention.linked:
        for other in fitting[1:]:
            clusters.remove(other)
            fitting[0].extend(other)
        fitting = fitting[:1]
    if len(fitting) > 1 and year_alone(mention):
        fitting = _last_named(mention, fitting)
    if len(fitting) > 1:
        exact = [c for c in fitting if any(m.key == mention.key for m in c)]
        opening = [c for c in fitting if any(_opens(m) for m in c)]
        fitting = exact if len(exact) == 1 else opening or _likeliest(mention, fitting)
    if len(fitting) == 1:
        fitting[0].append(mention)
    else:
        clusters.append([mention])


def _last_named(mention: Mention, fitting: Sequence[Cluster]) -> list[Cluster]:
    """Return of several acts the one that was named last before a mention, or none."""
    last = [max((m.order for m in c if m.order < mention.order), default=None) for c in fitting]
    known = [order for order in last if order]
    return [fitting[last.index(max(known))]] if known else []


def _likeliest(mention: Mention, fitting: Sequence[Cluster]) -> list[Cluster]:
    """Return of several persons with one surname the one who was named in full before most often.

    Two who were named as often stay apart from the surname.
    """
    if mention.family != "person" or len(mention.key) > 1:
        return []
    ahead = [sum(len(m.key) > 1 and m.order < mention.order for m in c) for c in fitting]
    most = max(ahead, default=0)
    often = [c for c, count in zip(fitting, ahead, strict=True) if count == most]
    return often if most and len(often) == 1 else []


def _opens(mention: Mention) -> bool:
    """Whether a mention names the person whom the opening of a document defines."""
    sentence = mention.annotation.sentence_index
    return mention.family == "person" and sentence < FIRST and defined(mention.annotation)


def _point(mention: Mention, clusters: list[Cluster], named: bool) -> None:
    """Put a definite head to the one thing that it means; to its own where a text ``named`` it.

    What something is said to be is that thing.
    """
    fitting = [c for c in clusters if any(m.annotation == mention.of for m in c)]
    fitting = fitting or [
        *pointed(mention, clusters, named=named and not is_unnamed(mention.annotation))
    ]
    if len(fitting) == 1:
        fitting[0].append(mention)
    elif (named or mention.own) and not fitting:
        clusters.append([mention])


def _numbered(
    document: Document,
    clusters: Mapping[Family, list[Cluster]],
    sentences: Sequence[Annotated],
    given: set[Annotation],
) -> Coreference:
    things: list[Thing] = []
    keys: dict[Annotation, str] = {}
    unnamed: set[str] = set()
    for family in sorted(clusters):
        ordered = sorted(clusters[family], key=lambda c: min(m.order for m in c))
        for number, cluster in enumerate(ordered, start=1):
            thing = _thing(f"{family}-{number}", cluster, document.languages)
            things.append(thing)
            keys.update((m.annotation, thing.key) for m in cluster)
            if all(_is_nameless(m, given) for m in cluster):
                unnamed.add(thing.key)
    keys.update(pronouns(sentences, keys))
    references = sorted((a for a in keys if a not in given), key=lambda a: a.evidence)
    return Coreference(tuple(things), keys, tuple(references), frozenset(unnamed))


def _is_nameless(mention: Mention, given: set[Annotation]) -> bool:
    """Whether a mention has no name: it only points, or is of an act that nothing tells apart."""
    pointing = mention.bare and mention.annotation not in given
    return pointing or is_unnamed(mention.annotation)


def _thing(key: str, cluster: Cluster, languages: Sequence[str]) -> Thing:
    ordered = sorted(cluster, key=lambda m: m.order)
    mentioned = sorted({m.annotation.evidence for m in ordered})
    names = {(n.text, n.language): n for n in reversed([*_names(ordered)])}
    called = Counter(m.names[0] for m in ordered)
    own = {m.names[0] for m in ordered if m.family in TOLD and not m.bare}

    def order(name: Name) -> tuple[object, ...]:
        fuller = _rank(name, languages)
        return name.text not in own, fuller, -called[name.text], name.evidence, name.text

    return Thing(key, _class(ordered), tuple(sorted(names.values(), key=order)), tuple(mentioned))


def _names(cluster: Cluster) -> Iterator[Name]:
    full = [m for m in cluster if not m.bare or adds_name(m, cluster)]
    full = full or [m for m in cluster if is_unnamed(m.annotation)]
    full = full or [m for m in cluster if m.annotation.text[0].isupper()] or cluster
    for mention in full:
        for text in mention.names:
            yield Name(text, mention.language, mention.annotation.evidence)


def _rank(name: Name, languages: Sequence[str]) -> tuple[int, bool, int]:
    """Rank the document's first language first, then fuller names; capitals only come last.

    Of equal ones ``_thing`` takes the dictionary form that most mentions have.
    """
    known = languages.index(name.language) if name.language in languages else len(languages)
    capitals = _without_ending(name.text).isupper()
    return known, capitals, -len(name_key(name.text, name.language))


def _without_ending(text: str) -> str:
    """Return a name without what is no part of it in capitals: "NATO's", «НАТО-дан»."""
    stem, _, ending = text.rpartition("-")
    return stem if ending.isalpha() and ending.islower() else POSSESSIVE.sub("", text)


def _class(cluster: Cluster) -> str:
    """Return the class most often given, or one below it that was given too.

    A bare noun that a name of the body has, too, tells nothing: "the Congress" may be that of a
    parliament or of a union.
    """
    heads = {m.head[0] for m in cluster if not m.bare and m.family == "actor"} - {""}
    telling = [m for m in cluster if not (m.bare and m.head[0] in heads)]
    telling = [m for m in telling if not _points_otherwise(m, cluster)]
    counts = Counter(cls for m in telling for cls in (m.cls, *(told for _, told in m.told)))
    depth = {cls: len(superclasses(cls)) for cls in counts}
    common = min(counts, key=lambda c: (-counts[c], -depth[c], c))
    below = [c for c in counts if set(superclasses(common)) <= set(superclasses(c))]
    return min(below, key=lambda c: (-depth[c], -counts[c], c))


def _points_otherwise(mention: Mention, cluster: Cluster) -> bool:
    """Whether a bare noun means a thing of another class: "the charter" of a state, "the forum"."""
    classes = {m.cls for m in cluster if not m.bare}
    related = any(is_a(mention.cls, c) or is_a(c, mention.cls) for c in classes)
    return mention.family in TOLD and mention.bare and bool(classes) and not related
