"""What the ending of a noun tells: that there are several, that it belongs to somebody."""

from __future__ import annotations

from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import grammar


def is_plural(form: str, lemma: str, language: str) -> bool:
    """Whether a form is a plural of its lemma, as far as its ending tells."""
    tail = form.lower()[_common(form.lower(), lemma) :]
    if form.lower() == lemma or not rules(language).plural.fullmatch(tail):
        return False
    return grammar(form.lower(), language).number != "Sing"


def is_possessed(form: str, lemma: str, language: str) -> bool:
    """Whether a form says that it belongs to the word before it, as far as its ending tells."""
    tail = form.lower()[_common(form.lower(), lemma) :]
    return bool(tail and rules(language).possessed.fullmatch(tail))


def _common(one: str, other: str) -> int:
    apart = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(apart, min(len(one), len(other)))
