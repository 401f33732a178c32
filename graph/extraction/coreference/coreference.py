"""Coreference: which mentions of one document speak of one thing. Never merged on doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Act, Annotation
from graph.extraction.coreference.act_references import act_before
from graph.extraction.coreference.definite import meanings, never_meant
from graph.extraction.coreference.mentions import Family, Mention, mentions
from graph.extraction.coreference.name_keys import name_key
from graph.extraction.coreference.pronouns import pronouns
from graph.extraction.coreference.sameness import acts_differ, same
from graph.extraction.coreference.topics import FIRST, defined
from graph.facts import Name, Thing
from graph.languages.pack import pack
from graph.reading.document import Document
from ontology.vocabulary import is_a, superclasses

Cluster = list[Mention]
OPENING = 6
"""Sentences, its heading among them, in which a document names the country that it is about."""
YEAR = 4
"""Letters of the year with which an EDTF date begins."""
POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True)
class Coreference:
    """The things of a document, and which thing each annotation stands for.

    ``references`` are the annotations that coreference itself found: definite heads.
    """

    things: tuple[Thing, ...]
    keys: Mapping[Annotation, str] = field(repr=False)
    references: tuple[Annotation, ...] = field(repr=False)

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
    several = len({year for m in found if (year := _constitution_year(m))}) > 1
    for mention in sorted((m for m in found if not m.bare), key=_fullness):
        _join(mention, clusters.setdefault(mention.family, []), several)
    for mention in sorted((m for m in found if m.bare), key=lambda m: m.titular):
        known = clusters.setdefault(mention.family, [])
        _point(mention, known, mention.annotation in given)
    return _numbered(document, clusters, sentences, given)


def _fullness(mention: Mention) -> tuple[int, int, tuple[int, int]]:
    return -len(mention.key), -len(mention.names[0]), mention.order


def _constitution_year(mention: Mention) -> str:
    """Return the year of a constitution that is named with it, or ''."""
    act = mention.annotation.value
    return act.date[:YEAR] if isinstance(act, Act) and act.cls == "Constitution" else ""


def _doubtful(mention: Mention, cluster: Cluster) -> bool:
    """Whether one of two constitutions has no year, and nothing near says that they are one."""
    own, years = _constitution_year(mention), {_constitution_year(m) for m in cluster} - {""}
    near = any(abs(m.order[0] - mention.order[0]) <= 1 for m in cluster)
    return mention.cls == "Constitution" and bool(own) != bool(years) and not near


def _join(mention: Mention, clusters: list[Cluster], several: bool) -> None:
    """Put a mention to the one cluster that it fits; to its own when none fits, or several.

    A mention that links its names itself makes one cluster of those that it fits. Where a text
    tells of ``several`` constitutions, one without a year is another unless it stands nearby.
    """
    fitting = [c for c in clusters if same(mention, c)]
    fitting = [c for c in fitting if not (several and _doubtful(mention, c))]
    if len(fitting) > 1 and mention.linked:
        for other in fitting[1:]:
            clusters.remove(other)
            fitting[0].extend(other)
        fitting = fitting[:1]
    if len(fitting) > 1:
        exact = [c for c in fitting if any(m.key == mention.key for m in c)]
        opening = [c for c in fitting if any(_opens(m) for m in c)]
        fitting = exact if len(exact) == 1 else opening or _likeliest(mention, fitting)
    if len(fitting) == 1:
        fitting[0].append(mention)
    else:
        clusters.append([mention])


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
    """Put a definite head to the one thing with that head, or the one that was last spoken of."""
    fitting = [c for c in clusters if _may_point(mention, c)]
    if mention.family == "actor" and not named:
        fitting = [c for c in fitting if any(m.order < mention.order for m in c)]
    if mention.family == "country":
        fitting = _main(clusters)
    elif not fitting and not named:
        fitting = [c for c in clusters if _of_its_class(mention, c)]
        fitting = [c for c in fitting if any(_just_before(m, mention) for m in c)]
    fitting = fitting or _of_kind(mention, clusters)
    fitting = fitting or act_before(mention, clusters)
    doubtful = mention.family == "act" and len(fitting) > 1 and mention.names[0].islower()
    if mention.family == "actor" and _is_single(mention):
        fitting = [c for c in fitting if _is_named_so(c, mention)] or fitting
    if len(fitting) > 1:
        near = [c for c in fitting if any(_just_before(m, mention) for m in c)][:2]
        fitting = _spoken_of(mention, fitting) or near
    if len(fitting) == 1:
        fitting[0].append(mention)
    elif named and not (fitting or doubtful):
        clusters.append([mention])


def _spoken_of(mention: Mention, fitting: Sequence[Cluster]) -> list[Cluster]:
    """Return of several bodies the one that the text opens with and defines by the noun.

    Where another of them stands in the sentence itself, it may be that one.
    """
    lemma, here = mention.head[0], mention.order[0]
    opening = [c for c in fitting if any(m.order[0] < FIRST for m in c)]
    told = [c for c in opening if any(_told(m, lemma) for m in c)]
    others = (m for c in fitting if c not in told for m in c)
    apart = all(m.order[0] != here or m.order > mention.order for m in others)
    return told if len(told) == 1 and apart else []


def _may_point(mention: Mention, cluster: Cluster) -> bool:
    """Whether the thing of a cluster has the head noun of a mention."""
    lemma, cls = mention.head
    act = mention.family == "act"
    headed = any(
        _has_head(m, lemma if m.language == mention.language else "", cls) or _told(m, lemma)
        for m in cluster
    )
    if not headed or not act:
        return headed
    apart = [m for m in cluster if acts_differ(mention, m)]
    return not apart or (len(apart) == len(_dated(cluster)) and _done_later(mention, cluster))


def _dated(cluster: Cluster) -> list[Mention]:
    return [m for m in cluster if isinstance(m.annotation.value, Act) and m.annotation.value.date]


def _done_later(mention: Mention, cluster: Cluster) -> bool:
    """Whether a bare noun tells of what was done to the act of the sentence before, or of its own.

    "The Treaty was approved in January" says so of one that was signed in December.
    """
    act, earlier = mention.annotation.value, [m for m in cluster if m.order < mention.order]
    if not isinstance(act, Act) or not earlier or act.cls == "Constitution":
        return False
    near = mention.order[0] - max(m.order[0] for m in earlier) <= 1
    dates = [
        m.annotation.value.date for m in _dated(cluster) if isinstance(m.annotation.value, Act)
    ]
    return near and bool(act.date) and min(dates) < act.date


def _of_its_class(mention: Mention, cluster: Cluster) -> bool:
    """Whether the thing of a cluster is of a class of which texts seldom mean two."""
    return _is_single(mention) and any(is_a(m.cls, mention.cls) for m in cluster)


def _is_single(mention: Mention) -> bool:
    return mention.cls in pack(mention.language).table("coreference").get("single", ())


def _main(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Return the country that a document opens with and names twice as often as any other."""
    ordered = sorted(clusters, key=lambda c: -len(c))
    least = 2 * len(ordered[1]) if len(ordered) > 1 else 1
    opening = (c for c in ordered[:1] if any(m.order[0] < OPENING for m in c))
    return [c for c in opening if len(c) >= least]


