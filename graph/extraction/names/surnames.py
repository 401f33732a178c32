"""Bare surnames: once a document names a person in full, his surname alone names him too."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.names.name_cases import person_name
from graph.extraction.names.naming import Line, Span
from graph.extraction.names.titles_behind import without_title
from graph.languages.morphology import nominative, person_nominative

SHORTEST = 3
"""Letters in the shortest surname that is taken up alone."""
FEWEST = 3
"""Words of two surnames with "and" between them."""
OBLIQUE = ("Gen", "Dat", "Acc", "Ins", "Loc")
"""Cases (UD's) in which a surname may stand."""
WEAK = ("proposal", "lone", "listed")
"""Sources of a one-word name that gives way to a person's."""


def with_surnames(own: Line, spans: Sequence[Span], surnames: frozenset[str]) -> list[Span]:
    """Return the names of a sentence with those single words that are a known surname.

    ``surnames`` are in the nominative and in small letters. A word that opens its sentence and
    that the document writes small too is none, nor is one inside another name.
    """
    spans = [span for span in spans if not _is_of_several(own, span, surnames)]
    found = [
        Span(at, at + 1, "Person", "surname")
        for at in range(len(own.words))
        if surnames
        and own.capital(at)
        and not _inside(at, spans)
        and _is_surname(own, at, surnames)
    ]
    places = {span.first for span in found}
    kept = [s for s in spans if not (s.last - s.first == 1 and s.first in places)]
    return sorted([*kept, *found])


def known_surnames(lines: Sequence[tuple[Line, Sequence[Span]]]) -> frozenset[str]:
    """Return the last words of the names of persons that a document gives in full."""
    found = set()
    for own, spans in lines:
        for span in spans:
            words = own.words[span.first : span.last]
            if span.cls == "Person" and len(words) > 1 and len(words[-1]) > SHORTEST:
                name = person_name(own, span.first, span.last)
                found.add(without_title(name, own.sentence.language).split()[-1].lower())
    return frozenset(found)


def _is_surname(own: Line, at: int, surnames: frozenset[str]) -> bool:
    word = own.words[at]
    if not own.name_word(at) or not word[0].isalpha() or len(word) <= SHORTEST or own.title(at):
        return False
    if at == 0 and own.low[at] in own.casing.lower:
        return False
    if any(h.first <= at < h.last for h in own.heads):
        return False
    return bool(surname_of(word, own.sentence.language, surnames))


def surname_of(word: str, language: str, surnames: frozenset[str]) -> str:
    """Return the known surname, in the nominative, of which a word may be a form; else ''."""
    oblique = (person_nominative(word, language, frozenset({case})) for case in OBLIQUE)
    forms = (word, nominative(word, language), *oblique)
    return next((form for form in forms if form.lower() in surnames), "")


def _is_of_several(own: Line, span: Span, surnames: frozenset[str]) -> bool:
    """Whether what is proposed for one name is nothing but known surnames: «Белов и Рот»."""
    if not surnames or span.source not in WEAK or span.last - span.first < FEWEST:
        return False
    inside = range(span.first, span.last)
    joined = [own.low[at] in own.rules.words("joiners") for at in inside]
    return any(joined) and all(
        joins or _is_surname(own, at, surnames) for at, joins in zip(inside, joined, strict=True)
    )


def _inside(at: int, spans: Sequence[Span]) -> bool:
    """Whether a token is in a name that stands: a longer one, a person's, a country's, a body's."""
    return any(
        s.first <= at < s.last
        and (s.last - s.first > 1 or s.cls in ("Person", "Country") or s.source not in WEAK)
        for s in spans
    )
