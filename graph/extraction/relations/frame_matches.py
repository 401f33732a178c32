"""Which matches of a frame say what it states: no title, no deed of another, the nearest ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.extraction.annotation import Event
from graph.extraction.relations.appositions import is_anothers
from graph.extraction.relations.arcs import Arc, Lattice, Match
from graph.extraction.relations.classes import is_one_of
from graph.extraction.relations.frames import Frame
from graph.extraction.relations.matching import Matcher
from graph.extraction.relations.modality import is_unreal
from graph.extraction.relations.own_titles import is_of_its_title, without_titled
from graph.extraction.relations.patterns import (
    Element,
    Gap,
    Grammar,
    Slot,
    Word,
    is_agent,
)
from graph.extraction.relations.relative_clauses import converbs
from graph.languages.grammar import Grammar as Reading
from graph.languages.grammar import grammar as reading
from graph.languages.grammar import person_cases, possible_cases
from graph.languages.morphology import lemmas

AMENDED = "amended"
"""What is told of the act in words for its amendments: "amended the Act", "amendments to it"."""


def stating(frame: Frame, matcher: Matcher) -> Iterator[Match]:
    """Yield the matches of a frame in a sentence that say what the frame states."""
    grammar, lattice = matcher.grammar, matcher.lattice
    found = tuple(matcher.matches(frame))
    own = (m for m in found if frame.property == AMENDED or not _is_of_title(m, lattice))
    for match in _nearest(own) if found else ():
        if not (
            _is_title(frame, match, lattice, grammar)
            or _does_another(frame, match, lattice, grammar)
            or _is_titular(match, lattice)
            or is_anothers(frame, match, lattice)
            or _is_of_own_title(match, lattice)
            or is_of_its_title(frame, match, lattice)
            or is_unreal(frame, match, lattice, grammar)
            or _is_sent(frame, match, lattice, grammar)
            or _is_by_members(frame, match, lattice, grammar)
            or _is_of_noun_behind(match, lattice, grammar)
            or _is_of_converb(frame, match, lattice)
            or _is_of_deed(match, lattice, grammar)
            or _leaves_aside(match, matcher)
            or _leaves_brackets(match, lattice)
            or _is_of_other_noun(frame, match, lattice)
        ):
            yield without_titled(frame, match, lattice)


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
    at = lattice.before(lattice.titles.get(at, at), lattice.skipped)
    return at >= match.start and lattice.words[at] == grammar.by


def _is_titular(match: Match, lattice: Lattice) -> bool:
    """Whether the subject of a match opens the title of another act: "the | Police | Act"."""
    subjects, objects = (match.slots.get(role, ()) for role in ("subject", "object"))
    told = {arc.key for arc in objects}
    around = (a for s in subjects for a in lattice.arcs.get(s.start, ()) if a.end > s.end)
    return any(a.annotation.kind == "act" and a.key not in told for a in around)


def _is_of_title(match: Match, lattice: Lattice) -> bool:
    """Whether what is said beside the title of an act is taken to be of an act in that title.

    "The Protocol to the | Seal Convention | was signed" is not of the convention.
    """
    objects = (a for a in match.slots.get("object", ()) if a.annotation.kind == "act")
    return any(_is_beside(match, outer) for a in objects for outer in lattice.titles_around(a))


def _is_beside(match: Match, title: Arc) -> bool:
    """Whether all else of a match stands outside a title."""
    others = [a for role, arcs in match.slots.items() if role != "object" for a in arcs]
    return all(not title.start <= a.start < title.end for a in others)


def _is_of_converb(frame: Frame, match: Match, lattice: Lattice) -> bool:
    """Whether a converb right behind what a match takes for its object has it for its own.

    «Шартты бұзып, порт салығын енгізді»: the treaty was broken. A verb right behind the comma
    shares it, and a converb may be the verb that the frame asks for.
    """
    converb = converbs(lattice.language)
    for arc in match.slots.get("object", ()):
        word, sign = (*lattice.words[arc.end : arc.end + 2], "", "")[:2]
        parted = sign == "," and match.end > arc.end + 3
        own = parted and converb.fullmatch(word)
        if own and frame.asked.isdisjoint(lemmas(word, lattice.language)):
            return True
    return False


def _is_of_own_title(match: Match, lattice: Lattice) -> bool:
    """Whether an object stands in the title of who acts: «глава «Маяка» Ян Новак | осудил»."""
    subjects, objects = (match.slots.get(role, ()) for role in ("subject", "object"))
    if not subjects or match.end <= subjects[-1].end or not lattice.words[match.end - 1].isalpha():
        return False
    spans = ((lattice.titles.get(s.start, s.start), s.start) for s in subjects)
    return any(first <= arc.start < end for first, end in spans for arc in objects)


def _is_by_members(frame: Frame, match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether those of a body did what the body itself did not: its members joined another."""
    subjects = match.slots.get("subject", ())
    own = grammar.people if frame.property in grammar.own_deeds else frozenset[str]()
    bodies = [arc for arc in subjects if is_one_of(arc.cls, ("Organisation",))]
    if frame.property in grammar.state_deeds and bodies:
        own |= grammar.states
    if not own or not subjects:
        return False
    at = lattice.before(subjects[0].start, lattice.skipped - {grammar.of})
    return at > 0 and lattice.words[at] == grammar.of and lattice.words[at - 1] in own