def _has_head(mention: Mention, lemma: str, cls: str) -> bool:
    """Whether a mention has this head noun: the Treaty may be a peace treaty."""
    own = mention.head[0]
    longer = own.endswith(f" {lemma}")
    return own == lemma or longer if lemma else mention.head[1] == cls != ""


def _is_named_so(cluster: Cluster, mention: Mention) -> bool:
    """Whether a name of a thing has the head noun of a mention, and no pointer to it alone."""
    lemma, cls = mention.head
    return any(not m.bare and _has_head(m, lemma, cls) for m in cluster)


def _told(mention: Mention, lemma: str) -> bool:
    """Whether the text says behind a mention that it is such a thing: "is a political party"."""
    return any(f" {noun}".endswith(f" {lemma}") for noun, _ in mention.told) and bool(lemma)


def _of_kind(mention: Mention, clusters: Sequence[Cluster]) -> list[Cluster]:
    """Return the things that a word for a whole class may mean: of its paragraph, else before."""
    paragraph = mention.annotation.sentence.paragraph.index
    named = [(c, [m for m in c if _is_kind_of(m, mention)]) for c in clusters]
    here = [
        c for c, ms in named if any(m.annotation.sentence.paragraph.index == paragraph for m in ms)
    ]
    return here or [c for c, ms in named if ms]


