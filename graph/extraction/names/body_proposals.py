"""What the recogniser proposes for a body, held against the head nouns in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from graph.extraction.names.countries import country_names
from graph.extraction.names.extents import behind_list
from graph.extraction.names.head_nouns import INTERNATIONAL
from graph.extraction.names.naming import OPENING, Line, Span
from graph.extraction.names.numbered_gatherings import is_numbered
from graph.extraction.names.person_extents import trim
from graph.extraction.recognition.recogniser import Proposal
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import lemmas


def widened_body(own: Line, body: Span, persons: Sequence[Span], countries: Sequence[Span]) -> Span:
    """Return the body with what the recogniser saw of the same name beyond the rule's end.

    Where heads stand last, no country owns a body of several: «Чад | Ұлттар Лигасына кірді».
    Elsewhere a known name is whole: «право | Лиги Наций», "the African Union | of Chile".
    """
    alone = any(c.last == body.first for c in countries) and body.cls == INTERNATIONAL
    if alone and own.rules.structure == "izafet":
        return body
    holders = _holders(own, body, persons, countries)
    known = own.rules.structure != "izafet" and _is_known(own, body)
    for proposal in own.proposals if not known else ():
        if proposal.label == "ORG" and proposal.first <= body.first < body.last <= proposal.last:
            first, last = trim(own, proposal.first, proposal.last)
            first = _behind_place(own, first, body.last)
            first = behind_list(own, first, body.first, {c.last: c.first for c in countries})
            first = _behind_person(own, first, body, persons)
            last = body.last if _ends_with_head(own, body) else last
            wider = Span(first, last, body.cls, "head")
            around = first <= body.first and body.last <= last
            if around and _is_one(own, body, wider, holders):
                return wider
    return body


def _ends_with_head(own: Line, body: Span) -> bool:
    """Whether nothing behind a body's head is of its name, but what a link joins to it.

    Where links do, who sits in a parliament follows it: "of the Kazakh Parliament | Ada Holm".
    """
    if own.rules.structure != "of" or body.cls not in OF_STATE:
        return own.rules.structure == "izafet"
    return own.low[body.last : body.last + 1] != () and own.low[body.last] not in _links(own)


def _is_known(own: Line, body: Span) -> bool:
    """Whether a body is an international one that is called by its own name."""
    extent = (body.first, body.last, INTERNATIONAL)
    return any((h.first, h.last, *h.classes[:1]) == extent and h.proper for h in own.heads)


def _behind_place(own: Line, first: int, last: int) -> int:
    """Return where a name begins behind where something is done to it: «Ригада | Теңіз одағы».

    A country may end like that: «Уганда банкі».
    """
    named = first + 1 < last and own.capital(first + 1)
    if not named or own.rules.structure != "izafet":
        return first
    place = own.rules.pattern("at_place").search(own.low[first])
    country = own.low[first] in country_names(own.sentence.language)
    return first + 1 if place and not country else first


def _behind_person(own: Line, first: int, body: Span, persons: Sequence[Span]) -> int:
    """Return where a name begins behind somebody's full name, where heads stand last.

    «Ян Новак | Рига университетінде оқыды»: no mark parts the two, or "and" does.
    """
    joined = own.low[body.first - 1] in own.rules.words("joiners") if body.first else False
    ends = {body.first, body.first - joined}
    full = any(p.last - p.first > 1 and p.last in ends for p in persons)
    return body.first if full and own.rules.structure == "izafet" else first


def _holders(
    own: Line, body: Span, persons: Sequence[Span], countries: Sequence[Span]
) -> frozenset[int]:
    """Return where a person or country behind a body begins that is no part of its name.

    Who stands in the nominative is somebody, and so is a country that "and" joins to it.
    """
    behind = [n for n in persons if _nominative(own, n.last - 1)]
    behind += [n for n in countries if _nominative(own, n.first, alone=True)]
    if own.rules.structure == "of":
        behind += [n for n in persons if n.source == "titled"]
        behind += [n for n in countries if own.low[n.first - 1] in own.rules.words("joiners")]
    return frozenset(n.first for n in behind if n.first >= body.last)


def _is_one(own: Line, body: Span, wider: Span, holders: Collection[int]) -> bool:
    """Whether all words of a wider extent may be of the body's name."""
    before, behind = range(wider.first, body.first), range(body.last, wider.last)
    words = own.words[wider.first : wider.last]
    if words.count("(") != words.count(")") or any(
        _breaks(own, at) or at in holders for at in (*before, *behind)
    ):
        return False
    linked = any(own.low[at] in _links(own) for at in before)
    return not linked and all(_may_depend(own, at) for at in behind)