def _is_sent(frame: Frame, match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether those who act for a body stand behind it where a frame is of the body itself.

    Who heads a delegation does not head the country that sent it.
    """
    around = (arc for arcs in match.slots.values() for arc in arcs if arc.end > arc.start + 1)
    last = (lattice.words[arc.end - 1] for arc in around)
    barred = any(not frame.without.isdisjoint(lemmas(word, grammar.language)) for word in last)
    return barred or (grammar.heads_first and _is_barred(frame, match, grammar))


def _is_barred(frame: Frame, match: Match, grammar: Grammar) -> bool:
    """Whether an event of a match is called by a word that a frame is without: no talks."""
    events = (a for arcs in match.slots.values() for a in arcs if a.annotation.kind == "event")
    words = (word for arc in events for word in arc.text.lower().split()) if frame.without else ()
    return any(not frame.without.isdisjoint(lemmas(word, grammar.language)) for word in words)


def _is_of_deed(match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether a participle right behind a deed that a verb tells is taken to be said of the deed.

    "It approved the Strategy proposed by Chad": Chad proposed no approval.
    """
    for arc in match.slots.get("object", ()):
        event = arc.annotation.value
        told = isinstance(event, Event) and event.name != arc.annotation.text
        inner = any(a.start > arc.start for a in lattice.ending(arc.end))
        behind = lattice.words[arc.end + 1 : arc.end + 2]
        if told and inner and grammar.by and behind == (grammar.by,):
            return True
    return False


def _leaves_aside(match: Match, matcher: Matcher) -> bool:
    """Whether one end stands in what commas part off from a subject, the other behind that.

    "The Code, drafted by the board, | replaced the Act": the board replaced nothing.
    """
    places = [arc.start for found in match.slots.values() for arc in found]
    first, last = min(places, default=0), max(places, default=0)
    opens = matcher.slots.verbs.opens_attribute
    return any(
        start < first < end <= last and opens(start + 1)
        for start, end in matcher.slots.clauses.closed_asides
    )


def _leaves_brackets(match: Match, lattice: Lattice) -> bool:
    """Whether what acts stands among other words in brackets, and what it does behind them."""
    subjects, objects = (match.slots.get(role, ()) for role in ("subject", "object"))
    if not subjects or not objects:
        return False
    behind = range(subjects[-1].end, objects[0].start)
    closed = next((at for at in behind if lattice.words[at] in "()"), -1)
    if closed < 0 or lattice.words[closed] != ")":
        return False
    ahead = (at for at in range(subjects[0].start - 1, -1, -1) if lattice.words[at] in "()")
    opened = next(ahead, -1)
    return opened >= 0 and lattice.words[opened] == "(" and opened + 1 < subjects[0].start


def _is_of_other_noun(frame: Frame, match: Match, lattice: Lattice) -> bool:
    """Whether the participle of a match stands in no case of the name that it is said of.

    «Под председательством Яна Белова и одобренная Сенатом»: nobody approved him.
    """
    objects = match.slots.get("object", ())
    own = _possible(objects[-1], lattice.language) if objects else frozenset()
    for at in range(objects[-1].end, match.end) if own else ():
        word = lattice.words[at]
        read = reading(word, lattice.language)
        told = read.part == "PTCP" and bool(read.case)
        if told and not frame.asked.isdisjoint(lemmas(word, lattice.language)):
            cases = possible_cases(word, lattice.language)
            # The accusative of a person has no form of the nominative.
            living = objects[-1].person and "Nom" in cases
            return not own & (cases - {"Acc"} if living else cases)
    return False


def _possible(arc: Arc, language: str) -> frozenset[str]:
    """Return the cases in which the name of a thing may stand; none where that is unsure."""
    if arc.person:
        return person_cases(arc.text, language)
    words = arc.text.split()
    return possible_cases(words[0].lower(), language) if words else frozenset()


def _is_of_noun_behind(match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether a participle between object and agent says what was done to the noun behind both.

    «Сенат отклонил предложенный Чадом закон»: nobody proposed the Senate.
    """
    objects, subjects = (match.slots.get(role, ()) for role in ("object", "subject"))
    if not objects or not subjects or match.end >= len(lattice.words):
        return False
    behind = reading(lattice.words[match.end], lattice.language)
    last = objects[-1].end
    for at in range(last, subjects[0].start):
        read = reading(lattice.words[at], lattice.language)
        apart = at > last and lattice.words[at - 1] not in {",", *grammar.conjunctions}
        full = read.part == "PTCP" and bool(read.case)
        if full and apart and behind.part == "NOUN" and _agree(read, behind):
            return True
    return False


def _agree(participle: Reading, noun: Reading) -> bool:
    same = participle.number == noun.number
    return same and (participle.gender == noun.gender or noun.number == "Plur")


def _is_object(element: Element) -> bool:
    return isinstance(element, Slot) and element.role == "object"


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
