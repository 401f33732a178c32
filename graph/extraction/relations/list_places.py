"""Where the next thing of a list stands, past what says who sent it or who it is."""

from __future__ import annotations

from collections.abc import Callable

from graph.extraction.relations.arcs import Arc, Lattice
from graph.extraction.relations.classes import is_one_of
from graph.extraction.relations.patterns import Grammar
from graph.languages.grammar import grammar as part_of_speech

LONGEST_REMARK = 40
"""Words that a list may say of a person before the next one, behind a semicolon."""
LONGEST_INSERTED = 8
"""Words, at most, that commas part off behind a list's "and"."""
DESCRIBED = 5
"""Words, at most, between an article and the title or name of somebody in a list."""
QUALITIES = 3
"""Words, at most, from an article to the name of a body in a list."""
EPITHETS = 4
"""Words, at most, that lead to a name, and one more, where there are no articles."""
EPITHET_PARTS = ("NOUN", "ADJ")


def following(
    lattice: Lattice, grammar: Grammar, before: Arc, is_verb: Callable[[int], bool]
) -> tuple[int, bool]:
    """Return where the next of a list stands, or -1, and whether mere signs lead to it."""
    separated = _past_remark(lattice, grammar, before, is_verb)
    while lattice.has(separated, grammar.conjunctions):
        separated += 1
    separated = _past_order(lattice, grammar, before.end, separated)
    separated = past_companions(lattice, grammar, separated)
    if separated <= before.end or lattice.ends_list(before, grammar.conjunctions):
        return -1, False
    separated = _past_inserted(lattice, grammar, separated, is_verb)
    separated = past_agent(lattice, grammar, before, separated)
    mere = not any(token.text[0].isalpha() for token in lattice.tokens[before.end : separated])
    return next_place(lattice, grammar, separated), mere


def _past_inserted(
    lattice: Lattice, grammar: Grammar, at: int, is_verb: Callable[[int], bool]
) -> int:
    """Return where what commas part off behind "and" ends: "by Chad and, | after a pause, | by"."""
    coordinators = grammar.clauses.coordinators or grammar.conjunctions
    if at < 2 or lattice.words[at - 1] != "," or lattice.words[at - 2] not in coordinators:
        return at
    for place in range(at, min(at + LONGEST_INSERTED, len(lattice.words) - 1)):
        if lattice.words[place] == ",":
            return place + 1
        dated = any(a.cls == "Date" for a in lattice.arcs.get(place, ()))
        if is_verb(place) or (place in lattice.hiding and not dated):
            break
    return at


def _past_order(lattice: Lattice, grammar: Grammar, end: int, at: int) -> int:
    """Return where what says when the next of a list did the same ends, where verbs stand last.

    «1990 жылы Перу, | ал 1992 жылы | Чили … кірді»: before the verb all of them are one list.
    """
    if grammar.heads_first or at <= end:
        return at
    while lattice.has(at, grammar.following):
        at += 1
    return lattice.past_date(at) or at


def _past_remark(
    lattice: Lattice, grammar: Grammar, arc: Arc, is_verb: Callable[[int], bool]
) -> int:
    """Return where what is remarked of a thing in a list ends, or the end of its arc."""
    last = min(arc.end + LONGEST_REMARK, len(lattice.tokens) - 1)
    joined = arc.end < last and lattice.words[arc.end].isalpha()
    joined = joined and lattice.words[arc.end] in grammar.conjunctions
    remarked = is_one_of(arc.cls, ("Person",)) and not joined
    sign = next((at for at in range(arc.end, last) if lattice.words[at] == ";"), -1)
    acting = sign >= 0 and (
        _acts_behind(lattice, grammar, arc.end, is_verb) or _acts(lattice, sign + 1, is_verb)
    )
    if not remarked or sign < 0 or acting:
        return lattice.past_aside(arc, grammar)
    return sign + 1


def _acts_behind(
    lattice: Lattice, grammar: Grammar, at: int, is_verb: Callable[[int], bool]
) -> bool:
    """Tell whether a verb stands right behind a name, or behind its comma with an object."""
    if is_verb(at):
        return True
    parted = lattice.words[at] == "," and at + 2 < len(lattice.words) and is_verb(at + 1)
    return parted and lattice.words[at + 2] in grammar.clauses.articles


def _acts(lattice: Lattice, at: int, is_verb: Callable[[int], bool]) -> bool:
    """Tell whether what stands at a token has a verb of its own behind it, or past an aside."""
    own = (arc.end for arc in lattice.arcs.get(lattice.past[at], ()))
    behind = [lattice.asides.get(end, end) for end in own]
    return any(end < len(lattice.tokens) and is_verb(end) for end in behind)


