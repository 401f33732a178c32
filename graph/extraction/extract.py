"""From a document to its facts: the annotators in order, then coreference, frames and the gate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.extraction.acts.act_headers import with_header
from graph.extraction.acts.acts import find_acts
from graph.extraction.acts.amending_titles import amending_titles
from graph.extraction.acts.article_acts import article_acts
from graph.extraction.acts.closings import done_days
from graph.extraction.acts.later_dates import dated_later
from graph.extraction.acts.own_act import opening_body, own_act, own_body, signatures
from graph.extraction.acts.parties import parties, without_weaker
from graph.extraction.acts.repealed_lists import repealed_lists
from graph.extraction.acts.titled_deeds import titled_deeds
from graph.extraction.acts.treaty_texts import treaty_texts
from graph.extraction.acts.unnamed_acts import unnamed_acts
from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.confidence import measured, relations
from graph.extraction.coreference.antecedents import antecedents
from graph.extraction.coreference.coreference import Coreference, corefer
from graph.extraction.coreference.implied import implied, main_union
from graph.extraction.coreference.register import Register
from graph.extraction.coreference.topics import topics
from graph.extraction.coreference.unnamed_bodies import idle
from graph.extraction.events.attendance import attendance
from graph.extraction.events.event_echoes import without_echoes
from graph.extraction.events.events import find_events
from graph.extraction.events.headed_days import headed_days
from graph.extraction.events.held_later import held_later
from graph.extraction.events.listed_events import with_bodies
from graph.extraction.events.lone_gatherings import with_lone_gatherings
from graph.extraction.events.own_gathering import own_gatherings
from graph.extraction.events.reported_day import reported_days
from graph.extraction.events.rival_bodies import without_rival_bodies
from graph.extraction.events.unsaid_acts import with_unsaid_acts
from graph.extraction.figures.numbers import find_ordinals
from graph.extraction.figures.observations import observations
from graph.extraction.gate import Refusal, admit
from graph.extraction.names.names import find_names
from graph.extraction.posts.document_holdings import holdings
from graph.extraction.posts.memberships import held_by, memberships
from graph.extraction.posts.offices import offices
from graph.extraction.posts.posts import find_posts
from graph.extraction.posts.unsaid_bodies import unsaid_bodies
from graph.extraction.relations.accessions import accessions
from graph.extraction.relations.approvals import approvals, sittings
from graph.extraction.relations.attributes import attributes, dated_once
from graph.extraction.relations.bracketed_leaders import by_leaders
from graph.extraction.relations.compositions import compositions
from graph.extraction.relations.enumerated_members import enumerated_members
from graph.extraction.relations.frame_reading import read_frames
from graph.extraction.relations.inherited_posts import inherited_posts
from graph.extraction.relations.listed_members import listed_members
from graph.extraction.relations.successions import sequences, successions
from graph.extraction.sources.bylines import affiliations
from graph.extraction.sources.reference_lists import unlisted, with_authors
from graph.extraction.sources.works import works
from graph.extraction.statements.quotations import find_statements
from graph.extraction.statements.utterances import utterances
from graph.extraction.stating_words import stated
from graph.extraction.times.implied_years import document_dates
from graph.facts import Extraction, Fact, Literal
from graph.reading.document import Document
from graph.reading.segmentation import sentences
from graph.reading.sentence import Sentence

Meant = Sequence[Mapping[int, tuple[Annotation, ...]]]
"""What the pronouns of each sentence mean, by where they stand."""


@dataclass(frozen=True)
class _Own:
    """What a document is of itself, where it says so: keys, or ''."""

    act: str
    body: str
    gatherings: Sequence[str]
    """By sentence."""

    @property
    def things(self) -> Mapping[str, str]:
        """Return them by class."""
        gathering = next(filter(None, self.gatherings), "")
        return {"Organisation": self.body, "LegalAct": self.act, "PolicyEvent": gathering}


def extract(document: Document) -> Extraction:
    """Return what a document speaks of and what it says of it, with the words that say so."""
    extraction, _ = examine(document)
    return extraction


def examine(document: Document) -> tuple[Extraction, tuple[Refusal, ...]]:
    """Return what ``extract`` returns, and the facts that the ontology refused, with reasons."""
    read = annotate(document)
    coreference = corefer(document, read)
    read = _with(read, coreference.references)
    register = Register(coreference)
    meant = antecedents(read, register.keys)
    act = own_act(read, register)
    found = _of_things(read, coreference, register, meant, act)
    own = _own(read, register, act, found)
    found += _of_frames(read, register, meant, own, found)
    found += _of_the_whole(read, register, meant, own, found)
    everything = (*_distinct(without_weaker(found, register)), *works(read, register))
    facts, refused = admit(everything, register.things)
    bare = idle(facts, register.unnamed, relations())
    facts = tuple(f for f in facts if not {f.subject, str(f.object)} & bare)
    facts = tuple(stated(facts, read, register))
    facts = measured(facts, register.things, [sentence.sentence for sentence in read])
    things = tuple(thing for thing in register.ordered() if thing.key not in bare)
    return Extraction(document, things, facts), refused


def _of_things(
    read: Sequence[Annotated],
    coreference: Coreference,
    register: Register,
    meant: Meant,
    act: str,
) -> list[Fact]:
    """Return what is told of single things: posts held, dates and places, words said, figures.

    ``act`` is the key of the act that the document is the text of, or ''.
    """
    held = holdings(read, coreference)
    told = {s.sentence.index: own for s, own in zip(read, meant, strict=True)}
    found = [*memberships(held, register, told, unsaid_bodies(read, register.keys))]
    titles = [*offices(read, held, register)]
    for annotation, key in titles:
        register.stands_for(annotation, key)
    reported = (*reported_days(read, register), *headed_days(read, register))
    reported = (*reported, *held_later(read, register))
    later = (*dated_later(read, register), *done_days(read, act), *reported)
    found += dated_once((*attributes(read, register), *later))
    named = {a for a, key in titles if register.things[key].cls == "Person"}
    alone = named - {h.post for h in held}
    found += utterances(find_statements(*_names(read, alone)), read, register)
    found += observations(read, register)
    return found


def _own(read: Sequence[Annotated], register: Register, act: str, found: Sequence[Fact]) -> _Own:
    """Return the act, the body and, by sentence, the gathering that a document is of."""
    body = own_body(act, found) or opening_body(read, register)
    return _Own(act, body, own_gatherings(read, register.keys))


def _of_frames(
    read: Sequence[Annotated],
    register: Register,
    meant: Meant,
    own: _Own,
    found: Sequence[Fact],
) -> Iterator[Fact]:
    """Yield what the frames read in each sentence, with what it leaves unsaid."""
    mentions, posts = register.mentions(), [f for f in found if f.property == "holdsPost"]
    acts = article_acts(read, register.keys)
    unsaid = (
        {**left, "gathering": gathering, "act": act}
        for left, gathering, act in zip(
            implied(read, register.keys), own.gatherings, acts, strict=True
        )
    )
    spoken = zip(read, topics(read, register.keys), meant, unsaid, strict=True)
    for sentence, topic, pronouns, left in spoken:
        last = held_by(posts, sentence)
        yield from read_frames(sentence, mentions, own.act, topic, own.body, pronouns, left, last)


def _of_the_whole(
    read: Sequence[Annotated],
    register: Register,
    meant: Meant,
    own: _Own,
    told: Sequence[Fact],
) -> list[Fact]:
    """Return what follows from other facts, and what lists, titles and signatures tell."""
    found = [*told]
    found += tuple(approvals(found, register.things))
    found += tuple(sittings(found, register.things))
    found += tuple(sequences(read, found))
    found += tuple(successions(found))
    found += tuple(inherited_posts(found, register))
    found += signatures(read, own.act, register)
    found += repealed_lists(read, own.act, register)
    found += parties(read, register)
    found += attendance(read, register)
    found += treaty_texts(read, register)
    found += tuple(amending_titles(read, register, found))
    found += titled_deeds(read, register)
    union = main_union(read, register.keys)
    bodies = {**own.things, "Organisation": own.body or union}
    found += listed_members(read, meant, register, bodies)
    found += enumerated_members(read, meant, register, union)
    found += accessions(read, register, union)
    found += affiliations(read, register)
    found += compositions(register)
    found += by_leaders(read, register, found)
    return found[len(told) :]


def annotate(document: Document) -> tuple[Annotated, ...]:
    """Return the sentences of a document with all that the annotators recognise in them."""
    read = sentences(document)
    found = []
    every_name = with_authors(read, find_names(read))
    for sentence, names, dates in zip(read, every_name, document_dates(read), strict=True):
        times = unlisted(sentence, (*dates, *find_ordinals(sentence)))
        posts = find_posts(sentence, names)
        acts = unlisted(sentence, find_acts(sentence, (*times, *names, *posts)))
        events = unlisted(sentence, find_events(sentence, (*times, *names, *posts, *acts)))
        unnamed = tuple(unnamed_acts(sentence, (*times, *names, *posts, *acts)))
        found.append(Annotated.of(sentence, times, names, posts, acts, events, unnamed))
    whole = with_unsaid_acts(without_rival_bodies(with_bodies(with_header(found))))
    return without_echoes(with_lone_gatherings(whole))


def _names(
    read: Sequence[Annotated], titles: Collection[Annotation]
) -> tuple[tuple[Sentence, ...], tuple[tuple[Annotation, ...], ...]]:
    """Return the sentences, and the names in each, with the ``titles`` that stand for somebody."""
    names = tuple(tuple(a for a in s.annotations if a.kind == "name" or a in titles) for s in read)
    return tuple(s.sentence for s in read), names


def _with(read: Sequence[Annotated], references: Iterable[Annotation]) -> tuple[Annotated, ...]:
    by_sentence: dict[int, list[Annotation]] = {}
    for annotation in references:
        by_sentence.setdefault(annotation.sentence_index, []).append(annotation)
    return tuple(
        Annotated.of(s.sentence, s.annotations, tuple(own)) if own else s
        for s in read
        for own in (by_sentence.get(s.sentence.index),)
    )


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    """Keep of equal facts the first, and of dates of one thing none that a finer one covers."""
    found: dict[tuple[str, str, str], Fact] = {}
    for fact in facts:
        found.setdefault((fact.subject, fact.property, str(fact.object)), fact)
    dates: dict[str, set[str]] = {}
    for fact in found.values():
        if fact.property == "date" and isinstance(fact.object, Literal):
            dates.setdefault(fact.subject, set()).add(fact.object.value)
    return [f for f in found.values() if not _covered(f, dates.get(f.subject, ()))]


def _covered(fact: Fact, dates: Collection[str]) -> bool:
    """Whether a fact is a date of which a finer one of the same thing says all, and more."""
    if fact.property != "date" or not isinstance(fact.object, Literal):
        return False
    return any(date.startswith(f"{fact.object.value}-") for date in dates)