def _may_depend(own: Line, at: int) -> bool:
    """Tell whether a word behind a body may be of its name, where names go on in the genitive."""
    quoted = not own.words[at][0].isalpha() or own.words[at - 1] in OPENING
    if own.rules.structure != "genitive" or quoted:
        return True
    if own.low[at] in own.rules.words("joiners"):
        return not own.capital(at + 1)
    cases = possible_cases(own.low[at], own.sentence.language)
    return own.words[at].isupper() or "Gen" in cases or not own.capital(at)


def _nominative(own: Line, at: int, *, alone: bool = False) -> bool:
    """Tell whether a word may be in the nominative (and, ``alone``, not in the genitive).

    No where the language does not tell cases.
    """
    cases = possible_cases(own.low[at], own.sentence.language)
    return "Nom" in cases and not (alone and "Gen" in cases)


OF_STATE = ("Parliament", "ParliamentChamber", "Government", "Ministry")
"""Classes of bodies whose name, told by its head, no words go on behind that."""
PREDICATES = ("VERB", "PRED")


ROMAN = re.compile(r"[IVXLХІ]{1,6}")


def _breaks(own: Line, at: int) -> bool:
    """Whether a token cannot be part of the name of a body whose head stands elsewhere."""
    other = any(h.first <= at < h.last for h in own.heads)
    forms = lemmas(own.low[at], own.sentence.language)
    stop = own.rules.words("stop")
    stopped = own.low[at] not in _small(own) and any(form in stop for form in forms)
    read = grammar(own.low[at], own.sentence.language)
    return (
        bool(ROMAN.fullmatch(own.words[at]))
        or read.part in PREDICATES
        or (read.part == "PTCP" and not read.case)
        or own.words[at] in "–—-,;:"
        or own.title(at)
        or other
        or stopped
    )


def _links(own: Line) -> frozenset[str]:
    return own.rules.words("links") if own.rules.structure == "of" else frozenset()


def _small(own: Line) -> frozenset[str]:
    return own.rules.words("links") | own.rules.words("articles") | own.rules.words("joiners")


def trimmed(own: Line, proposal: Proposal) -> tuple[int, int]:
    """Return the extent of a proposed name; a body whose head stands last keeps small words there.

    «Қаржы министрлігін» ends with its head, whatever its case.
    """
    first, last = trim(own, proposal.first, proposal.last)
    if proposal.label != "ORG" or own.rules.structure != "izafet" or last <= first:
        return first, last
    further = range(last, proposal.last)
    apart = any(not own.words[at][0].isalpha() or _breaks_off(own, at) for at in further)
    return first, last if apart else proposal.last


def _breaks_off(own: Line, at: int) -> bool:
    """Whether a small word is no part of a name: a title, a stop word, one that ends a phrase."""
    last = at + 1 == len(own.words) or not own.words[at + 1][0].isalpha()
    headed = any(h.names_body and h.first <= at < h.last for h in own.heads)
    stopped = own.low[at] in own.rules.words("stop") - own.rules.words("joiners")
    ends = bool(own.rules.pattern("breaks").search(own.low[at])) and not headed and not last
    return own.title(at) or stopped or ends


def _behind_owner(own: Line, first: int) -> int:
    """Return where a body's name begins behind its leader's: "Ada | Holm's | Fir Party"."""
    if not 0 < first < len(own.low):
        return first
    given = own.capital(first - 1) and own.rules.is_given(own.low[first - 1])
    owner = own.rules.pattern("possessive").search(own.low[first])
    return first + 1 if given and owner else first


def headed(own: Line) -> list[Span]:
    """Return proposals of bodies with a head noun on which the rules did not build a name."""
    found = []
    for proposal in own.proposals:
        first, last = trimmed(own, proposal)
        first = _behind_owner(own, _behind_place(own, first, last))
        heads = [h for h in own.heads if first <= h.first and h.last <= last]
        if proposal.label != "ORG" or not heads or not all(h.names_body for h in heads):
            continue
        inner = range(heads[0].first, heads[0].last)
        linked = any(own.low[at] in _links(own) for at in range(first, inner.start))
        ends = own.rules.structure != "izafet" or heads[-1].last == last
        whole = last - first > len(inner) and not linked and ends
        whole = whole and not is_numbered(own, heads[0], first, last)
        if whole and not any(_breaks(own, at) for at in range(first, last) if at not in inner):
            found.append(Span(first, last, heads[0].classes[0], "head"))
    return found