def next_place(lattice: Lattice, grammar: Grammar, at: int) -> int:
    """Return the token of the next thing of a list whose conjunction ends before a token."""
    words = lattice.words
    sent = at + 1 < len(words) and words[at] in grammar.delegates
    if sent and words[at + 1] in grammar.sent_from:
        return lattice.past[at + 2]
    if peer := _past_peer(lattice, grammar, at):
        return peer
    plain = lattice.past[at]
    if plain in lattice.arcs:
        return _past_shared_title(lattice, plain)
    if grammar.inflected == "first":
        return _past_epithets(lattice, grammar, plain)
    return _past_description(lattice, grammar, at) or plain


def _past_shared_title(lattice: Lattice, at: int) -> int:
    """Return where the first of those stands who share a title: «…, | министры | Ян и Ада»."""
    titles = [arc for arc in lattice.arcs[at] if arc.cls == "Post"]
    if len(titles) < len(lattice.arcs[at]):
        return at
    ends = (arc.end for arc in titles if any(a.person for a in lattice.arcs.get(arc.end, ())))
    return next(ends, at)


def _past_epithets(lattice: Lattice, grammar: Grammar, at: int) -> int:
    """Return where a person stands whom nouns and adjectives lead in, or the token itself.

    «… и | нобелевский лауреат | Ян Новак».
    """
    for place in range(at, min(at + EPITHETS, len(lattice.tokens))):
        if place in lattice.arcs:
            return place if any(arc.cls == "Person" for arc in lattice.arcs[place]) else at
        word = lattice.tokens[place].text
        if not word.islower() or part_of_speech(word, grammar.language).part not in EPITHET_PARTS:
            return at
    return at


def past_companions(lattice: Lattice, grammar: Grammar, at: int) -> int:
    """Return the token behind words that join others to a list: "X, *together with* Y, signed"."""
    told = (w for w in grammar.companions if lattice.words[at : at + len(w)] == w)
    return at + max(map(len, told), default=0)


def _past_peer(lattice: Lattice, grammar: Grammar, at: int) -> int:
    """Return where somebody is named whom words call the peer of the one before, or 0.

    "Ada Holm and *his Thai counterpart*, Jon Ek".
    """
    if not lattice.has(at, grammar.clauses.articles):
        return 0
    for place in range(at + 1, min(at + 1 + DESCRIBED, len(lattice.tokens))):
        for peer in grammar.peers:
            if lattice.words[place : place + len(peer)] == peer:
                behind = place + len(peer)
                return behind + lattice.has(behind, frozenset({","}))
    return 0


def past_agent(lattice: Lattice, grammar: Grammar, before: Arc, at: int) -> int:
    """Return the token behind a "by" or a preposition that a list repeats: "by Ada, by Jon"."""
    first = _before_list(lattice, grammar, before)
    word = lattice.words[first] if first >= 0 else ""
    plain = grammar.inflected == "first" and part_of_speech(word, grammar.language).part == "ADP"
    plain = plain or word == grammar.by or word in grammar.repeated
    return at + 1 if word and plain and lattice.has(at, frozenset({word})) else at


def _before_list(lattice: Lattice, grammar: Grammar, arc: Arc) -> int:
    """Return the token before the first of those whom a list joins to a thing, or -1."""
    at = lattice.before(lattice.titles.get(arc.start, arc.start), grammar.skipped)
    while at > 0 and lattice.words[at] in grammar.conjunctions:
        named = [a for a in lattice.ending(at) if a.annotation.kind == "name"]
        if not named:
            break
        start = min(a.start for a in named)
        at = lattice.before(lattice.titles.get(start, start), grammar.skipped)
    return at


def _is_body(lattice: Lattice, at: int) -> bool:
    """Tell whether the name of a body stands at a token: "and the opposition | Fir Party"."""
    named = (a for a in lattice.arcs.get(at, ()) if a.annotation.kind == "name")
    return lattice.tokens[at].text[0].isupper() and any(
        is_one_of(a.cls, ("Organisation",)) for a in named
    )


def _past_description(lattice: Lattice, grammar: Grammar, at: int) -> int:
    """Return where a person stands whom an article and small words describe, or 0.

    "The rebel leader Ada Holm", "the poet Jon Ek": the noun before the name tells what somebody
    is called, or is a title.
    """
    rules = grammar.clauses
    if not (at < len(lattice.words) and lattice.words[at] in rules.articles):
        return 0
    for place in range(at + 1, min(at + 1 + DESCRIBED, len(lattice.tokens))):
        persons = [a for a in lattice.arcs.get(place, ()) if a.cls == "Person"]
        if place - at <= QUALITIES and _is_body(lattice, place):
            return place
        titled = place in lattice.titles or place in lattice.titles.values()
        titled = titled or any(a.annotation.kind == "post" for a in persons)
        told = [t.text for t in lattice.tokens[:place]]
        if persons and (titled or rules.past_called(told) == at):
            return place
        if not lattice.tokens[place].text.islower() or lattice.words[place] in rules.before_nouns:
            return 0
    return 0
