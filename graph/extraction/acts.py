"""Legal acts as a sentence mentions them: head, title, of whom, date and number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.extraction.annotation import Act, Annotation, Date, Name, Post
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases import Quoted, Rules, after, before, is_plural, quotations, rules
from graph.languages.morphology import nominative
from graph.languages.pack import pack
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

LEGAL_ACT = "LegalAct"
SPACE = re.compile(r"[\s,(]*")


@dataclass(frozen=True)
class ActRules:
    """The ``acts.toml`` of a language; each field is named after its key there."""

    weak: frozenset[str]
    only_titled: frozenset[str]
    unique: frozenset[str]
    title_leads: frozenset[str]
    date_leads: frozenset[str]
    numbers: tuple[re.Pattern[str], ...]
    number_before: bool


@cache
def act_rules(language: str) -> ActRules:
    """Return the rules by which a language (BCP 47) names acts; KeyError without a pack."""
    table = pack(language).table("acts")
    return ActRules(
        weak=frozenset(table.get("weak", ())),
        only_titled=frozenset(table.get("only_titled", ())),
        unique=frozenset(table.get("unique", ())),
        title_leads=frozenset(table.get("title_leads", ())),
        date_leads=frozenset(table.get("date_leads", ())),
        numbers=tuple(re.compile(pattern) for pattern in table.get("numbers", ())),
        number_before=bool(table.get("number_before", False)),
    )


@dataclass(frozen=True)
class Mention:
    """An act under reading: the phrase so far, and what was found in it."""

    head: Head
    start: int
    end: int
    titled: Quoted | None = None
    number: str = ""
    date: str = ""
    title_end: int = 0
    """Where the phrase ends without number and date."""
    topic: bool = False


def find_acts(sentence: Sentence, others: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the legal acts that a sentence mentions, as annotations with an ``Act``, in order.

    ``others`` are the annotations already found in it: dates, names and posts are read. A definite
    later mention ("the Strategy") has its bare head as title; plural and generic words are no acts.
    Titles keep the wording of the text, with the head in the nominative.
    """
    quoted = quotations(sentence.text)
    found = []
    for head in act_heads(sentence):
        if _inside_other_title(head, quoted):
            continue
        for mention in _read(head, sentence, others, quoted):
            found.append(_annotation(mention, sentence, others))
    return _distinct(found)


def act_heads(sentence: Sentence) -> tuple[Head, ...]:
    """Return the heads of acts in a sentence, one for each place, in order."""
    found: dict[int, Head] = {}
    for head in heads(sentence):
        if head.kind == "headNoun" and is_a(head.cls, LEGAL_ACT):
            known = found.get(head.start)
            if known is None or known.cls == "LegalAct":
                found[head.start] = head
    return tuple(found.values())


def _inside_other_title(head: Head, quoted: Sequence[Quoted]) -> bool:
    """Whether the head stands inside quotation marks and does not open or close their words."""
    for quote in quoted:
        if quote.start < head.start and head.end < quote.end:
            opens = head.start - quote.start <= 2
            closes = quote.end - head.end <= 2
            return not (opens or closes)
    return False


def _read(
    head: Head, sentence: Sentence, others: Sequence[Annotation], quoted: Sequence[Quoted]
) -> Iterator[Mention]:
    phrase, own = rules(sentence.language), act_rules(sentence.language)
    mention = _leftwards(Mention(head, head.start, head.end), sentence, others, quoted)
    mention = _rightwards(mention, sentence, others, quoted)
    if _accepted(mention, sentence, phrase, own):
        yield mention
        yield from _enumerated(mention, sentence, others)


def _leftwards(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation], quoted: Sequence[Quoted]
) -> Mention:
    start, titled = mention.start, None
    for quote in quoted:
        if quote.start < start and mention.end <= quote.end:
            return replace(mention, start=quote.start, end=quote.end, titled=quote)
        if 0 <= start - quote.end <= 1 and rules(sentence.language).head_final:
            start, titled = quote.start, quote
    begin = before(sentence, start, _blocked(others))
    return replace(mention, start=begin, titled=titled)


def _rightwards(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation], quoted: Sequence[Quoted]
) -> Mention:
    current = replace(mention, title_end=mention.end)
    while True:
        grown = (
            _with_number(current, sentence)
            or _with_date(current, sentence, others)
            or _with_title(current, sentence, quoted)
            or _with_complement(current, sentence, others)
        )
        if grown is None:
            return current
        current = grown


def _with_number(mention: Mention, sentence: Sentence) -> Mention | None:
    if mention.number:
        return None
    gap = SPACE.match(sentence.text, mention.end)
    at = gap.end() if gap else mention.end
    bare = mention.end == mention.head.end
    for place, pattern in enumerate(act_rules(sentence.language).numbers):
        match = pattern.match(sentence.text, at)
        marked = place == 0 or not match or match.start("number") > match.start()
        if match and (marked or bare):
            return replace(mention, number=match["number"].strip(), end=match.end())
    return None


def _with_date(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation]
) -> Mention | None:
    if mention.date:
        return None
    leads = act_rules(sentence.language).date_leads
    for other in others:
        if other.kind == "date" and isinstance(other.value, Date) and other.start >= mention.end:
            between = re.findall(r"\w+|[^\w\s]", sentence.text[mention.end : other.start].lower())
            if len(between) <= 3 and all(word in leads for word in between):
                return replace(mention, date=other.value.edtf, end=other.end)
    return None


