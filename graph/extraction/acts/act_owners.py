"""Whose a quoted title is: the name in the genitive, or the country, before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.extraction.acts.acting_bodies import bodies_in
from graph.extraction.annotation import Annotation, Name
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Sentence, Token


def owner_before(
    sentence: Sentence,
    begin: int,
    end: int,
    others: Sequence[Annotation],
    names: Collection[int],
) -> int:
    """Return where the name begins whose a quoted title is, or ``end`` when none owns it.

    ``names`` are the places that names cover. A name in the nominative before the title is the one
    who acts: «Үкімет «Тіл» бағдарламасын …».
    """
    words = [t for t in sentence.tokens if begin <= t.start < end]
    last = words[-1] if words else None
    if last is None or not _owns(last, sentence, others):
        return end
    for token in reversed(words):
        if not (token.text[0].isupper() or token.start in names):
            return token.end + 1
    return begin


def _owns(last: Token, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a name that ends here is whose something is: in the genitive, or a country.

    An abbreviation that names no body may be one.
    """
    countries = [o for o in others if isinstance(o.value, Name) and o.value.cls == "Country"]
    owner = rules(sentence.language).owner.fullmatch(last.text.lower())
    short = last.text.isupper() and last.end not in bodies_in(others)
    return short or bool(owner) or any(o.end == last.end for o in countries)
