"""Names run together: what looks like one person, and the document shows to be two things.

Where a language has no capitals or commas to part them, an object or a place follows the subject
at once: «Анна Кравец Новакты қабылдады», «Кравец Ригада туған».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.extraction.names.naming import Line, Span
from graph.languages.grammar import grammar, possible_cases
from graph.languages.morphology import nominative

Firsts = Mapping[str, frozenset[str]]
"""The last words of persons' names, in the nominative, with the words that open those names."""


def first_words(lines: Iterable[tuple[Line, Sequence[Span]]]) -> Firsts:
    """Return the surnames of a document's persons with the first words of their full names."""
    found: dict[str, set[str]] = {}
    for own, spans in lines:
        for span in spans:
            if span.cls == "Person" and span.last - span.first > 1:
                found.setdefault(_form(own, span.last - 1), set()).add(own.low[span.first])
    return {surname: frozenset(opening) for surname, opening in found.items()}


def parted(own: Line, spans: Sequence[Span], known: Firsts) -> list[Span]:
    """Return the names of a sentence with those in two that are the names of two."""
    if own.rules.structure != "izafet":
        return list(spans)
    return [part for span in spans for part in _parts(own, span, known)]


def bracketed(own: Line, spans: Sequence[Span]) -> list[Span]:
    """Return persons' names with all of a bracket that they would cut: "Ada (Anna) Holm"."""
    found = []
    for span in spans:
        words = own.words[span.first : span.last]
        cut = span.cls == "Person" and ")" in words and "(" not in words
        opened = cut and span.first > 1 and own.words[span.first - 1] == "("
        whole = opened and own.name_word(span.first - 2) and not own.title(span.first - 2)
        found.append(replace(span, first=span.first - 2) if whole else span)
    return found


def before_days(own: Line, spans: Sequence[Span]) -> list[Span]:
    """Return names without the words behind them that tell when: "the Council | on Friday"."""
    days, leads = own.rules.words("calendar"), own.rules.words("before_day")
    found = []
    for span in spans:
        told = (
            at - 1
            for at in range(span.first + 2, span.last)
            if own.low[at] in days and own.low[at - 1] in leads
        )
        found.append(replace(span, last=next(told, span.last)))
    return found


def _parts(own: Line, span: Span, known: Firsts) -> Iterator[Span]:
    last, length = span.last - 1, span.last - span.first
    if span.cls == "Person" and length > 1 and _is_where(own, span.first):
        yield Span(span.first, span.first + 1, "Place", "proposal")
        if length > 2:
            yield Span(span.first + 1, span.last, "Person", span.source)
        return
    if span.cls == "Person" and span.source != "initials" and length > 1 and _inflected(own, last):
        others = known.get(_form(own, last), frozenset()) - {own.low[span.first]}
        located = bool(own.rules.pattern("at_place").search(own.low[last]))
        if length > 2 and others:
            yield Span(span.first, last, "Person", span.source)
            yield Span(last, span.last, "Person", "surname")
            return
        if length == 2 and located and _form(own, span.first) in known:
            yield Span(span.first, last, "Person", "surname")
            yield Span(last, span.last, "Place", "proposal")
            return
    if _follows_surname(own, span, known):
        yield Span(span.first, last, "Person", "surname")
        yield Span(last, span.last, span.cls, span.source)
        return
    owned = any(h.first == span.last and not own.capital(h.first) for h in own.heads)
    if span.cls == "Person" and length == 2 and owned and _form(own, span.first) in known:
        yield Span(span.first, last, "Person", "surname")
        return
    yield span


def _follows_surname(own: Line, span: Span, known: Firsts) -> bool:
    """Whether a body's noun that is nobody's stands behind a surname: «Новак | Мәжіліс …»."""
    at = span.last - 1
    if span.cls in ("Person", "Place", "Country") or span.last - span.first > 2 or at == span.first:
        return False
    heads = (h for h in own.heads if (h.first, h.last) == (at, at + 1))
    return any(own.low[at] == h.lemma.lower() for h in heads) and _form(own, span.first) in known


def _is_where(own: Line, at: int) -> bool:
    """Whether a word with the ending for where is a town's: «Варшавада | Достық туралы шарт»."""
    where = own.rules.pattern("at_place").search(own.low[at])
    return bool(where) and bool(own.rules.town(own.low[at])) and not own.rules.is_given(own.low[at])


def _inflected(own: Line, at: int) -> bool:
    return _form(own, at) != own.low[at]


def _form(own: Line, at: int) -> str:
    return nominative(own.words[at], own.sentence.language).lower()


def only_describes(own: Line, span: Span) -> bool:
    """Whether a name is an adjective of the noun behind it: «Приморском | федеральном округе»."""
    language, last = own.sentence.language, span.last
    if last - span.first > 1 or last >= len(own.words) or own.words[last][0].isupper():
        return False
    read, behind = (grammar(own.low[at], language).part for at in (span.first, last))
    described = read == "ADJ" and behind in ("ADJ", "NOUN") and own.adjacent(last)
    cases = (possible_cases(own.low[at], language) for at in (span.first, last))
    return described and bool(frozenset.intersection(*cases))
