"""Who came together by a verb that stands last: «Чили, Перу және Тонга басшылары | кездесті»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.annotation import Annotation, Name
from graph.extraction.events.adverbials import before_adverbials
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.relations.frames import frames
from graph.reading.sentence import Sentence

FEWEST = 2
"""Names, at least, of those who come together."""
STATES = ("Country", "InternationalOrganisation")
Span = tuple[int, int]


def gathered_span(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> Span | None:
    """Return the span of those who came together by a verb, where a list names them, or None."""
    row = gathered(head, sentence, others)
    return (_begin(row[0], others), _subject_end(head, sentence, others)) if row else None


def gathered(
    head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> tuple[Annotation, ...]:
    """Return the persons or states who came together by a verb, in order; none for fewer than two.

    States do so by their leaders, whose noun stands behind the list.
    """
    rule = event_rules(sentence.language)
    if head.kind != "triggerVerb" or head.lemma not in rule.gather:
        return ()
    end = _subject_end(head, sentence, others)
    names_end = _past_leaders(sentence, end)
    row = tuple(_row(sentence, names_end, others, led=names_end < end))[::-1]
    return row if len(row) >= FEWEST and _alike(row) else ()


def _subject_end(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return where the words before a verb end, without when and where it was."""
    end, kinds = head.start, event_rules(sentence.language).place_kinds
    while True:
        nearer = before_adverbials(sentence, end, others)
        last = [t for t in sentence.tokens if t.end <= nearer][-1:]
        if last and kinds.fullmatch(last[0].text.lower()):
            named = [o for o in others if o.end + 1 == last[0].start and o.is_of("Place")]
            nearer = named[0].start if named else last[0].start
        if nearer == end:
            return len(sentence.text[:end].rstrip())
        end = nearer


def _past_leaders(sentence: Sentence, end: int) -> int:
    """Return where the names end before the noun of those who lead states, or ``end``."""
    grammar = frames(sentence.language).grammar
    words = [t for t in sentence.tokens if t.end <= end]
    if not words or words[-1].text not in grammar.delegates:
        return end
    words.pop()
    while words and words[-1].text in grammar.delegate_leads:
        words.pop()
    return words[-1].end if words else end


def _row(
    sentence: Sentence, end: int, others: Sequence[Annotation], *, led: bool
) -> Iterator[Annotation]:
    """Yield the names of a list that ends at a place, the last one first.

    Those whose leaders are told (``led``) may be their owners: «Чилидің, Перудің министрлері».
    """
    joiners = rules(sentence.language).joiners
    while True:
        named = [o for o in others if o.end == end and _may_gather(o, led=led)]
        if not named:
            return
        name = max(named, key=lambda o: o.end - o.start)
        yield name
        ahead = sentence.text[: _begin(name, others)].rstrip()
        joined = ahead[:-1] if ahead.endswith(",") else ahead
        last = joined.split()[-1:] if joined == ahead else []
        if joined == ahead and not joiners.isdisjoint(last):
            joined = joined[: -len(last[0])]
        end = len(joined.rstrip()) if joined != ahead else -1


def _may_gather(name: Annotation, *, led: bool) -> bool:
    """Whether a name is of somebody or of a state, in the form of a subject or of an owner."""
    value, owner = name.value, rules(name.sentence.language).owner
    plain = isinstance(value, Name) and name.text == value.nominative
    owns = led and bool(owner.fullmatch(name.text.lower()))
    somebody = (name.is_person and not led) or name.is_of(*STATES)
    return (plain or owns) and name.kind == "name" and somebody


def _alike(row: Sequence[Annotation]) -> bool:
    return len({name.is_person for name in row}) == 1


def _begin(name: Annotation, others: Sequence[Annotation]) -> int:
    """Return where a name begins, or the title right before it."""
    titles = (o.start for o in others if o.kind == "post" and o.end + 1 == name.start)
    return min(titles, default=name.start)
