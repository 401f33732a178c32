"""Which dates near an event are those of something else that the sentence tells beside it."""

from __future__ import annotations

from graph.extraction.annotation import Annotation
from graph.extraction.events.event_rules import BREAK, event_rules, happens
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_rules import rules
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

NAME = 3
"""Words of the name of a war between its year and its noun, at most: "the 1991 Gulf War"."""

Span = tuple[int, int]


def is_of_others(date: Annotation, at: Span, sentence: Sentence) -> bool:
    """Whether a date outside the words of an event is of another clause, bracket or list item."""
    if date.end > at[0] and date.start < at[1]:
        return False
    noun = _noun(at, sentence)
    if noun and is_lasting(noun, sentence.language):
        return not _is_of_lasting(date, at, noun, sentence)
    if noun is None and _is_subordinate(date, at, sentence):
        return True
    return _is_bracketed(date, at, sentence) or (bool(noun) and _ends_item(date, at, sentence))


def is_lasting(head: Head, language: str) -> bool:
    """Whether a noun is for what lasts long, as a war."""
    return head.lemma.split()[-1] in event_rules(language).lasting


def _noun(at: Span, sentence: Sentence) -> Head | None:
    """Return the noun for an event in the words given, the last one, if no verb opens them."""
    inside = [h for h in heads(sentence) if at[0] <= h.start < at[1]]
    nouns = [h for h in inside if h.kind == "eventNoun" and is_a(h.cls, "PolicyEvent")]
    opens = any(h.kind == "triggerVerb" and h.start == at[0] for h in inside)
    return None if opens or not nouns else nouns[-1]


def _is_of_lasting(date: Annotation, at: Span, noun: Head, sentence: Sentence) -> bool:
    """Whether a date is of the whole of what lasts long, as a war, and not of a deed in it.

    "The 1991 Gulf War", "the war of 1812", "the war (1914–1918)", "the war from 1914 to 1918"; what
    is told of a campaign "in 1846 during the war" dates the campaign.
    """
    rule = rules(sentence.language)
    if date.end <= at[0]:
        words = sentence.text[date.end : noun.start].split()
        return (
            len(words) <= NAME and rule.stops.isdisjoint(w.lower() for w in words) and _plain(words)
        )
    words = sentence.text[at[1] : date.start].lower().split()
    if words in (["of"], ["("], []):
        return True
    ahead = sentence.text[: at[0]].lower().split()[-2:]
    part = not (rule.links | rule.stops).isdisjoint(ahead)
    return "/" in date.edtf and words in (["from"], ["between"], ["in"]) and not part


def _plain(words: list[str]) -> bool:
    return all(word[:1].isupper() or (word.islower() and word.isalpha()) for word in words)


def _is_subordinate(date: Annotation, verb: Span, sentence: Sentence) -> bool:
    """Whether a word that opens a clause parts a date and a verb: "elected X *who* led from 1990".

    A comma behind that word's clause leads back: "in 1990, after the war, they signed it".
    """
    rule = event_rules(sentence.language)
    later = date.start >= verb[1]
    low, high = (verb[1], date.start) if later else (date.end, verb[0])
    between = sentence.text[low:high]
    if not later and _is_told(date, verb[0], sentence):
        return True
    if later and rule.told_that.search(between):
        return True
    clause = BREAK.split(between)[-1]
    if later and happens(sentence, low, high):
        return False
    return not rule.subordinators.isdisjoint(clause.lower().replace("(", " ").split())


def _is_told(date: Annotation, verb: int, sentence: Sentence) -> bool:
    """Whether a date is when it was told or decided *that* a verb behind: "ruled in 1990 that"."""
    rule, between = event_rules(sentence.language), sentence.text[date.end : verb]
    if rule.told_that.search(between):
        return True
    opens = rule.told_that.search(f"said {between.lstrip()}")
    cleft = rule.cleft.search(sentence.text[: date.start])
    return bool(opens and opens.start() == 0 and not cleft)


def _is_bracketed(date: Annotation, at: Span, sentence: Sentence) -> bool:
    """Whether brackets that hold words, and are not right behind an event, part it from a date."""
    inner, outer = _bracket(date.start, sentence.text), _bracket(at[0], sentence.text)
    if inner == outer:
        return False
    if inner:
        first, last = inner
        rest = sentence.text[first + 1 : date.start] + sentence.text[date.end : last]
        opening = rest.lower().split()[:1]
        if not event_rules(sentence.language).place_leads.isdisjoint(opening):
            return False
        return not 0 <= first - at[1] <= 1 and any(c.isalpha() for c in rest)
    return True


def _bracket(place: int, text: str) -> Span | None:
    """Return the innermost brackets around a place, if there are any."""
    opened: list[int] = []
    for at, letter in enumerate(text):
        if letter == "(":
            opened.append(at)
        elif letter == ")" and opened:
            first = opened.pop()
            if first < place <= at:
                return first, at
    return None


def _ends_item(date: Annotation, noun: Span, sentence: Sentence) -> bool:
    """Whether a date ends the item before a noun: "the talks in Vik in 1990, and the vote"."""
    if date.end > noun[0] or not sentence.text[: date.start].strip(" (").count(" "):
        return False
    between = sentence.text[date.end : noun[0]]
    words = between.replace(",", " ").lower().split()
    dated = any(word[:1].isdigit() for word in words)
    return bool(words) and words[0] in rules(sentence.language).joiners and not dated
