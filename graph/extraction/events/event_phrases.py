"""Where the phrase of a noun for an event begins and ends, who acts in it being no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extraction.acts.act_mention import blocked, free
from graph.extraction.acts.act_subjects import behind_actors
from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.event_classes import DEEDS, DONE_BY, GATHERINGS
from graph.extraction.events.event_edges import left_edge
from graph.extraction.events.event_rules import event_rules
from graph.extraction.lexicon import Head
from graph.extraction.phrases.noun_endings import is_possessed
from graph.extraction.phrases.phrase_end import after
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.phrases.phrase_start import before
from graph.languages.grammar import is_finite, only_many, possible_cases
from graph.languages.numbering import numeral_end
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

PLACES = ("Place", "Country")
BEHIND = 30
"""Letters between the date of a deed and the act that it was done to."""


def phrase_begin(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return where the phrase of an event's noun begins: with its ordinal, behind who acts."""
    places, names = blocked(others), free(others)
    begin = _with_ordinals(sentence, before(sentence, head.start, places, names), others, places)
    begin = _with_body(begin, head, sentence, others)
    begin = _without_person(begin, head, sentence, others)
    begin = behind_actors(sentence, begin, head.start, others)
    begin = left_edge(sentence, begin, head.start, others)
    begin = _behind_act(begin, head, sentence, others)
    return _with_list(begin, head, sentence, others)


