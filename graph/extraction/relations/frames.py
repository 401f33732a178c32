"""Frames: how the sentences of a language state the relations of the ontology.

They are data, ``frames.toml`` of each language pack, each with examples that must match and
counterexamples that must not; ``graph/extraction/relations/patterns.py`` tells how a pattern is
written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from string import Formatter
from types import MappingProxyType
from typing import Any

from graph.extraction.annotated import Annotated
from graph.extraction.annotation import Annotation
from graph.extraction.relations.anchors import Anchor, Index, anchors, vocabulary
from graph.extraction.relations.arcs import Arc, Lattice, Match
from graph.extraction.relations.cases import Case
from graph.extraction.relations.clause_rules import ClauseRules
from graph.extraction.relations.lattices import Mention, lay
from graph.extraction.relations.matching import Matcher
from graph.extraction.relations.patterns import (
    Element,
    Gap,
    Grammar,
    Pattern,
    Slot,
    Word,
    is_agent,
    parse,
)
from graph.facts import Fact, Literal
from graph.languages.morphology import nominative
from graph.languages.pack import pack
from ontology.errors import InputError
from ontology.vocabulary import is_a, properties

UNSAID = ("gathering", "election", "parliament")
"""What a sentence may leave unsaid and its frames have for their object."""
UNNAMED = MappingProxyType(dict.fromkeys(UNSAID, ""))


@dataclass(frozen=True)
class Frame:
    """One way to state a relation: ``property`` joins what fills the slots subject and object."""

    name: str
    property: str
    pattern: Pattern
    without: frozenset[str]
    """Lemmas that may not stand in a gap of the pattern."""
    confidence: float
    document: str
    """The role that the act has which the document is the text of: subject, object, or ''.

    ``body`` is the subject that adopted this act; ``gathering`` is the object where the document
    is about a gathering, and the sentence names none, ``election`` and ``parliament`` where it
    names just one; ``post`` is the object that the subject was last said to hold.
    """
    value: str
    """The individual of the ontology that is the object, or '' where the object is a slot."""
    examples: tuple[Mapping[str, Any], ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True)
class FrameTable:
    """The frames of a language, and the words and endings that their patterns use."""

    grammar: Grammar
    frames: tuple[Frame, ...]

    @cached_property
    def anchored(self) -> tuple[tuple[Frame, frozenset[Anchor]], ...]:
        """The frames, each with the words that it needs."""
        return tuple((frame, anchors(frame.pattern)) for frame in self.frames)

    @cached_property
    def index(self) -> Index:
        """The words that any of the frames needs."""
        return Index(frozenset(anchor for _, needed in self.anchored for anchor in needed))

    @cached_property
    def _by_rarest(self) -> Mapping[Anchor | None, list[int]]:
        """The frames' places by the one of their words that fewest others need; None needs none."""
        often = Counter(anchor for _, needed in self.anchored for anchor in needed)
        found: dict[Anchor | None, list[int]] = {}
        for place, (_, needed) in enumerate(self.anchored):
            found.setdefault(min(needed, key=often.__getitem__, default=None), []).append(place)
        return found

    def possible(self, words: frozenset[str]) -> Iterator[Frame]:
        """Yield the frames all of whose words are in a sentence's vocabulary, in their order."""
        there = self.index.held(words)
        begun = (place for key in (None, *there) for place in self._by_rarest.get(key, ()))
        for frame, needed in map(self.anchored.__getitem__, sorted(begun)):
            if needed <= there:
                yield frame


