"""Reported speech without quotation marks, and lists that a verb of speech opens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.extraction.statements.passage import MARK, Named, Passage
from graph.extraction.statements.speech import Found, Speech, speech
from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from graph.reading.sentence import Sentence, Token

DIALOGUE = re.compile(r"[–—-]\s(?P<words>[^«»“”]{12,}?)[,!?.]\s[–—-]\s(?P<verb>\w+)")
"""A turn of a dialogue: dashes before the words, and before what hands them over."""
LEAST_WORDS = 4
LEAST_ITEMS = 3
BETWEEN_VERB_AND_CLAUSE = 7
NEXT_TO_ATTRIBUTION = 1
NEXT_TO_VERB = 3
LONGEST_APPOSITION = 60


@dataclass(frozen=True)
class Report:
    """What is reported (offsets of the paragraph's view), by whom, with which verb."""

    start: int
    end: int
    speaker: Named | None
    verb: Found


def reported(passage: Passage) -> Iterator[Report]:
    """Return what named persons are reported to have said: X stressed that …; … болғанын айтты."""
    for sentence in passage.sentences:
        words = _words(passage, sentence)
        end = sentence.start + len(sentence.text)
        persons = passage.persons_between(sentence.start, end)
        bodies = passage.bodies_between(sentence.start, end)
        report = (
            _attributed(passage, words, _attributable(passage, sentence, end), sentence)
            or _after_verb(passage, words, persons, end)
            or _after_verb(passage, words, bodies, end)
            or _before_verb(passage, words, persons or bodies, sentence)
            or _dialogue(passage, words, persons, sentence)
        )
        if report:
            yield report


def _attributed(
    passage: Passage, words: Sequence[Token], able: Sequence[Named], sentence: Sentence
) -> Report | None:
    """Read According to X, …; As X said, …; X айтуынша, …: the clause follows the comma."""
    rules = speech(passage.paragraph.language)
    opens = bool(words) and words[0].text.lower() in rules.words("asides")
    phrase = next(iter(rules.find(words, "verbs" if opens else "attributions")), None)
    if phrase is None or (not opens and phrase.first > 0 and not rules.words("quotatives")):
        return None
    furthest = NEXT_TO_ATTRIBUTION if rules.verb_last else BETWEEN_VERB_AND_CLAUSE
    own = (n for n in able if not passage.owns_next(n.end) or n.end >= phrase.start - 1)
    near = [n for n in own if _gap(words, n, phrase) <= furthest]
    speaker = min(near, key=lambda n: _gap(words, n, phrase), default=None)
    if speaker is None:
        return None
    told, end = max(speaker.end, phrase.end), sentence.start + len(sentence.text)
    comma = passage.text.find(",", told, end)
    between = words_between(words, told, comma)
    comma = _behind_relative(passage, words, comma, end)
    start = next((t.start for t in words if t.start > comma), 0) if comma > 0 else 0
    quoted = comma > 0 and passage.text[comma + 1 : start].strip()
    if not start or len(between) > NEXT_TO_VERB or passage.is_quoted(start) or quoted:
        return None
    last = _last(passage, start, end)
    if len(passage.text[start:last].split()) < LEAST_WORDS:
        return None
    return Report(start, last, speaker, phrase)


def _attributable(passage: Passage, sentence: Sentence, end: int) -> tuple[Named, ...]:
    """Return those to whom a phrase may attribute words: where it is last, in any case."""
    persons = passage.persons_between(sentence.start, end)
    if not speech(passage.paragraph.language).verb_last:
        return persons or passage.bodies_between(sentence.start, end)
    bodies = (b for b in passage.organisations if sentence.start <= b.start < end)
    return (*persons, *(b for b in bodies if not passage.is_quoted(b.start)))


def _behind_relative(passage: Passage, words: Sequence[Token], comma: int, end: int) -> int:
    """Return the comma that closes a relative clause behind the one given, if one opens there."""
    first = next((t for t in words if t.start > comma), None)
    if comma < 0 or first is None or not is_relative(first.text, passage):
        return comma
    return passage.text.find(",", first.end, end)


def is_relative(word: str, passage: Passage) -> bool:
    """Tell whether a word opens a relative clause."""
    language = passage.paragraph.language
    known = speech(language).words("relatives")
    return not known.isdisjoint((word.lower(), *lemmas(word, language)))


def words_between(words: Sequence[Token], start: int, end: int) -> list[Token]:
    """Return the words between two offsets."""
    return [t for t in words if start <= t.start < end]


def _gap(words: Sequence[Token], named: Named, phrase: Found) -> int:
    first, last = min(named.end, phrase.end), max(named.start, phrase.start)
    return len(words_between(words, first, last))


def _last(passage: Passage, start: int, end: int) -> int:
    """Return where a clause ends, without the marks that close its sentence."""
    while end > start and passage.text[end - 1] in " .!?…\"'»”":
        end -= 1
    return end


def enumerated(passage: Passage) -> Iterator[Report]:
    """Return the items of a list that a verb of speech opens: … noted the following: a; b; c."""
    rules = speech(passage.paragraph.language)
    for sentence in passage.sentences:
        colon = sentence.text.find(":")
        words = passage.words(sentence.start, sentence.start + max(0, colon))
        verbs = rules.find([t for t in words if t.text[0].isalnum()], "verbs")
        if colon < 0 or not verbs:
            continue
        items = _items(sentence, colon + 1)
        if len(items) >= LEAST_ITEMS:
            persons = passage.persons_between(sentence.start, sentence.start + colon)
            speaker = persons[-1] if persons else None
            for start, end in items:
                yield Report(start, end, speaker, verbs[-1])


def _items(sentence: Sentence, start: int) -> list[tuple[int, int]]:
    items: list[tuple[int, int]] = []
    for part in sentence.text[start:].split(";"):
        text = part.strip(" .,")
        if len(text.split()) >= LEAST_WORDS:
            first = sentence.start + start + part.index(text)
            items.append((first, first + len(text)))
        start += len(part) + 1
    return items


def _words(passage: Passage, sentence: Sentence) -> list[Token]:
    end = sentence.start + len(sentence.text)
    return [t for t in passage.words(sentence.start, end) if t.text[0].isalnum()]


def _after_verb(
    passage: Passage, words: Sequence[Token], persons: Sequence[Named], end: int
) -> Report | None:
    """Read X said that …: the clause runs from the complementiser to the sentence's end."""
    rules = speech(passage.paragraph.language)
    openers, governing = rules.words("complementisers"), rules.words("governing")
    finite = rules.words("finite")
    for verb in rules.find(words, "verbs"):
        following = words[verb.last : verb.last + BETWEEN_VERB_AND_CLAUSE]
        ahead = (words[verb.last - 1], *following)
        led = {t.start for before, t in pairwise(ahead) if before.text.lower() in governing}
        stop = next((i for i, t in enumerate(following) if t.text.lower() in finite), None)
        opening = (t for t in following[:stop] if t.text.lower() in openers)
        opener = next((t for t in opening if t.start not in led), None)
        speaker = _subject(passage, words, verb, persons)
        if opener is None or speaker is None:
            continue
        start = opener.end + 1
        last = _last(passage, start, end)
        if len(passage.text[start:last].split()) >= LEAST_WORDS and not passage.is_quoted(start):
            return Report(start, last, speaker, verb)
    return None


def _dialogue(
    passage: Passage, words: Sequence[Token], persons: Sequence[Named], sentence: Sentence
) -> Report | None:
    """Read – …, – деді X: words between dashes that a verb of saying hands over."""
    said = speech(passage.paragraph.language).words("said")
    turn = DIALOGUE.match(sentence.text)
    if not turn or turn["verb"].lower() not in said or not persons:
        return None
    start, end = sentence.start + turn.start("words"), sentence.start + turn.end("words")
    behind = [p for p in persons if p.start >= end]
    verb = next(t for t in words if t.start == sentence.start + turn.start("verb"))
    place = words.index(verb)
    return Report(start, end, behind[0], Found(place, place + 1, (verb,))) if behind else None


def _before_verb(
    passage: Passage, words: Sequence[Token], persons: Sequence[Named], sentence: Sentence
) -> Report | None:
    """Read X … болғанын айтты: the clause ends before the verb, with an ending that tells it.

    Where a sentence names nobody and no plural acts, it is whom the one before speaks of.
    """
    rules = speech(passage.paragraph.language)
    endings, quotatives = rules.reported_endings, rules.words("quotatives")
    subjects = _subjects_before(passage, persons)
    for verb in rules.find(words, "verbs") if endings else ():
        before = [p for p in subjects if p.end <= verb.start]
        spoken = _taken_up(passage, words, sentence) if not persons else None
        speaker = before[-1] if before else spoken
        if speaker is None or not verb.first or _is_own(verb, rules):
            continue
        last = words[verb.first - 1]
        if last.text.lower() in quotatives and verb.first > 1:
            felt = last.text.lower() in rules.words("calling")
            last = words[verb.first - 2]
            if felt and rules.pattern("felt").fullmatch(last.text.lower()):
                continue
        elif not last.text.lower().endswith(endings) or rules.find(verb.tokens, "shown"):
            continue
        start = _clause_start(passage, words, speaker, last, sentence)
        clause = passage.text[start : last.end]
        if len(clause.split()) >= LEAST_WORDS and not passage.is_quoted(last.start):
            return Report(start, last.end, speaker, verb)
    return None


def _subjects_before(passage: Passage, persons: Sequence[Named]) -> list[Named]:
    """Return those who may be subjects: in the nominative, and in no clause of their own."""
    apart = speech(passage.paragraph.language).pattern("apart")
    following = (passage.text[p.end :].split(maxsplit=1)[:1] for p in persons)
    return [
        person
        for person, words in zip(persons, following, strict=True)
        if person.is_nominative and not any(apart.fullmatch(word.lower()) for word in words)
    ]


def _is_own(verb: Found, rules: Speech) -> bool:
    """Whether the writer is the subject of a verb of speech: «деп ойлаймын»."""
    return any(rules.pattern("first_person").fullmatch(t.text.lower()) for t in verb.tokens)


def _taken_up(passage: Passage, words: Sequence[Token], sentence: Sentence) -> Named | None:
    """Return the one person of the sentence before where this one has no subject of its own."""
    subjects = pack(passage.paragraph.language).table("coreference").get("subjects", {})
    plural = subjects.get("plural")
    if not plural or any(re.fullmatch(plural, t.text) for t in words):
        return None
    earlier = [s for s in passage.sentences if s.start < sentence.start][-1:]
    known = [p for s in earlier for p in passage.persons_between(s.start, sentence.start)]
    return known[-1] if len({p.annotation.text for p in known}) == 1 else None


def _clause_start(
    passage: Passage, words: Sequence[Token], person: Named, last: Token, sentence: Sentence
) -> int:
    """Return where the clause begins.

    That is after the person, the occasion on which it was said, or what was done besides:
    «кездесуде …», «батасын беріп, …».
    """
    rules, begin = speech(passage.paragraph.language), max(person.end, sentence.start)
    clause = [t for t in words if begin <= t.start < last.start]
    told = [t.end for t in clause if _tells_where(t, rules)]
    done = [t.end for t in clause if _is_done(passage, t, rules)]
    start = max((*told[-1:], *done[-1:], begin))
    while passage.text[start] in " ,":
        start += 1
    return start


def _tells_where(token: Token, rules: Speech) -> bool:
    word = token.text.lower()
    return word in rules.words("utterances") or bool(rules.pattern("occasions").fullmatch(word))


def _is_done(passage: Passage, token: Token, rules: Speech) -> bool:
    """Whether a comma parts what somebody did from what he says next."""
    ended = passage.text[token.end : token.end + 1] == ","
    return ended and bool(rules.pattern("converb").fullmatch(token.text.lower()))


def _subject(
    passage: Passage, words: Sequence[Token], verb: Found, persons: Sequence[Named]
) -> Named | None:
    """Return the person next to the verb, or parted from it by an apposition between commas."""
    before = [p for p in persons if p.end <= verb.start]
    if not before:
        return None
    between = [t for t in words if before[-1].end <= t.start < verb.start]
    gap = passage.text[before[-1].end : verb.start]
    if before[-1] in passage.bodies:
        return before[-1] if len(between) <= NEXT_TO_VERB and not MARK.search(gap) else None
    if len(between) <= NEXT_TO_VERB:
        return before[-1]
    closed = "," in gap[1:] and len(gap.rsplit(",", 1)[1].split()) < NEXT_TO_VERB
    apposed = gap.startswith(",") and closed and len(between) <= LONGEST_APPOSITION
    return before[-1] if apposed else None
