"""Names of bodies around their head nouns, as each language builds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.extraction.names.bodies_genitive import genitive
from graph.extraction.names.bodies_izafet import izafet
from graph.extraction.names.bodies_of import is_several, of
from graph.extraction.names.extents import Around, Extent, opens_by_chance
from graph.extraction.names.foreign_names import foreign_after
from graph.extraction.names.head_nouns import HeadSpan
from graph.extraction.names.naming import CLOSING, OPENING, Line, Span
from graph.extraction.names.numbered_gatherings import is_numbered
from graph.extraction.names.several_states import of_several_states
from graph.extraction.phrases.noun_endings import is_possessed
from graph.extraction.phrases.phrase_rules import rules as phrase_rules
from graph.languages.grammar import noun_forms

LONGEST = 16
"""Words in the longest name of a body."""
OPENING_WORDS = 2
"""Words, at least, before the general noun of a name that opens a sentence."""


def find_organisations(
    line: Line, persons: Sequence[Span], countries: Sequence[Span]
) -> tuple[Span, ...]:
    """Return the names of bodies with a head noun; none goes on into the name of a person.

    A head without anything that makes it a name is left out, except where
    it has a capital ("the Assembly"): then its source is ``lone``.
    """
    build = STRUCTURES.get(line.rules.structure)
    if build is None:
        return ()
    around = Around(
        frozenset(at for span in persons for at in range(span.first, span.last)),
        {span.last: span.first for span in countries},
        frozenset(at for span in countries for at in range(span.first, span.last)),
        {span.last: span.first for span in persons},
    )
    found = [span for head in line.heads if (span := _name(line, head, around, build))]
    return _longest(found)


Build = Callable[[Line, HeadSpan, Around], Extent]


def _name(line: Line, head: HeadSpan, around: Around, build: Build) -> Span | None:
    """Return the name around a head, or None where it is no name of a body."""
    if not _may_head(line, head, around):
        return None
    first, last = build(line, head, around)
    weak = not head.proper and _weak(line, head)
    if weak and not _named_before(line, head, first, around):
        return None
    listed = " ".join(line.low[first:last]) in line.rules.words("no_bodies")
    if listed or last - first > LONGEST:
        return None
    if is_numbered(line, head, first, last):
        return None
    cls = _class(line, head, last, around)
    if (first, last) == (head.first, head.last):
        return _alone(line, head, cls)
    described = last == head.last and _one_of_a_kind(line, head, first)
    named = any(line.capital(at) for at in range(first, last)) and not described
    return Span(first, last, cls, "head") if named else None


def _may_head(line: Line, head: HeadSpan, around: Around) -> bool:
    """Whether a noun may head the name of one body: it is in no other name and no adjective."""
    taken = around.persons | around.in_countries
    if not head.names_body or not taken.isdisjoint(range(head.first, head.last)):
        return False
    if _qualifies(line, head) or _is_of_post(line, head) or of_several_states(line, head, around):
        return False
    if line.rules.pattern("gazettes").match(" ".join(line.low[head.first :])):
        return False
    if head.proper:
        return True
    several = line.rules.structure == "of" and _one_of_several(line, head)
    return not (several or is_plural(line, head) or _opens_plural(line, head))


def _is_of_post(line: Line, head: HeadSpan) -> bool:
    """Whether a noun is a word of a post: "Heads of State and | Government of the Lake Union"."""
    sentence = line.sentence
    ahead = sentence.text[: sentence.tokens[head.first].start]
    return bool(line.rules.pattern("of_posts").search(ahead.lower()))


def _alone(line: Line, head: HeadSpan, cls: str) -> Span | None:
    """Return the body that a head names alone: by a proper name, a capital, or as the only one."""
    if head.proper:
        field = cls == "PoliticalParty" and _is_field(line, head.first)
        return None if field else Span(head.first, head.last, cls, "head")
    lone = _lone(line, head)
    return Span(head.first, head.last, cls, "lone") if lone else _only_one(line, head, cls)


def _one_of_a_kind(line: Line, head: HeadSpan, first: int) -> bool:
    """Whether an adjective with a capital tells of what kind a body is: "a Eurosceptic party".

    The one that is meant has its article or none.
    """
    at = first - 1
    while at > 0 and line.low[at] in line.rules.words("before_kind"):
        at -= 1
    small = not line.capital(head.first) and head.first - first == 1
    return small and at >= 0 and line.low[at] in line.rules.words("indefinite")


def _qualifies(line: Line, head: HeadSpan) -> bool:
    """Whether a general noun that is an adjective too stands before a name: «Орталық | Азия»."""
    if line.rules.structure != "izafet" or head.lemma not in line.rules.words("weak_heads"):
        return False
    form = line.low[head.last - 1]
    adjective = form == head.lemma and line.rules.pattern("adjective").fullmatch(form)
    return bool(adjective) and line.adjacent(head.last) and line.capital(head.last)


def _class(line: Line, head: HeadSpan, last: int, around: Around) -> str:
    """Return the class of a body; that of a state's is lost where its name is of no state.

    "The Congress" and the "Congress of Peru" are parliaments, the "Congress of Mayors" is none.
    """
    behind = range(head.last, last)
    if head.lemma.lower() not in line.rules.words("of_states") or not behind:
        return head.classes[0]
    stately = line.rules.words("state_words")
    of_state = any(at in around.in_countries or line.low[at] in stately for at in behind)
    return head.classes[0] if of_state else "Organisation"


def _one_of_several(line: Line, head: HeadSpan) -> bool:
    """Whether a plural with a capital is part of another name: "Association of Welsh Societies"."""
    if not line.capital(head.first) or not is_several(line, head.last - 1):
        return False
    at = head.first - 1
    while at > 0 and line.name_word(at):
        at -= 1
    return at > 0 and line.low[at] in line.rules.words("links") and line.capital(at - 1)


def _is_field(line: Line, at: int) -> bool:
    """Whether a word is what a post is for and no party: "Minister of Labour"."""
    return at > 1 and line.low[at - 1] in line.rules.words("links") and line.title(at - 2)


def _weak(line: Line, head: HeadSpan) -> bool:
    """Whether a general noun in small letters names no body: nothing but the rule proposes it."""
    if line.capital(head.first) or head.lemma not in line.rules.words("weak_heads"):
        return False
    quoted = line.words[head.first - 1 : head.first] + line.words[head.last : head.last + 1]
    if line.rules.structure == "genitive" and foreign_after(line, head) > head.last:
        return False
    proposed = any(p.first <= head.first < p.last and p.label == "ORG" for p in line.proposals)
    return not proposed and not any(w in OPENING + CLOSING for w in quoted)


def _named_before(line: Line, head: HeadSpan, first: int, around: Around) -> bool:
    """Whether a word that is no country or body stands with its capital before a last head."""
    bodily = head.first and line.low[head.first - 1] in line.rules.words("bodily")
    if bodily and line.low[head.last - 1] != head.lemma and line.name_word(first):
        return True
    if line.rules.structure != "izafet":
        return False
    if first == 0 and _opens_sentence(line, head):
        return True
    if head.lemma in line.rules.words("abstract_heads"):
        return False
    several = not line.rules.words("of_several").isdisjoint(line.low[first : head.first])
    return any(
        line.capital(at)
        and at > 0
        and not line.words[at].isupper()
        and (several or at not in around.in_countries)
        and not any(h.first <= at < h.last for h in line.heads)
        for at in range(first, head.first)
    )


def _opens_sentence(line: Line, head: HeadSpan) -> bool:
    """Whether a name opens a sentence, whose capital tells nothing: «Порт елдері ұйымы».

    It is long enough or opens with people, and its head belongs to the words before it and is one
    that such names have.
    """
    long = head.first >= OPENING_WORDS or bool(
        line.rules.pattern("people").fullmatch(line.low[head.first - 1])
    )
    told = long and head.lemma in line.rules.words("opening_heads")
    return told and _owned(line, head) and line.name_word(0) and not opens_by_chance(line, 0)


def _owned(line: Line, head: HeadSpan) -> bool:
    """Whether the ending of a head that stands last says that it belongs to what is before it."""
    if line.rules.structure != "izafet":
        return False
    noun, language = head.lemma.split()[-1], line.sentence.language
    ends = is_possessed(line.low[head.last - 1], noun, language)
    return ends or bool(phrase_rules(language).possessive.fullmatch(noun))


def is_plural(line: Line, head: HeadSpan) -> bool:
    """Whether a head in small letters tells of several bodies: "the parties"."""
    pattern = line.rules.pattern("plural")
    ends = {(line.low[head.last - 1], head.lemma.split()[-1])}
    if line.rules.structure == "of":
        ends.add((line.low[head.first], head.lemma.split()[0]))
    small = not line.capital(head.first)
    return small and any(pattern.search(w) and not pattern.search(lemma) for w, lemma in ends)


def _opens_plural(line: Line, head: HeadSpan) -> bool:
    """Whether a noun that opens a sentence is a plain plural: "Institutions | of the League".

    Its capital tells nothing there.
    """
    if (head.first, head.last) != (0, 1) or line.low[0] == head.lemma:
        return False
    if line.rules.structure == "of":
        owned = len(line.low) > 1 and line.low[1] in line.rules.words("links")
        return owned and is_several(line, 0)
    forms = noun_forms(line.low[0], line.sentence.language)
    return bool(forms) and all(number == "Plur" for _, number in forms)


def _lone(line: Line, head: HeadSpan) -> bool:
    if not line.capital(head.first) or head.lemma in line.rules.words("weak_heads"):
        return False
    before = line.low[head.first - 1] if head.first else ""
    whole = line.capital(head.last - 1) or (_owned(line, head) and not opens_by_chance(line, 0))
    if head.last - head.first > 1 and whole:
        return True
    return bool(head.first) or before in line.rules.words("articles")


def _only_one(line: Line, head: HeadSpan, cls: str) -> Span | None:
    """Return a body of which a country has one, in small letters: "the interior ministry".

    An article or an owner shows that the one is meant.
    """
    known = head.lemma in line.rules.words("single_bodies") and head.first > 0
    before = line.low[head.first - 1] if known else ""
    owned = bool(before) and line.rules.pattern("owner").search(before)
    meant = before in line.rules.words("shows_single") or owned
    return Span(head.first, head.last, cls, "head") if meant else None


def _longest(found: Sequence[Span]) -> tuple[Span, ...]:
    kept = [
        span
        for span in found
        if not any(
            other.overlaps(span)
            and (other.last - other.first, -other.first) > (span.last - span.first, -span.first)
            for other in found
        )
    ]
    return tuple(dict.fromkeys(kept))


STRUCTURES: dict[str, Build] = {"of": of, "genitive": genitive, "izafet": izafet}