@cache
def frames(language: str) -> FrameTable:
    """Return the frames of a language pack (BCP 47); InputError when one is not sound."""
    table = pack(language).table("frames")
    grammar = Grammar(
        language,
        {name: tuple(words) for name, words in table.get("words", {}).items()},
        {name: tuple(ends) for name, ends in table.get("endings", {}).items()},
        frozenset(table.get("skipped", ())),
        frozenset(table.get("conjunctions", ())),
        frozenset(table.get("barriers", ())),
        table.get("inflected", "last"),
        {name: Case.of(case) for name, case in table.get("cases", {}).items()},
        frozenset(table.get("delegates", ())),
        frozenset(table.get("carriers", ())),
        table.get("of", ""),
        frozenset(table.get("dated", ())),
        table.get("by", ""),
        frozenset(table.get("adverbs", ())),
        table.get("dropped", ""),
        ClauseRules.of(table.get("clauses", {})),
        tuple(table.get("denials", ())),
        frozenset(table.get("affirmed", ())),
        tuple(table.get("possessed", ())),
        frozenset(table.get("stages", ())),
    )
    templates = table.get("templates", {})
    listed = (f for e in table.get("frame", ()) for f in _variants(e, grammar, templates))
    try:
        return FrameTable(grammar, tuple(listed))
    except KeyError as error:
        raise InputError(f"{language}/frames.toml", f"there is no {error}") from error
    except ValueError as error:
        raise InputError(f"{language}/frames.toml", str(error)) from error


def _variants(
    entry: Mapping[str, Any], grammar: Grammar, templates: Mapping[str, Sequence[str]]
) -> Iterator[Frame]:
    """Yield a frame for each pattern of an entry, its own and those of its templates."""
    if entry["property"] not in properties():
        raise ValueError(f"frame {entry['name']!r}: no property {entry['property']!r}")
    barred = (*entry.get("without", ()), *grammar.denials)
    without = frozenset(w for name in barred for w in _set(name, grammar))
    filled = (p for name in entry.get("uses", ()) for p in _filled(templates[name], entry["with"]))
    for pattern in dict.fromkeys((*entry.get("patterns", ()), *filled)):
        yield Frame(
            f"{grammar.language}:{entry['name']}",
            entry["property"],
            parse(pattern, grammar),
            without,
            float(entry.get("confidence", 0.8)),
            entry.get("document", ""),
            entry.get("value", ""),
            tuple(entry.get("examples", ())),
            tuple(entry.get("counterexamples", ())),
        )


def _filled(templates: Sequence[str], words: Mapping[str, str]) -> Iterator[str]:
    """Yield the templates whose every blank (``{verb}``) has words."""
    for template in templates:
        blanks = {name for _, name, _, _ in Formatter().parse(template) if name}
        if blanks <= set(words):
            yield template.format(**words)


def _set(name: str, grammar: Grammar) -> tuple[str, ...]:
    return grammar.words[name[1:]] if name.startswith("@") else (name,)


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
    matcher = Matcher(table.grammar, _is_a)
    found: dict[tuple[str, str, str], Fact] = {}
    roles = {**UNNAMED, **unsaid, "body": body, "post": " "}
    for frame in table.possible(vocabulary(sentence.sentence)):
        own = roles.get(frame.document, document)
        if frame.document and not own:
            continue
        for match in _nearest(matcher.matches(frame.pattern, lattice, frame.without)):
            if _is_title(frame, match, lattice, table.grammar):
                continue
            if _does_another(frame, match, lattice, table.grammar) or _is_titular(match, lattice):
                continue
            for fact in _facts(frame, match, lattice, sentence, own, held):
                found.setdefault((fact.subject, fact.property, str(fact.object)), fact)
    told = [f for f in found.values() if not _is_weaker(f, found)]
    return tuple(sorted(told, key=lambda f: (f.evidence.start, f.evidence.end)))


def _is_weaker(fact: Fact, found: Mapping[tuple[str, str, str], Fact]) -> bool:
    """Whether a state adopted a treaty only in that it became a party to it."""
    return fact.property == "adopted" and (fact.subject, "partyTo", str(fact.object)) in found