def _behind_act(begin: int, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return where a phrase begins behind the act that is done something to: «заң | саммитте».

    Where heads stand last, a noun that is nobody's ends with its case.
    """
    form, noun = sentence.text[head.start : head.end], head.lemma.split()[-1]
    beside = (o for o in others if isinstance(o.value, Act) and o.end + 1 == head.start)
    bare = rules(sentence.language).head_final and any(begin <= o.start for o in beside)
    return head.start if bare and not is_possessed(form, noun, sentence.language) else begin


def _with_list(begin: int, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return the beginning with all of the list whose last names open a phrase.

    «Чили, Перу және Куба басшыларының кездесуі»: where heads stand last, the first names too.
    """
    rule, names = rules(sentence.language), [o for o in others if isinstance(o.value, Name)]
    first = next((n for n in names if n.start == begin and n.end < head.start), None)
    if not rule.head_final or first is None:
        return begin
    behind = sentence.text[first.end : head.start].split()
    listed = bool(behind) and (behind[0] == "," or behind[0] in rule.joiners)
    cls = first.value.cls if isinstance(first.value, Name) else ""
    ends = {n.end: n for n in names if isinstance(n.value, Name) and n.value.cls == cls}
    while listed and sentence.text[begin - 2 : begin] == ", " and begin - 2 in ends:
        begin = ends[begin - 2].start
    return begin


def phrase_end(head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return where the phrase of an event's noun ends: with its number, or what is done to what."""
    complements = event_rules(sentence.language).complements.get(head.cls, ())
    numbered = numeral_end(sentence.text, head.end, sentence.language)
    end = max(numbered, after(sentence, head.end, blocked(others), complements))
    end = _with_body_behind(end, head, others)
    end = _before_subject(end, head, sentence, others)
    end = _before_rivals(end, head, sentence, others)
    manner = event_rules(sentence.language).manner.search(sentence.text, head.end, end)
    end = manner.start() if manner else end
    return _behind_date(head, _within_list(end, head, sentence, others), others)


def _before_subject(end: int, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return the end before a person who stands in the nominative, and so belongs to a verb.

    «на заседании | Иван Белов сказал», «во время визита в Ригу | министр Иван Белов».
    """
    if not event_rules(sentence.language).names_in_genitive:
        return end
    titled = {o.start for o in others if o.kind == "post" or o.is_person}
    known = {o.start for o in others if o.is_of("Organisation", "Country")}
    for token in (t for t in sentence.tokens if head.end < t.start < end):
        named = token.text.istitle() and token.start not in known
        acting = token.start in titled or (named and sentence.text[token.start - 1] == " ")
        if acting and (
            _is_straight(token.text, sentence.language) or _has_verb(token.start, sentence, others)
        ):
            return _behind_adjectives(token.start, head.end, sentence)
    return end


def _before_rivals(end: int, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return the end before who stands in an election: "the 1971 election | against Jon Ek"."""
    leads = event_rules(sentence.language).rivals
    if not leads or not is_a(head.cls, "Election"):
        return end
    standing = (o for o in others if o.is_person or o.is_of("PoliticalParty"))
    for name in sorted(standing, key=lambda o: o.start):
        led = [t for t in sentence.tokens if head.end <= t.start and t.end <= name.start]
        led = led[:-1] if led and led[-1].text.lower() in rules(sentence.language).articles else led
        if name.end <= end and led and led[-1].text.lower() in leads:
            return led[-1].start - 1
    return end


def _has_verb(start: int, sentence: Sentence, others: Sequence[Annotation]) -> bool:
    """Whether a person whose name may be in any case stands right before a verb of his or hers."""
    ends = [o.end for o in others if o.is_person and o.start == start]
    behind = next((t.text for t in sentence.tokens if ends and t.start >= max(ends)), "")
    cases = possible_cases(sentence.text[start : max(ends, default=start)], sentence.language)
    told = is_finite(behind, sentence.language) and behind.islower()
    return told and not only_many(behind, sentence.language) and (not cases or "Nom" in cases)


def _is_straight(word: str, language: str) -> bool:
    """Whether a form may be a nominative and no genitive."""
    cases = possible_cases(word, language)
    return "Nom" in cases and "Gen" not in cases


def _behind_adjectives(start: int, first: int, sentence: Sentence) -> int:
    """Return where the words end before those in the nominative that lead to a place."""
    ahead = [t for t in sentence.tokens if first <= t.start < start]
    while ahead and (
        not ahead[-1].text[0].isalpha() or _is_straight(ahead[-1].text, sentence.language)
    ):
        ahead.pop()
    return ahead[-1].end if ahead else first


def _within_list(end: int, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return the end before a comma that parts the last name of a phrase from something else.

    "Congress of Brazil | , Ada Holm and Jon Ek"; names of one kind are a list and go on.
    """
    names = [o for o in others if isinstance(o.value, Name)]
    for name in sorted(names, key=lambda n: n.end):
        behind = sentence.text[name.end : end]
        if head.end < name.end and behind.startswith(", ") and not name.is_person:
            following = [n for n in names if n.start == name.end + 2]
            if not following or following[0].is_person:
                return name.end
    return end


def _behind_date(head: Head, end: int, others: Sequence[Annotation]) -> int:
    """Return where the act ends that a date parts from the noun for what is done to it."""
    if end != head.end or head.cls not in DEEDS:
        return end
    date = next((o for o in others if o.kind == "date" and 0 <= o.start - end <= 4), None)
    acts = [o for o in others if isinstance(o.value, Act) and date and o.start >= date.end]
    near = [o for o in acts if date and o.start - date.end <= BEHIND]
    return near[0].end if near else end


def place_end(
    head: Head, span: tuple[int, int], sentence: Sentence, others: Sequence[Annotation]
) -> int:
    """Return where the place ends that tells which gathering a noun alone means; 0 if none does.

    «На саммите в Риге» names one, in a language whose nouns have no article.
    """
    rule = event_rules(sentence.language)
    if span != (head.start, head.end) or not rule.named_by_place or head.cls not in GATHERINGS:
        return 0
    led = re.match(r"\s(\w+)\s", sentence.text[head.end :])
    if not led or led[1].lower() not in rule.place_leads:
        return 0
    at = head.end + led.end()
    places = (o for o in others if o.start == at and isinstance(o.value, Name))
    named = (o for o in places if isinstance(o.value, Name) and o.value.cls in PLACES)
    return next((o.end for o in named), 0)


def _with_body(begin: int, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return the beginning of the phrase with all of a body's name that it would cut.

    "The Party of the North leadership election"; where heads stand last, the edges tell.
    """
    if begin == head.start or rules(sentence.language).head_final:
        return begin
    bodies = (o for o in others if o.is_of("Organisation"))
    cut = (o.start for o in bodies if o.start < begin < o.end < head.start)
    return min(cut, default=begin)


def _with_body_behind(end: int, head: Head, others: Sequence[Annotation]) -> int:
    """Return the end of the phrase with all of a body's name that it would cut.

    «сессия Совета | безопасности»: words in small letters belong to a name as well.
    """
    bodies = (o for o in others if o.is_of("Organisation"))
    return max((o.end for o in bodies if head.end < o.start < end < o.end), default=end)


def _without_person(
    begin: int, head: Head, sentence: Sentence, others: Sequence[Annotation]
) -> int:
    """Return the beginning of the phrase without a person's name that opens it.

    Where heads stand last, one in the genitive is who does it: «Ян Новактың | сапары».
    """
    rule = rules(sentence.language)
    done = rule.head_final and head.cls in DONE_BY
    for other in others:
        if done and rule.owner.fullmatch(other.text.lower().split()[-1]):
            continue
        opens = other.start <= begin < other.end < head.start
        if opens and other.is_person:
            rest = sentence.text[other.end : head.start]
            return other.end + len(rest) - len(rest.lstrip(" ,"))
    return begin


def _with_ordinals(
    sentence: Sentence, begin: int, others: Sequence[Annotation], places: frozenset[int]
) -> int:
    """Return the beginning of the phrase with the ordinal number right before it."""
    for other in others:
        if other.kind == "ordinal" and other.start < begin < other.end:
            return other.start
        ahead = other.kind == "ordinal" and other.end <= begin
        if ahead and not sentence.text[other.end : begin].strip():
            return before(sentence, other.start, places)
    return begin