def _is_kind_of(earlier: Mention, mention: Mention) -> bool:
    """Whether a word for a whole class may mean what was named just before.

    Some words mean no things of some classes below: no ministry is a company.
    """
    known = meanings(mention.language)
    noun = next((n for n in (" ".join(mention.key), mention.names[0]) if n in known), "")
    classes = known.get(noun, ())
    apart = never_meant(mention.language).get(noun, ())
    kind = any(is_a(earlier.cls, c) for c in classes)
    kind = kind and not any(is_a(earlier.cls, c) for c in apart)
    return kind and _just_before(earlier, mention)


def _just_before(mention: Mention, reference: Mention) -> bool:
    """Whether a mention stands before a reference, in its sentence or the three before it."""
    distance = reference.order[0] - mention.order[0]
    return 0 <= distance <= 3 and mention.order < reference.order


def _numbered(
    document: Document,
    clusters: Mapping[Family, list[Cluster]],
    sentences: Sequence[Annotated],
    given: set[Annotation],
) -> Coreference:
    things: list[Thing] = []
    keys: dict[Annotation, str] = {}
    for family in sorted(clusters):
        ordered = sorted(clusters[family], key=lambda c: min(m.order for m in c))
        for number, cluster in enumerate(ordered, start=1):
            thing = _thing(f"{family}-{number}", cluster, document.languages)
            things.append(thing)
            keys.update((m.annotation, thing.key) for m in cluster)
    keys.update(pronouns(sentences, keys))
    references = sorted((a for a in keys if a not in given), key=lambda a: a.evidence)
    return Coreference(tuple(things), keys, tuple(references))


def _thing(key: str, cluster: Cluster, languages: Sequence[str]) -> Thing:
    ordered = sorted(cluster, key=lambda m: m.order)
    mentioned = sorted({m.annotation.evidence for m in ordered})
    names = {(n.text, n.language): n for n in reversed([*_names(ordered)])}
    called = Counter(m.names[0] for m in ordered)
    own = {m.names[0] for m in ordered if m.family in ("event", "act")}

    def order(name: Name) -> tuple[object, ...]:
        fuller = _rank(name, languages)
        return name.text not in own, fuller, -called[name.text], name.evidence, name.text

    return Thing(key, _class(ordered), tuple(sorted(names.values(), key=order)), tuple(mentioned))


def _names(cluster: Cluster) -> Iterator[Name]:
    full = [m for m in cluster if not m.bare]
    full = full or [m for m in cluster if m.annotation.text[0].isupper()] or cluster
    for mention in full:
        for text in mention.names:
            yield Name(text, mention.language, mention.annotation.evidence)


def _rank(name: Name, languages: Sequence[str]) -> tuple[int, bool, int]:
    """Rank the document's first language first, then fuller names; capitals only come last.

    Of equal ones ``_thing`` takes the dictionary form that most mentions have.
    """
    known = languages.index(name.language) if name.language in languages else len(languages)
    capitals = POSSESSIVE.sub("", name.text).isupper()
    return known, capitals, -len(name_key(name.text, name.language))


def _class(cluster: Cluster) -> str:
    """Return the class most often given, or one below it that was given too."""
    counts = Counter(cls for m in cluster for cls in (m.cls, *(told for _, told in m.told)))
    depth = {cls: len(superclasses(cls)) for cls in counts}
    common = min(counts, key=lambda c: (-counts[c], -depth[c], c))
    below = [c for c in counts if set(superclasses(common)) <= set(superclasses(c))]
    return min(below, key=lambda c: (-depth[c], -counts[c], c))
