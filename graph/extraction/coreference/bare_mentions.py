"""What a bare head noun points to: "the Assembly", «закон»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.annotation import Act, Event
from graph.extraction.coreference.act_references import act_before
from graph.extraction.coreference.constitutions import last_constitution, means_constitution
from graph.extraction.coreference.mention import Cluster, Mention
from graph.extraction.coreference.same_acts import acts_differ, dates_agree
from graph.extraction.coreference.topics import FIRST
from graph.extraction.phrases.hypernyms import meanings, never_meant
from graph.extraction.phrases.noun_endings import is_plural
from graph.languages.pack import pack
from graph.languages.tables import NEVER
from ontology.vocabulary import is_a

OPENING = 6
"""Sentences, its heading among them, in which a document names the country that it is about."""


def pointed(mention: Mention, clusters: Sequence[Cluster], *, named: bool) -> Sequence[Cluster]:
    """Return the things that a definite head may mean: the one with that head, or the last such.

    ``named``: the annotations of the text have it, so that it may be a name of its own.
    """
    fitting: Sequence[Cluster] = _headed(mention, clusters, named=named)
    fitting = fitting or _of_kind(mention, clusters) or act_before(mention, clusters)
    if mention.family == "actor" and _is_single(mention):
        fitting = [c for c in fitting if _is_named_so(c, mention)] or fitting
    if mention.family == "event":
        fitting = _gatherings(mention, fitting)
    if len(fitting) < 2:
        return fitting
    if mention.cls == "Constitution":
        last = last_constitution(mention, _near(mention, fitting))
        if last:
            return last
    # A noun in small letters that may mean several acts is none of its own, nor is one like others.
    doubtful = mention.family == "act" and mention.names[0].islower()
    alike = (m for c in fitting for m in c if m.head != mention.head)
    doubtful |= any(means_constitution(mention, m) for m in alike)
    near = _spoken_of(mention, fitting) or _near(mention, fitting)[:2]
    return near or (fitting if doubtful else [])


def _gatherings(mention: Mention, fitting: Sequence[Cluster]) -> Sequence[Cluster]:
    """Return the one that was spoken of last, where a noun may mean several or tells when it was.

    What tells when it was means only what was just named, and is not known to be of another time.
    """
    event = mention.annotation.value
    told = isinstance(event, Event) and bool(event.date or event.place)
    if told and isinstance(event, Event):
        fitting = [c for c in _near(mention, fitting) if not _at_other_times(event, c)]
    before = [m for c in fitting for m in c if _just_before(m, mention)]
    near = [m.order for m in before if not _is_aside(m)] or [m.order for m in before]
    last = max(near, default=None)
    latest = [c for c in fitting if any(m.order == last for m in c)]
    return latest if len(fitting) > 1 and latest else fitting


def _is_aside(mention: Mention) -> bool:
    """Whether a gathering is named only for what was done there: «отырысында | айтқан сөзі»."""
    place = mention.annotation
    behind = pack(place.sentence.language).table("coreference").get("aside", NEVER)
    return re.match(behind, place.sentence.text[place.end :]) is not None


def _at_other_times(event: Event, cluster: Cluster) -> bool:
    """Whether what is known of a gathering has another date or place than an event."""
    known = [m.annotation.value for m in cluster]
    others = [e for e in known if isinstance(e, Event)]
    apart = any(not dates_agree(e.date, event.date) for e in others)
    return apart or any(e.place and event.place and e.place != event.place for e in others)


def _headed(mention: Mention, clusters: Sequence[Cluster], *, named: bool) -> list[Cluster]:
    """Return the things with the head noun of a mention, else one of its class just before."""
    if mention.family == "country":
        return _main(clusters)
    fitting = [c for c in clusters if _may_point(mention, c)]
    if mention.family == "actor" and not named:
        fitting = [c for c in fitting if any(m.order < mention.order for m in c)]
    if fitting or named:
        return fitting
    near = _near(mention, [c for c in clusters if _of_its_class(mention, c)])
    return _of_paragraph(mention, near) or near


def _near(mention: Mention, clusters: Sequence[Cluster]) -> list[Cluster]:
    """Return the things that were spoken of just before a mention."""
    return [c for c in clusters if any(_just_before(m, mention) for m in c)]


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
        _has_head(m, lemma if m.language == mention.language else "", cls)
        or _told(m, lemma)
        or means_constitution(mention, m)
        for m in cluster
    )
    if not headed or not act:
        return headed
    apart = [m for m in cluster if acts_differ(mention, m) and not _is_other_kind(m, mention)]
    return not apart or (len(apart) == len(_dated(cluster)) and _done_later(mention, cluster))


def _is_other_kind(named: Mention, mention: Mention) -> bool:
    """Whether a text itself calls an act by a noun of another class than a mention's besides."""
    return named.linked and named.cls != mention.cls


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
    table = pack(mention.language).table("coreference")
    return mention.cls in table.get("single", ()) and mention.head[0] not in table.get(
        "several", ()
    )


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
    named = [[m for m in c if _is_kind_of(m, mention)] for c in clusters]
    here = _of_paragraph(mention, named)
    return [c for c, ms in zip(clusters, named, strict=True) if ms and (not here or ms in here)]


def _of_paragraph(mention: Mention, clusters: Sequence[Cluster]) -> list[Cluster]:
    """Return the things that the paragraph of a mention names before it."""
    paragraph = mention.annotation.sentence.paragraph.index
    return [
        c
        for c in clusters
        if any(
            m.annotation.sentence.paragraph.index == paragraph and m.order < mention.order
            for m in c
        )
    ]


def _is_kind_of(earlier: Mention, mention: Mention) -> bool:
    """Whether a word for a whole class may mean what was named just before.

    Some words mean no things of some classes below: no ministry is a company.
    """
    known = meanings(mention.language)
    forms = (" ".join(mention.key), mention.names[0], *_event_noun(mention))
    noun = next((n for n in forms if n in known), "")
    if noun and mention.family == "event" and _is_plural(mention, noun):
        return False
    classes = known.get(noun, ())
    apart = never_meant(mention.language).get(noun, ())
    kind = any(is_a(earlier.cls, c) for c in classes)
    kind = kind and not any(is_a(earlier.cls, c) for c in apart)
    return kind and _just_before(earlier, mention)


def _is_plural(mention: Mention, noun: str) -> bool:
    """Whether a mention means several by its form: "the forums"."""
    form = mention.annotation.text.lower().split()[-1]
    return is_plural(form, noun.split()[-1], mention.language)


def _event_noun(mention: Mention) -> tuple[str, ...]:
    """Return the noun of a gathering that "this" points to, whatever adjectives it has."""
    return (mention.head[0],) if mention.family == "event" else ()


def _just_before(mention: Mention, reference: Mention) -> bool:
    """Whether a mention stands before a reference, in its sentence or the three before it."""
    distance = reference.order[0] - mention.order[0]
    return 0 <= distance <= 3 and mention.order < reference.order
