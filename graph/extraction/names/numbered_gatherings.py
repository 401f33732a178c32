"""Gatherings of a series, which the noun of a body may head: "the Third Congress of Mayors"."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extraction.events.event_rules import event_rules, names_body
from graph.extraction.figures.ordinals import ordinals_in
from graph.extraction.lexicon import heads
from graph.extraction.names.head_nouns import HeadSpan
from graph.extraction.names.naming import Line
from ontology.vocabulary import is_a

TERM = 2
"""Words of a name that tells which of a body's terms is meant: "the 116th Congress"."""


def is_numbered(line: Line, head: HeadSpan, first: int, last: int) -> bool:
    """Whether a number before or in a name makes a gathering of what may be a body too.

    So do words behind it that say that it was held, where the noun is otherwise a body's.
    """
    if head.lemma in event_rules(line.sentence.language).only_held:
        return head.first in _gatherings(line)
    opens = first < head.first and last - first > TERM and _is_ordinal(line, first)
    behind = first and last - first >= TERM and _is_ordinal(line, first - 1)
    return bool(opens or behind) and head.first in _gatherings(line)


def _is_ordinal(line: Line, at: int) -> bool:
    """Whether a token is an ordinal number."""
    start, sentence = line.sentence.tokens[at].start, line.sentence
    return any(begin == start for begin, _, _ in ordinals_in(sentence.text, sentence.language))


def _gatherings(line: Line) -> Iterator[int]:
    """Yield the tokens at which nouns for gatherings stand."""
    starts = {token.start: at for at, token in enumerate(line.sentence.tokens)}
    for head in heads(line.sentence):
        gathering = head.kind == "eventNoun" and is_a(head.cls, "Gathering")
        if gathering and head.start in starts and not names_body(head, line.sentence):
            yield starts[head.start]
