"""Proper names: recognisers propose them, rules decide what they are.

A country is named by the table; a body has a head noun, the form of an acronym or two mentions; a
person named by one word needs support: a fuller name, a title before it or a second mention.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.extraction.annotation import Annotation, Name
from graph.extraction.names.abbreviations import with_abbreviations
from graph.extraction.names.apposed_places import with_apposed
from graph.extraction.names.body_proposals import headed, widened_body
from graph.extraction.names.countries import find_countries
from graph.extraction.names.defined_bodies import find_defined
from graph.extraction.names.described_bodies import find_described
from graph.extraction.names.described_genitive import described_genitive
from graph.extraction.names.led_bodies import find_led
from graph.extraction.names.listed import find_listed
from graph.extraction.names.name_cases import dictionary_form, person_name
from graph.extraction.names.name_evidence import Evidence, Naming
from graph.extraction.names.naming import Line, Span, line
from graph.extraction.names.organisations import find_organisations
from graph.extraction.names.parting import before_days, bracketed, first_words, parted
from graph.extraction.names.persons import find_persons
from graph.extraction.names.places import Places, widened
from graph.extraction.names.proposals import birthplaces, located, proposed
from graph.extraction.names.realms import with_realms
from graph.extraction.names.spelled_bodies import with_spelled
from graph.extraction.names.states_in_lists import with_leaders, with_listed_states
from graph.extraction.names.surnames import known_surnames, surname_of, with_surnames
from graph.extraction.recognition.features import Casing
from graph.extraction.recognition.recogniser import propose
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence


def find_names(sentences: Sequence[Sentence]) -> tuple[tuple[Annotation, ...], ...]:
    """Return the names in each sentence of one document, in order of place; none overlap.

    The document is read as a whole: what it says of a name in one place counts in all.
    """
    casing = Casing.of([token.text for token in s.tokens] for s in sentences)
    lines = [
        line(sentence, proposals, casing)
        for sentence, proposals in zip(sentences, propose(sentences), strict=True)
    ]
    namings = [_candidates(own) for own in lines]
    firsts = first_words((own, spans) for own, spans, _ in namings)
    namings = [(own, parted(own, spans, firsts), known) for own, spans, known in namings]
    evidence = Evidence(namings)
    places = Places((own, spans) for own, spans, _ in namings)
    namings = [(own, places.settled(own, spans), known) for own, spans, known in namings]
    kept = [(own, [s for s in spans if evidence.supports(own, s)]) for own, spans, _ in namings]
    kept = with_spelled(kept)
    surnames = known_surnames(kept)
    return tuple(
        _annotations((own, with_surnames(own, spans, surnames), known), surnames)
        for (own, spans), (_, _, known) in zip(kept, namings, strict=True)
    )


def _annotations(naming: Naming, surnames: frozenset[str]) -> tuple[Annotation, ...]:
    own, spans, known = naming
    return tuple(
        _annotation(own, span, _surname(own, span, surnames) or known.get(span, ""))
        for span in spans
    )


def _candidates(own: Line) -> Naming:
    """Return the names that rules and recogniser find in a sentence, without overlaps."""
    countries = find_countries(own)
    placed = with_realms(own, [_part_or_whole(own, country.span) for country in countries])
    placed = with_apposed(own, placed)
    persons = find_persons(own, placed)
    bodies = find_organisations(own, _certain(own, persons), placed)
    kept = _without_overlaps(
        [
            *(widened_body(own, b, persons, placed) for b in bodies if b.source == "head"),
            *(b for b in find_defined(own) if not any(b.overlaps(p) for p in placed)),
            *find_led(own),
            *find_listed(own, persons, placed),
            *birthplaces(own),
            *persons,
            *placed,
            *headed(own),
            *(b for b in bodies if b.source == "lone"),
            *proposed(own),
            *located(own),
        ]
    )
    genitive = own.rules.structure == "genitive"
    described = (described_genitive if genitive else find_described)(own, kept)
    known = {country.span: country.nominative for country in countries} | _proper(own) | described
    kept = [s for s in kept if not any(s.overlaps(other) for other in described)]
    named = before_days(own, bracketed(own, sorted((*kept, *described))))
    named = with_leaders(own, with_listed_states(own, named))
    return own, with_abbreviations(own, named), known


def _part_or_whole(own: Line, country: Span) -> Span:
    """Return a country, or the place that a word beside it makes of it: "Northern Ireland"."""
    first = widened(own, country.first)
    behind = own.low[country.last] if own.capital(country.last) else ""
    if behind in own.rules.words("landforms") and own.adjacent(country.last):
        return Span(first, country.last + 1, "Place", "country")
    return country if first == country.first else Span(first, country.last, "Place", "country")


def _proper(own: Line) -> dict[Span, str]:
    """Return the dictionary forms of bodies with a proper name.

    Where the last word shows the case of a name, one in the nominative is as the text has it:
    «БҰҰ-ның Бас Ассамблеясы».
    """
    proper, final = [h for h in own.heads if h.proper], own.rules.structure == "izafet"
    plain = [h for h in proper if final and _is_nominative(own.text(h.first, h.last), own)]
    return {Span(h.first, h.last, h.classes[0], "head"): h.proper for h in proper if h not in plain}


def _is_nominative(text: str, own: Line) -> bool:
    return nominative(text, own.sentence.language) == text


def _certain(own: Line, persons: Sequence[Span]) -> list[Span]:
    """Persons that no body's name may go on into: no head noun is in them."""
    return [
        p
        for p in persons
        if not any(h.first < p.last and p.first < h.last and h.names_body for h in own.heads)
    ]


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)


def _surname(own: Line, span: Span, surnames: frozenset[str]) -> str:
    """Return the surname that a name of one word is, as the document has it in full; else ''."""
    if span.cls != "Person" or span.last - span.first > 1:
        return ""
    return surname_of(own.words[span.first], own.sentence.language, surnames)


def _annotation(own: Line, span: Span, known: str) -> Annotation:
    tokens = own.sentence.tokens
    start, end = tokens[span.first].start, tokens[span.last - 1].end
    if span.cls == "Person":
        name = known or person_name(own, span.first, span.last)
    else:
        name = known or dictionary_form(own, span)
    return Annotation.of(own.sentence, start, end, "name", Name(span.cls, name))
