"""Where an event was: the place that its clause tells of it, and of nothing else there."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.event_rules import clause, event_rules, happens
from graph.extraction.names.naming_rules import rules as naming
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import quotations
from graph.languages.morphology import lemmas
from graph.reading.sentence import Sentence, Token

Span = tuple[int, int]

OBJECT = 6
"""Words, besides names and dates, that may stand between a verb and the place of what it tells."""
LIST = 2
"""Letters from the comma of a list to what follows it, at most."""
TITLE = 4
"""Letters between a post and the place that it is a post at: "ambassador in Riga"."""


def place_of_noun(sentence: Sentence, at: Span, told: Span, others: Sequence[Annotation]) -> str:
    """Return the place of the event whose noun has its phrase ``at``, or ''.

    ``told`` is the clause with the date. The place stands in the phrase or right behind it, or a
    verb of happening ties the two together; where heads stand last, anywhere before the noun.
    """
    final = rules(sentence.language).head_final and not _is_known_far(sentence, at)
    for place in _places(sentence, told, others):
        behind = at[1] <= place.start
        low, high = (at[1], place.start) if behind else (place.end, at[0])
        held = low < high and happens(sentence, *((low, high) if behind else clause(sentence, *at)))
        parting = len(_words(sentence, low, high, others))
        if final or parting <= (OBJECT if held else behind):
            return _nominative(place)
    return ""


def _is_known_far(sentence: Sentence, at: Span) -> bool:
    """Whether a noun is of what texts speak of anywhere, as a war: its place is beside it."""
    last = sentence.text[slice(*at)].split()[-1:]
    forms = lemmas(last[0].lower(), sentence.language) if last else ()
    return not event_rules(sentence.language).weak_nouns.isdisjoint(forms)


def place_of_verb(sentence: Sentence, at: Span, others: Sequence[Annotation]) -> str:
    """Return the place of what the verb ``at`` tells, or ''.

    It stands in the clause of the verb; one deep in the verb's object, or at which somebody named
    before the verb has a post, is not the deed's.
    """
    final = rules(sentence.language).head_final
    for place in _places(sentence, _with_list(sentence, at, others), others):
        if final and _of_other_deed(sentence, place, at):
            continue
        deep = at[1] <= place.start and len(_words(sentence, at[1], place.start, others)) > OBJECT
        if final or not (deep or _of_post(place, at, others)):
            return _nominative(place)
    return ""


def _of_other_deed(sentence: Sentence, place: Annotation, at: Span) -> bool:
    """Whether a place is told of a participle before a verb: «Ригада қойылған | шарт … енді».

    What was held there holds what was done at it: «Ригада өткен съезде сайланды».
    """
    rule, between = event_rules(sentence.language), sentence.text[place.end : at[0]].split()
    for word, behind in itertools.pairwise(w.lower() for w in between):
        told = rule.attributive.fullmatch(word) and not rule.held.fullmatch(word)
        if told and not rule.beside_noun.fullmatch(behind):
            return True
    return False


def _with_list(sentence: Sentence, at: Span, others: Sequence[Annotation]) -> Span:
    """Return the clause around a verb with the whole of a list or title that its beginning cuts."""
    first, last = clause(sentence, *at)
    while rules(sentence.language).head_final and (comma := sentence.text.rfind(",", 0, first)) > 0:
        if first - comma > LIST or not _is_of_list(comma, first, others):
            break
        first, _ = clause(sentence, comma - 1, comma)
    return first, last


def _is_of_list(comma: int, behind: int, others: Sequence[Annotation]) -> bool:
    """Whether a comma stands between two names or in the title of an act."""
    names = [o for o in others if isinstance(o.value, Name)]
    between = any(o.end == comma for o in names) and any(o.start == behind for o in names)
    return between or any(o.start < comma < o.end for o in others if isinstance(o.value, Act))


def _of_post(place: Annotation, at: Span, others: Sequence[Annotation]) -> bool:
    """Whether a place is that of a post, in its title or, before a verb, right behind it.

    «Назначен послом в Чили», "the ambassador in Riga was received".
    """
    posts = [o for o in others if o.kind == "post" and o.start < place.start]
    if any(place.end <= post.end for post in posts):
        return True
    return place.end <= at[0] and any(place.start - post.end <= TITLE for post in posts)


def _nominative(place: Annotation) -> str:
    assert isinstance(place.value, Name)
    return place.value.nominative


def _places(sentence: Sentence, span: Span, others: Sequence[Annotation]) -> Iterator[Annotation]:
    """Yield the names of places in a span that a word or an ending says something was at."""
    rule = event_rules(sentence.language)
    for other in others:
        value = other.value
        if not (isinstance(value, Name) and value.cls in ("Place", "Country")):
            continue
        quoted = any(q.start < other.start < q.end for q in quotations(sentence.text))
        if span[0] <= other.start and other.end <= span[1] and not quoted:
            before = [t.text.lower() for t in sentence.tokens if t.end <= other.start]
            led = bool(before) and before[-1] in rule.place_leads
            word = _last_word(sentence, other)
            bent = word != other.text or value.nominative != other.text
            if led or (bent and rule.place_endings.fullmatch(word)):
                yield other


def _last_word(sentence: Sentence, place: Annotation) -> str:
    """Return the last word of a place, which may be the noun for what it is: «Осло қаласында»."""
    behind = sentence.text[place.end :].split()[:1]
    noun = naming(sentence.language).pattern("of_place")
    return behind[0] if behind and noun.fullmatch(behind[0]) else place.text.split()[-1]


def _words(
    sentence: Sentence, start: int, end: int, others: Sequence[Annotation]
) -> tuple[Token, ...]:
    """Return the words of a stretch without dates and what leads to them, names, acts and posts."""
    dates = [o.start for o in others if o.kind == "date"]
    known = [
        (o.start, o.end)
        for o in others
        if o.kind in ("date", "post") or isinstance(o.value, Act | Name)
    ]
    return tuple(
        token
        for token in sentence.tokens
        if start <= token.start < end
        and token.text[0].isalnum()
        and token.end + 1 not in dates
        and not any(first <= token.start < last for first, last in known)
    )
