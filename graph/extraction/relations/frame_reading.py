"""Reading the frames of a language in a sentence: the facts that their matches state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.relations.arcs import Arc, Lattice, Match
from graph.extraction.relations.classes import KINDS_IN_LISTS, are_alike
from graph.extraction.relations.exemplified import with_groups
from graph.extraction.relations.frame_matches import stating
from graph.extraction.relations.frames import Frame, frames
from graph.extraction.relations.gapped import gapped
from graph.extraction.relations.in_order import one_by_one, pairs
from graph.extraction.relations.lattices import Mention, lay
from graph.extraction.relations.matching import Matcher
from graph.extraction.relations.parts import deed, without_parts
from graph.extraction.relations.patterns import Grammar, Slot, Word
from graph.facts import Fact, Literal
from graph.languages.morphology import nominative
from graph.reading.document import Evidence
from ontology.vocabulary import properties

UNSAID = ("gathering", "election", "parliament", "act")
"""What a sentence may leave unsaid: the end that the pattern of a frame is without."""


UNNAMED = MappingProxyType(dict.fromkeys(UNSAID, ""))


def read_frames(
    sentence: Annotated,
    mentions: Mapping[Annotation, Mention],
    document: str = "",
    topic: Annotation | None = None,
    body: str = "",
    pronouns: Mapping[int, tuple[Annotation, ...]] = MappingProxyType({}),
    unsaid: Mapping[str, str] = MappingProxyType({}),
    held: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Fact, ...]:
    """Return the relations that the frames of its language read in a sentence, in its order.

    ``document`` is the key of the act that the document is the text of, and ``body`` that of who
    adopted it, or ''; ``topic`` is what the text speaks of when a sentence names no subject;
    ``pronouns`` are the mentions that pronouns mean, by the offset of each; ``unsaid`` are the
    keys of what the sentence may leave unsaid, by the roles ``UNSAID``; ``held`` are the
    posts that persons were last said to hold, by person.
    """
    table = frames(sentence.sentence.language)
    lattice = lay(sentence, mentions, topic, pronouns, table.grammar)
    lattice = with_groups(without_parts(lattice, table.grammar), table.grammar)
    matcher = Matcher(table.grammar, lattice)
    found: dict[tuple[str, str, str], Fact] = {}
    roles = {**UNNAMED, **unsaid, "body": body, "post": " "}
    for frame in table.possible(sentence.sentence.places.keys(), lattice.classes):
        own = roles.get(frame.document, document)
        if frame.document and not own:
            continue
        for match in stating(frame, matcher):
            for fact in _facts(frame, match, lattice, sentence, own, held):
                found.setdefault((fact.subject, fact.property, str(fact.object)), fact)
    return tuple(sorted(found.values(), key=lambda f: (f.evidence.start, f.evidence.end)))


def _facts(
    frame: Frame,
    match: Match,
    lattice: Lattice,
    sentence: Annotated,
    own: str,
    held: Mapping[str, str],
) -> Iterator[Fact]:
    time = next((arc.key for arc in match.slots.get("time", ())), "")
    grammar = frames(sentence.sentence.language).grammar
    name = _property(frame, match, lattice, grammar)
    subjects, values = _ends(frame, match, grammar.homes, own, held) if name else ((), ())
    told = [v for v in values if isinstance(v, str)] if frame.chained else []
    evidence = _evidence(match, match.end, lattice, sentence)
    for subject, value in _pairs(frame, match, lattice, subjects, values):
        if subject != value:
            yield Fact(subject, name, value, evidence, time, frame.name, frame.confidence)
    if frame.document not in ("", *UNSAID) or told or not name:
        return
    for subject, value, end in _on_other_dates(frame, match, lattice, subjects, values):
        evidence = _evidence(match, end, lattice, sentence)
        yield Fact(subject, name, value, evidence, "", frame.name, frame.confidence)


def _pairs(
    frame: Frame,
    match: Match,
    lattice: Lattice,
    subjects: Sequence[str],
    values: Sequence[str | Literal],
) -> Iterable[tuple[str, str | Literal]]:
    """Return which of the subjects of a match it relates to which of its objects.

    Each has the post that he holds; one after another, or all are related to all.
    """
    if frame.document == "post":
        return zip(subjects, values, strict=True)
    told = [v for v in values if isinstance(v, str)] if frame.chained else []
    if told:
        return one_by_one(subjects, told, match, lattice)
    return pairs(subjects, values, match, lattice, frames(lattice.language).grammar)


def _evidence(match: Match, end: int, lattice: Lattice, sentence: Annotated) -> Evidence:
    """Return the words from where a match, or what fills its slots, begins to before a token.

    They go on to the names of those who share a verb or are of a group before their name.
    """
    arcs = [arc for slot in match.slots.values() for arc in slot]
    start = lattice.tokens[min((match.start, *(arc.start for arc in arcs)))].start
    index = sentence.sentence.index
    own = [a.annotation.end for a in arcs if a.annotation.sentence_index == index]
    return sentence.sentence.evidence(start, max(lattice.tokens[max(end, 1) - 1].end, *own, 0))


def _on_other_dates(
    frame: Frame,
    match: Match,
    lattice: Lattice,
    subjects: Sequence[str],
    values: Sequence[str | Literal],
) -> Iterator[tuple[str, str | Literal, int]]:
    """Yield what a sentence says again on other dates, without its verb, and where that ends."""
    grammar = frames(lattice.language).grammar
    acting = match.slots.get("subject", ())[:1]
    others = [
        arc
        for arc in gapped("subject", frame.pattern, match, lattice, grammar)
        if all(are_alike(arc.cls, own.cls, KINDS_IN_LISTS) for own in acting)
    ]
    for arc in others:
        yield from ((arc.key, value, arc.end) for value in values if arc.key != value)
    for arc in () if others else gapped("object", frame.pattern, match, lattice, grammar):
        value = _object(frame.property, arc)
        yield from ((subject, value, arc.end) for subject in subjects if subject != value)


def _property(frame: Frame, match: Match, lattice: Lattice, grammar: Grammar) -> str:
    """Return what a match says of the act that it has for its object, '' if nothing."""
    objects = match.slots.get("object", ())
    return deed(frame.property, objects[0], lattice, grammar) if objects else frame.property


def _ends(
    frame: Frame, match: Match, homes: frozenset[str], own: str, held: Mapping[str, str]
) -> tuple[Sequence[str], Sequence[str | Literal]]:
    """Return the subjects and the objects that a match relates: said, unsaid, or the frame's."""
    acting = match.slots.get("subject", ())
    subjects = [arc.key for arc in (acting[-1:] if _owns_last(frame, homes) else acting)]
    if frame.value:
        return subjects, [Literal(frame.value, datatype="individual")]
    if frame.document == "post":
        holders = [key for key in subjects if key in held]
        return holders, [held[key] for key in holders]
    if frame.document in UNSAID and "object" in match.slots:
        return [own], [_object(frame.property, arc) for arc in match.slots["object"]]
    if frame.document in ("object", *UNSAID):
        return subjects, [own]
    objects = [_object(frame.property, arc) for arc in match.slots.get("object", ())]
    return ([own] if frame.document else subjects), objects


def _owns_last(frame: Frame, homes: frozenset[str]) -> bool:
    """Whether only the last of a list is of a body: "Ada Holm, Jon Ek of the League"."""
    first, following = (*frame.pattern[:2], None, None)[:2]
    opened = isinstance(following, Word) and all(w in homes for (w, *_) in following.lemmas)
    return opened and isinstance(first, Slot)


def _object(name: str, value: Arc) -> str | Literal:
    """Return the thing, or its name where the property goes to a name (``renamedTo``)."""
    if properties()[name].kind == "object":
        return value.key
    language = value.annotation.sentence.language
    return Literal(nominative(value.annotation.text, language), language)