def _with_title(mention: Mention, sentence: Sentence, quoted: Sequence[Quoted]) -> Mention | None:
    if mention.titled:
        return None
    leads = act_rules(sentence.language).title_leads
    for quote in quoted:
        between = sentence.text[mention.end : quote.start].lower().split()
        near = quote.start >= mention.end and all(word in leads for word in between)
        if near and not sentence.text[mention.end : quote.start].count("."):
            return replace(mention, titled=quote, end=quote.end, title_end=quote.end)
    return None


def _with_complement(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation]
) -> Mention | None:
    end = after(sentence, mention.end, _blocked(others))
    if end <= mention.end or mention.head.cls == "Article":
        return None
    words = {t.text.lower() for t in sentence.tokens if mention.end <= t.start < end}
    topic = bool(words & rules(sentence.language).topic)
    return replace(mention, end=end, title_end=end, topic=mention.topic or topic)


def _blocked(others: Sequence[Annotation]) -> frozenset[int]:
    spans = [(o.start, o.end) for o in others if o.kind == "date"]
    return frozenset(place for start, end in spans for place in range(start, end))


def _accepted(mention: Mention, sentence: Sentence, phrase: Rules, own: ActRules) -> bool:
    head, text = mention.head, sentence.text
    form = text[head.start : head.end]
    if is_plural(form, head.lemma, sentence.language) and not mention.number:
        return False
    if head.cls == "Article":
        return bool(mention.number)
    if mention.titled or mention.number:
        return True
    if head.lemma in own.only_titled:
        return False
    named = _is_named(mention, sentence, phrase)
    if mention.end == head.end and mention.start == head.start:
        return _is_bare(mention, sentence, phrase, own)
    if head.lemma in own.weak:
        return named or (bool(mention.date) and mention.topic)
    return named or mention.topic or bool(mention.date)


def _is_named(mention: Mention, sentence: Sentence, phrase: Rules) -> bool:
    """Whether the phrase has capitals as a name has: at its head or in what belongs to it."""
    rest = sentence.text[mention.start : mention.head.start]
    tail = sentence.text[mention.head.end : mention.title_end]
    capital = sentence.text[mention.head.start].isupper()
    return capital or any(word[0].isupper() for word in (rest + " " + tail).split())


def _is_bare(mention: Mention, sentence: Sentence, phrase: Rules, own: ActRules) -> bool:
    """Whether a head alone is a later mention of an act, or an act that needs no more."""
    if mention.head.lemma in own.unique:
        return True
    earlier = [t.text.lower() for t in sentence.tokens if t.end <= mention.start]
    definite = bool(earlier) and earlier[-1] in phrase.definite
    capital = sentence.text[mention.head.start].isupper()
    if capital:
        return definite or bool(earlier)
    return definite and mention.head.lemma not in own.weak


def _enumerated(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation]
) -> Iterator[Mention]:
    """Yield the acts of a list that share one head: "laws of 1 May No. 3, of 2 June No. 5"."""
    current = mention
    while current.number and current.date:
        bare = replace(current, number="", date="")
        dated = _with_date(bare, sentence, others)
        following = dated and _with_number(dated, sentence)
        if not following or not following.number:
            return
        shown = re.search(r"\S", sentence.text[current.end + 1 :])
        start = current.end + 1 + (shown.start() if shown else 0)
        current = replace(following, start=start)
        yield current


def _annotation(mention: Mention, sentence: Sentence, others: Sequence[Annotation]) -> Annotation:
    title = _title(mention, sentence)
    aliases = [sentence.text[mention.start : mention.end]]
    if mention.titled:
        aliases.append(mention.titled.title)
    act = Act(
        mention.head.cls,
        title,
        tuple(alias for alias in dict.fromkeys(aliases) if alias != title),
        mention.date,
        mention.number,
        _adopter(mention, sentence, others),
    )
    return Annotation.of(sentence, mention.start, mention.end, "act", act)


def _title(mention: Mention, sentence: Sentence) -> str:
    text, language = sentence.text, sentence.language
    if mention.start >= mention.head.end:
        phrase = (
            text[mention.head.start : mention.head.end] + " " + text[mention.start : mention.end]
        )
        return nominative(phrase, language)
    own = mention.titled or mention.topic or mention.title_end > mention.head.end
    end = max(mention.title_end, mention.head.end) if own else mention.end
    return nominative(text[mention.start : end].strip(" ,;("), language)


def _adopter(mention: Mention, sentence: Sentence, others: Sequence[Annotation]) -> str:
    """Return the body that the phrase names as the act's own: a name or post inside it."""
    if mention.head.cls not in {"Decree", "Resolution", "Order"}:
        return ""
    for other in others:
        inside = mention.start <= other.start and other.end <= mention.title_end
        if inside and isinstance(other.value, Name) and other.value.cls != "Country":
            return other.value.nominative
        if inside and isinstance(other.value, Post):
            return other.text
    return ""


def _distinct(found: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """Return the annotations without those that repeat one at the same place."""
    spans: dict[tuple[int, int], Annotation] = {}
    for annotation in found:
        spans.setdefault((annotation.start, annotation.end), annotation)
    return tuple(sorted(spans.values(), key=lambda a: (a.start, -a.end)))