def _is_title(frame: Frame, match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether a match ends with the title of who is named right behind it, where heads stand last.

    «Х … партиясының кандидаты | Ада Холмды жеңді» says nothing of X and the party.
    """
    if grammar.heads_first or not isinstance(frame.pattern[-1], Word):
        return False
    last, behind = lattice.words[match.end - 1], lattice.arcs.get(match.end, ())
    named = any(a.cls == "Person" and a.annotation.kind == "name" for a in behind)
    return named and last.endswith(tuple(grammar.possessed))


def _does_another(frame: Frame, match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether what a match takes for its object does what another verb says.

    "In protest at the curfew declared by Ada Holm" is against the curfew.
    """
    slot = next((at for at, e in enumerate(frame.pattern) if _is_object(e)), 0)
    ahead = tuple(e for e in frame.pattern[:slot] if not isinstance(e, Gap))
    objects = match.slots.get("object", ())
    if not grammar.by or not ahead or not objects or is_agent(ahead[-1:], grammar):
        return False
    at = objects[0].start
    at = lattice.titles.get(at, at) - 1
    while at > 0 and lattice.words[at] in lattice.skipped:
        at -= 1
    return at >= match.start and lattice.words[at] == grammar.by


def _is_titular(match: Match, lattice: Lattice) -> bool:
    """Whether the subject of a match opens the title of another act: "the | Police | Act"."""
    subjects, objects = (match.slots.get(role, ()) for role in ("subject", "object"))
    told = {arc.key for arc in objects}
    around = (a for s in subjects for a in lattice.arcs.get(s.start, ()) if a.end > s.end)
    return any(a.annotation.kind == "act" and a.key not in told for a in around)


def _owns_last(frame: Frame, of: str) -> bool:
    """Whether only the last of a list has what "of" opens: "Ada Holm, Jon Ek of the League"."""
    following = frame.pattern[1] if len(frame.pattern) > 1 else None
    return isinstance(following, Word) and following.lemmas == ((of,),)


def _is_object(element: Element) -> bool:
    return isinstance(element, Slot) and element.role == "object"


@cache
def _is_a(cls: str, ancestor: str) -> bool:
    """As the ontology's ``is_a``; dates are of no class."""
    return cls == ancestor or ("Date" not in (cls, ancestor) and is_a(cls, ancestor))


def _nearest(matches: Iterable[Match]) -> Iterator[Match]:
    """Yield of the matches that end at one place the shortest, but a list as a whole."""
    kept: dict[int, Match] = {}
    for match in sorted(matches, key=lambda m: (m.end, m.start)):
        known = kept.get(match.end)
        if known is None or not _arcs(match) <= _arcs(known):
            kept[match.end] = match
    yield from kept.values()


def _arcs(match: Match) -> set[tuple[int, str]]:
    return {(arc.annotation.start, arc.key) for slot in match.slots.values() for arc in slot}


def _facts(
    frame: Frame,
    match: Match,
    lattice: Lattice,
    sentence: Annotated,
    own: str,
    held: Mapping[str, str],
) -> Iterator[Fact]:
    named = [arc.start for slot in match.slots.values() for arc in slot]
    start = lattice.tokens[min((match.start, *named))].start
    end = lattice.tokens[max(match.end, 1) - 1].end
    evidence = sentence.sentence.evidence(start, end)
    time = next((arc.key for arc in match.slots.get("time", ())), "")
    values: list[str | Literal] = [
        _object(frame.property, arc) for arc in match.slots.get("object", ())
    ]
    acting = match.slots.get("subject", ())
    of = frames(sentence.sentence.language).grammar.of
    subjects = [arc.key for arc in (acting[-1:] if _owns_last(frame, of) else acting)]
    if frame.value:
        values = [Literal(frame.value, datatype="individual")]
    elif frame.document == "post":
        subjects = [key for key in subjects[:1] if key in held]
        values = [held[key] for key in subjects]
    elif frame.document in ("object", *UNSAID):
        values = [own]
    elif frame.document:
        subjects = [own]
    for subject, value in product(subjects, values):
        if subject == value:
            continue
        yield Fact(subject, frame.property, value, evidence, time, frame.name, frame.confidence)


def _object(name: str, value: Arc) -> str | Literal:
    """Return the thing, or its name where the property goes to a name (``renamedTo``)."""
    if properties()[name].kind == "object":
        return value.key
    language = value.annotation.sentence.language
    return Literal(nominative(value.annotation.text, language), language)
