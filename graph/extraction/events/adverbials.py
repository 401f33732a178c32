"""When and where, said between a verb and what it is about.

"Adopted | on 3 May, in Riga, | the Act", "the bank | in 1906 in Riga | was founded".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.extraction.acts.act_rules import act_rules
from graph.extraction.annotation import Act, Annotation, Name
from graph.extraction.events.event_rules import event_rules
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.grammar import possible_cases
from graph.reading.sentence import Sentence, Token

Step = Callable[[Sentence, int, Sequence[Annotation]], int]
PLACES = ("Place", "Country")
OF_OBJECTS = frozenset({"Acc", "Nom", "Gen"})
"""Cases of objects: the genitive is that of persons."""
OF_SUBJECTS = frozenset({"Nom"})
WHERE = frozenset({"Loc"})
MARKS = ',«“"„'


def past_adverbials(sentence: Sentence, end: int, others: Sequence[Annotation]) -> int:
    """Return where the object of a verb that ends at ``end`` begins, behind dates and places.

    That is ``end`` where none stand there, or where what follows them is no object. Commas may
    part them.
    """
    begin = _past_all(_past_one, sentence, end, others)
    return begin if begin > end and _opens_object(sentence, begin, others) else end


def past_dates(sentence: Sentence, end: int, others: Sequence[Annotation]) -> int:
    """Return where what a verb that ends at ``end`` governs begins, behind dates: "met on 3 May |".

    That is ``end`` where no date stands there, or nothing behind it.
    """
    begin = _past_all(_past_told, sentence, end, [o for o in others if o.kind == "date"])
    behind = any(t.start >= begin and t.text[0].isalnum() for t in sentence.tokens)
    return begin if behind else end


def before_adverbials(sentence: Sentence, start: int, others: Sequence[Annotation]) -> int:
    """Return where the words before ``start`` end, without the dates and places right before it."""
    end = start
    while (nearer := _before_one(sentence, end, others)) >= 0:
        end = nearer
    return end if any(t.end <= end for t in sentence.tokens) else start


def past_place(sentence: Sentence, start: int, end: int) -> int:
    """Return where a subject begins within words that open with where it was: «в Торне | банк».

    That is the first word that may stand in the nominative; ``end`` where no word of a subject
    follows, or where nobody can tell cases.
    """
    leads = event_rules(sentence.language).place_leads
    inside = [t for t in sentence.tokens if start <= t.start < end]
    if len(inside) < 2 or inside[0].text.lower() not in leads:
        return end
    where = possible_cases(inside[1].text.lower(), sentence.language)
    if not where or not where.isdisjoint(OF_SUBJECTS):
        return end
    rule = rules(sentence.language)
    words = (t for t in inside[2:] if t.text.lower() not in rule.joiners | rule.links | rule.stops)
    cases = ((t.start, possible_cases(t.text.lower(), sentence.language)) for t in words)
    return next((at for at, told in cases if not told.isdisjoint(OF_SUBJECTS)), end)


def _past_all(step: Step, sentence: Sentence, end: int, others: Sequence[Annotation]) -> int:
    """Return where the last of what ``step`` goes past behind ``end`` ends."""
    while further := step(sentence, end, others):
        end = further
    return end


def _past_one(sentence: Sentence, start: int, others: Sequence[Annotation]) -> int:
    """Return where a date, a place or the readings of a bill end that are said next, or 0."""
    if readings := act_rules(sentence.language).readings.match(sentence.text, start):
        return readings.end()
    if told := _past_told(sentence, start, others):
        return told
    words = [t for t in sentence.tokens if t.start >= start and t.text not in MARKS][:3]
    owner = len(words) == 3 and "Gen" in possible_cases(words[2].text.lower(), sentence.language)
    somewhere = len(words) == 3 and not owner and _is_somewhere(words[0], words[1], sentence)
    return words[1].end if somewhere else 0


def _past_told(sentence: Sentence, start: int, others: Sequence[Annotation]) -> int:
    """Return where a date or a place that is known ends, if it is said next, or 0."""
    for told in (o for o in others if start < o.start and o.kind in ("date", "name")):
        ahead = sentence.text[start : told.start].lower().replace(",", " ").split()
        if _is_adverbial(told, ahead, sentence.language):
            return told.end
    return 0


def _before_one(sentence: Sentence, end: int, others: Sequence[Annotation]) -> int:
    """Return where a date or a place begins that ends right before ``end``, or -1."""
    endings = event_rules(sentence.language).place_endings
    for told in (o for o in others if o.end <= end and o.kind in ("date", "name")):
        if sentence.text[told.end : end].strip():
            continue
        ahead = [t for t in sentence.tokens if t.end <= told.start][-1:]
        if ahead and _is_adverbial(told, [ahead[0].text.lower()], sentence.language):
            return ahead[0].start
        if _is_adverbial(told, [], sentence.language):
            return told.start
        if _is_place(told) and endings.fullmatch(told.text.split()[-1]):
            return told.start
    words = [t for t in sentence.tokens if t.end <= end][-2:]
    somewhere = len(words) == 2 and _is_somewhere(words[0], words[1], sentence)
    return words[0].start if somewhere else -1


def _is_adverbial(told: Annotation, ahead: Sequence[str], language: str) -> bool:
    """Whether a date or place with the words ``ahead`` of it says when or where."""
    if told.kind == "date":
        return not ahead or (len(ahead) == 1 and ahead[0] in act_rules(language).time_leads)
    led = len(ahead) == 1 and ahead[0] in event_rules(language).place_leads
    return led and _is_place(told)


def _is_place(told: Annotation) -> bool:
    return isinstance(told.value, Name) and told.value.cls in PLACES


def _is_somewhere(lead: Token, name: Token, sentence: Sentence) -> bool:
    """Whether two words say where by their case, though the place is not known: «в Торне»."""
    leads = event_rules(sentence.language).place_leads
    cases = possible_cases(name.text.lower(), sentence.language)
    located = bool(cases & WHERE) and cases.isdisjoint(OF_SUBJECTS)
    return lead.text.lower() in leads and name.text[0].isupper() and located


def _opens_object(sentence: Sentence, start: int, others: Sequence[Annotation]) -> bool:
    """Whether an object may begin at a place: an act, or a word in such a case or an article."""
    first = next((t for t in sentence.tokens if t.start >= start and t.text not in MARKS), None)
    if first is None:
        return False
    rule = rules(sentence.language)
    if any(isinstance(o.value, Act) and o.start == first.start for o in others):
        return True
    if not rule.genitive_after:
        return first.text.lower() in rule.articles
    cases = possible_cases(first.text.lower(), sentence.language)
    return not cases.isdisjoint(OF_OBJECTS)
