"""Matches of frames that tell of what is not, or not yet, so: denied, hoped, asked for, to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.events.event_rules import event_rules
from graph.extraction.relations.arcs import Lattice, Match
from graph.extraction.relations.frames import Frame
from graph.extraction.relations.patterns import Grammar, Word
from graph.languages.grammar import grammar as reading
from graph.languages.grammar import is_finite, is_to_come
from graph.languages.morphology import lemmas

ADOPTED = "adopted"
PLANNED = ("metWith", "invited", "heads")
"""What is agreed on before its day, and told then as of a day gone by."""
STOPS = frozenset(",.;:")
"""Marks between clauses."""


def is_unreal(frame: Frame, match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Tell whether a match is denied, hoped or asked for, yet to come or only begun."""
    return (
        _is_denied(match, lattice, grammar)
        or _is_hoped(match, lattice, grammar)
        or _is_wished(frame, match, lattice)
        or _is_to_come(frame, match, lattice)
        or _is_arranged(frame, match, lattice, grammar)
        or _is_planned(frame, match, lattice)
        or _is_asked(frame, match, lattice, grammar)
        or _is_only_read(frame, match, lattice)
        or _is_unmade(match, lattice)
    )


def _is_denied(match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether a word before a subject says that it did not do so: "nor did", "neither Chad nor"."""
    subjects = match.slots.get("subject", ())
    if not subjects or not grammar.denying:
        return False
    start = subjects[0].start
    at = lattice.before(lattice.titles.get(start, start), lattice.skipped)
    return at >= 0 and lattice.words[at] in grammar.denying


def _is_only_read(frame: Frame, match: Match, lattice: Lattice) -> bool:
    """Whether a bill is not adopted but read: "passed the bill in first reading"."""
    if frame.property != ADOPTED:
        return False
    words = lattice.words
    start = _clause_start(words, match.start)
    end = next((i for i in range(match.end, len(words)) if words[i] in STOPS), len(words))
    return bool(act_rules(lattice.language).reading.search(" ".join(words[start:end])))


def _is_unmade(match: Match, lattice: Lattice) -> bool:
    """Whether the verb that a match ends with, or what is behind it, says that it is only meant.

    «Чили шартқа қол қоюы | тиіс», «Чили шартқа қол қоймақ».
    """
    last = match.end - 1
    if any(arc.end == match.end for arcs in match.slots.values() for arc in arcs):
        return False
    rule, place = event_rules(lattice.language), lattice.tokens[last].start
    return any(p.match(lattice.sentence.text, place) for p in (rule.unmade, rule.expected))


def _is_hoped(match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether the clause before a match says that it is hoped for: «надеется, что …»."""
    words, start = lattice.words, _clause_start(lattice.words, match.start)
    if not grammar.heads_first or start < 2:
        return False
    before = words[_clause_start(words, start - 1) : start - 1]
    return before[-1:] != () and before[-1] in event_rules(lattice.language).supposed


def _is_wished(frame: Frame, match: Match, lattice: Lattice) -> bool:
    """Whether the noun that a match opens with is only asked for: «требуют | отставки министра»."""
    if not isinstance(frame.pattern[0], Word):
        return False
    ahead = lattice.sentence.text[: lattice.tokens[match.start].start]
    return bool(event_rules(lattice.language).wished.search(ahead))


def _is_asked(frame: Frame, match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether a subject only asks others to do it, or wants to: «призвал рыбаков | участвовать».

    The frame's own verb is then an infinitive behind that of asking.
    """
    subjects = match.slots.get("subject", ())
    if not subjects or not grammar.asking:
        return False
    asked = False
    for at in range(subjects[-1].end, match.end):
        word = lattice.words[at]
        forms = lemmas(word, lattice.language)
        if asked and _is_infinitive(at, lattice, grammar):
            return not frame.asked.isdisjoint(forms)
        asks = not grammar.asking.isdisjoint(forms) and frame.asked.isdisjoint(forms)
        asked = asked or (
            asks and bool(grammar.clauses.infinitive or is_finite(word, lattice.language))
        )
    return False


def _is_infinitive(at: int, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether the word at a token is an infinitive, by a word before it or by its form."""
    if grammar.clauses.infinitive:
        return at > 0 and lattice.words[at - 1] in grammar.clauses.infinitive
    return reading(lattice.words[at], lattice.language).part == "INFN"


def _is_to_come(frame: Frame, match: Match, lattice: Lattice) -> bool:
    """Whether a match tells what may be, behind "if", or what is yet to be done.

    Who will meet or lead is agreed on with the plan, but nobody attends or passes a bill before.
    """
    language, words = lattice.language, lattice.words
    opening = words[_clause_start(words, match.start) :][:1]
    if not event_rules(language).supposing.isdisjoint(opening):
        return True
    own = _own(match)
    future = any(is_to_come(words[i], language) and is_finite(words[i], language) for i in own)
    planned = frame.property in PLANNED and not _has_act(match)
    return future and not planned


def _is_arranged(frame: Frame, match: Match, lattice: Lattice, grammar: Grammar) -> bool:
    """Whether a match tells what was only arranged: "the assembly *was to* replace the board"."""
    if frame.property in PLANNED:
        return False
    rules, words = grammar.clauses, lattice.words
    for at in (i for i in _own(match) if i < match.end - 2):
        if words[at] in rules.passives and words[at + 1] in rules.infinitive:
            return not frame.asked.isdisjoint(lemmas(words[at + 2], lattice.language)) or (
                words[at + 2] in rules.passives
            )
    return False


def _is_planned(frame: Frame, match: Match, lattice: Lattice) -> bool:
    """Whether the words of a match, or those that lead it in, say that it is but planned.

    "The Senate will approve it", "it is to be signed by Chile", "it is planned that Chile signs".
    """
    rule, tokens = event_rules(lattice.language), lattice.tokens
    told = rule.to_come.search(" ".join(lattice.words[i] for i in _own(match)))
    if told and frame.asked.isdisjoint(told[0].split()):
        return True
    start = tokens[match.start].start if match.start < len(tokens) else 0
    return bool(rule.planned_that.search(lattice.sentence.text[:start]))


def _has_act(match: Match) -> bool:
    """Whether an act is among the things that a match relates."""
    return any(arc.annotation.kind == "act" for arcs in match.slots.values() for arc in arcs)


def _own(match: Match) -> Iterator[int]:
    """Yield the tokens of a match that are in none of the things that it relates."""
    arcs = [arc for found in match.slots.values() for arc in found]
    return (i for i in range(match.start, match.end) if not any(a.start <= i < a.end for a in arcs))


def _clause_start(words: Sequence[str], at: int) -> int:
    """Return where the clause begins that a token is in, as commas part it."""
    return next((i for i in range(at - 1, -1, -1) if words[i] in STOPS), -1) + 1
