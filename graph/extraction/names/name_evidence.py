"""What a whole document says for a name: a fuller name, quotation marks, a second mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.extraction.names.abbreviations import is_acronym
from graph.extraction.names.body_proposals import ROMAN
from graph.extraction.names.head_nouns import bodies
from graph.extraction.names.naming import OPENING, Line, Span
from graph.extraction.names.parting import only_describes
from graph.languages.morphology import lemmas

Naming = tuple[Line, list[Span], dict[Span, str]]
"""A sentence, the names that it may have, and the nominatives known of some of them."""
SEVERAL = frozenset(["StateBody", "Ministry"])
"""Classes of which a state has several bodies; of others one, so "the Parliament" is a name."""


def _only_bracketed(own: Line, span: Span) -> bool:
    """Whether a name is all that stands in brackets, as another name of what is before them."""
    around = (own.words[span.first - 1 : span.first], own.words[span.last : span.last + 1])
    return around == (("(",), (")",)) and not own.rules.pattern("surname").search(
        own.low[span.last - 1]
    )


def _is_said(own: Line, span: Span) -> bool:
    """Whether the noun before quotation marks tells of words and of no body: the slogan "…"."""
    before = own.low[span.first - 2] if span.first > 1 else ""
    told = own.rules.words("quoted_words")
    return not told.isdisjoint(lemmas(before, own.sentence.language)) if before else False


class Evidence:
    """What the whole document says for a name."""

    def __init__(self, namings: Sequence[Naming]) -> None:
        """Take the sentences of a document, each with the names that it may have."""
        self._mentions: Counter[tuple[bool, str]] = Counter()
        self._parts: Counter[tuple[bool, str]] = Counter()
        self._places: Counter[str] = Counter()
        for own, spans, _ in namings:
            for span in spans:
                name = own.form(span)
                self._mentions[span.cls == "Person", name] += 1
                self._places[name] += span.cls in ("Place", "Country")
                if span.last - span.first > 1:
                    self._parts.update((span.cls == "Person", part) for part in name.split())

    def supports(self, own: Line, span: Span) -> bool:
        """Whether a name may stand, by its form and by what the document says elsewhere."""
        name = own.form(span)
        if span.source == "person" and span.last - span.first == 1:
            return self._supports_surname(own, span, name)
        if span.source == "proposal" and only_describes(own, span):
            return False
        if span.source == "proposal" and span.cls == "Organisation":
            return self._supports_body(own, span, name)
        if span.cls == "Person" and not any(len(w) > 1 for w in own.words[span.first : span.last]):
            return False
        if span.source == "person" and _only_bracketed(own, span):
            return self._mentions[True, name] > 1
        if span.source == "lone" and span.cls not in bodies("StateBody") - SEVERAL:
            return span.last - span.first > 1 or self._parts[False, name] > 0
        return True

    def _supports_body(self, own: Line, span: Span, name: str) -> bool:
        quoted = bool(span.first) and own.words[span.first - 1] in OPENING
        word, last = own.text(span.first, span.last), span.last - 1
        counted = own.words[span.last : span.last + 1]
        if word in own.rules.words("no_body") or (counted and counted[0][0].isdigit()):
            return False
        if quoted and _is_said(own, span):
            return False
        if ROMAN.fullmatch(own.words[last]) or own.low[last] in own.rules.words("no_person"):
            return False
        return quoted or is_acronym(word) or self._mentions[False, name] > 1

    def _supports_surname(self, own: Line, span: Span, name: str) -> bool:
        if own.title(span.first - 1) or self._parts[True, name] > 0:
            return True
        return self._mentions[True, name] > max(1, self._places[name])
