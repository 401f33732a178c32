"""Names that no rule builds: what the recogniser alone proposes, and places by their ending."""

from __future__ import annotations

from graph.extraction.names.body_proposals import trimmed
from graph.extraction.names.naming import OPENING, Line, Span
from graph.extraction.names.places import widened
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import lemmas, nominative

BIRTH = 9
"""Words from what tells of a birth to its place, at most."""


def proposed(own: Line) -> list[Span]:
    """Return what the recogniser alone proposes, where capitals and words are those of prose."""
    found = []
    for proposal in () if own.shouts or own.cites else own.proposals:
        first, last = trimmed(own, proposal)
        label = "LOC" if own.origin(first) else proposal.label
        named = label in _CLASSES and not all(own.title(at) for at in range(first, last))
        first = widened(own, first) if proposal.label == "LOC" else first
        if proposal.label == "ORG" and any(first <= h.first < last for h in own.heads):
            continue
        if proposal.label == "LOC" and _opens_as_noun(own, first, last):
            continue
        if proposal.label == "LOC":
            last = _with_region(own, first, last)
        if named and first < last and not _is_no_name(own, first, last):
            found.append(Span(first, last, _CLASSES[label], "proposal"))
    return found


def located(own: Line) -> list[Span]:
    """Return words with a capital that say where something happens, by their ending.

    At the beginning of a sentence every word has one; there a word for what happened must follow,
    or the word is known to name a town.
    """
    ending = own.rules.pattern("where")
    found = []
    for at, word in enumerate(own.words):
        if not ending.fullmatch(own.low[at]):
            continue
        following = own.low[at + 1] if at + 1 < len(own.words) else ""
        happens = bool(own.rules.pattern("happens").fullmatch(following))
        free = own.name_word(at) and not word.isupper() and not own.title(at)
        free = free and not any(h.first <= at < h.last for h in own.heads)
        happens = happens or bool(own.rules.town(word))
        free = free and (happens if at == 0 else own.words[at - 1] not in OPENING)
        free = free and (bool(own.rules.town(word)) or not _ends_name(own, at))
        form = nominative(word, own.sentence.language).lower()
        common = {own.low[at], form} & own.casing.lower
        if free and form != own.low[at] and not common:
            found.append(Span(at, at + 1, "Place", "proposal"))
    return found


def _ends_name(own: Line, at: int) -> bool:
    """Whether a word goes on a name whose first word has no ending: «Мохаммад | Хатта»."""
    ahead = own.words[at - 1] if at else ""
    named = at > 0 and own.capital(at - 1) and own.name_word(at - 1) and own.adjacent(at)
    whole = any(p.last == at for p in own.proposals)
    return named and not whole and nominative(ahead, own.sentence.language) == ahead


def birthplaces(own: Line) -> list[Span]:
    """Return words with a capital behind who was born, or is a native: «родился в Бергене».

    In a bracket behind a name a place may follow the day: «(род. 7 мая 1948, Сусс)».
    """
    found = []
    for at in range(1, len(own.words)):
        if own.name_word(at) and not own.title(at) and not own.capital(at - 1):
            told = own.origin(at) or _is_of_birth(own, at) or _is_behind_birthday(own, at)
            headed = any(h.first <= at < h.last for h in own.heads)
            if told and own.words[at].istitle() and not headed:
                found.append(Span(at, at + 1, "Place", "birth"))
    return found


def _is_of_birth(own: Line, at: int) -> bool:
    """Whether a preposition of place stands before a word, and a verb of birth before that."""
    if own.low[at - 1] not in own.rules.words("birth_links"):
        return False
    ahead = own.low[max(at - BIRTH, 0) : at - 1]
    language, verbs = own.sentence.language, own.rules.words("birth")
    born = [i for i, word in enumerate(ahead) if not verbs.isdisjoint(lemmas(word, language))]
    return bool(born) and not {",", ";", "("} & {*ahead[born[-1] :]}


def _is_behind_birthday(own: Line, at: int) -> bool:
    """Whether a bracket tells of somebody's birth before a word, behind its year and a comma."""
    told = own.rules.words("birth_signs")
    ahead = own.low[max(at - BIRTH, 0) : at]
    dated = at > 1 and own.words[at - 1] == "," and own.words[at - 2][-4:].isdigit()
    return dated and "(" in ahead and not told.isdisjoint(ahead) and ")" not in ahead


def _opens_as_noun(own: Line, first: int, last: int) -> bool:
    """Whether a would-be place is only a noun for a body that opens its sentence: «Фракция …»."""
    return first == 0 and any((h.first, h.last) == (first, last) for h in own.heads)


def _with_region(own: Line, first: int, last: int) -> int:
    """Return the end of a place with the noun that its adjective belongs to, if it is a region's.

    «Приозёрной области» is one; of «Бухарестского мира» nothing is a place.
    """
    if last <= first or "agreeing" not in own.rules.table or last >= len(own.words):
        return last
    read = grammar(own.low[last - 1], own.sentence.language)
    noun = grammar(own.low[last], own.sentence.language).part == "NOUN"
    if read.part not in own.rules.listed("agreeing") or not noun or own.capital(last):
        return last
    alike = possible_cases(own.low[last - 1], own.sentence.language)
    alike &= possible_cases(own.low[last], own.sentence.language)
    regions = own.rules.words("regions")
    region = any(f in regions for f in lemmas(own.low[last], own.sentence.language))
    return (last + 1 if region else first) if alike else last


_CLASSES = {"ORG": "Organisation", "LOC": "Place", "FAC": "Place"}


def _is_no_name(own: Line, first: int, last: int) -> bool:
    """Whether a head of an act or event stands in the extent: it is for others to read."""
    return any(
        first <= head.first and head.last <= last and not head.names_body for head in own.heads
    )
