"""Acts in a list that share one head: "laws of 1 May No. 3, of 2 June No. 5"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.acts.act_endings import with_number
from graph.extraction.acts.act_mention import YEAR, Mention
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.dates_behind import with_date
from graph.extraction.annotation import Annotation
from graph.extraction.phrases.noun_endings import is_plural
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import Quoted
from graph.reading.sentence import Sentence, Token
from ontology.vocabulary import is_a


def enumerated(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation], quoted: Sequence[Quoted]
) -> Iterator[Mention]:
    """Yield the acts of a list that share one head: "laws of 1 May No. 3, of 2 June No. 5"."""
    yield from _titled(mention, sentence, quoted)
    current = mention
    first = sentence.text[mention.head.end : mention.title_end].strip() == mention.number
    first = first or bool(mention.cuts and mention.cuts[0][0] == mention.head.end)
    shared = (mention.start, mention.head.end if first else mention.title_end)
    dated = bool(mention.date)
    while current.number and (dated or _lists_numbers(mention, sentence)):
        gap = _after_joiner(sentence, current.end)
        bare = replace(current, number="", date="", cuts=(), end=gap, title_end=mention.head.end)
        following = _numbered_and_dated(bare, sentence, others, dated=dated)
        if not following or not following.number or bool(following.date) != dated:
            return
        current = replace(following, start=gap, origin=shared)
        yield current


def named_by_places(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation]
) -> Iterator[Mention]:
    """Yield the treaties that go by their places: "the treaties of Riga (1991) and Oslo (1992)"."""
    head, phrase = mention.head, rules(sentence.language)
    link = next((t for t in sentence.tokens if t.start >= head.end), None)
    plural = is_plural(sentence.text[head.start : head.end], head.lemma, sentence.language)
    if not plural or not is_a(head.cls, "Treaty") or link is None or link.text not in phrase.links:
        return
    found, at = [], link.end + 1
    while at < len(sentence.text) and sentence.text[at].isupper():
        word = next(t for t in sentence.tokens if t.start == at)
        place = replace(mention, start=at, end=word.end, title_end=word.end, date="", cuts=())
        place = replace(place, origin=(head.start, link.end), number="", titled=None, topic=False)
        found.append(with_date(place, sentence, others) or place)
        at = _after_joiner(sentence, found[-1].end)
    if len(found) > 1:
        yield from found


def named_by_years(mention: Mention, sentence: Sentence) -> Iterator[Mention]:
    """Yield the acts that their years tell apart: "the constitutions of 1947 and 1974"."""
    head, rule = mention.head, rules(sentence.language)
    form = sentence.text[head.start : head.end].lower()
    counted = bool(mention.number) and head.lemma in act_rules(sentence.language).numbered
    if (
        counted
        or form == head.lemma
        or not (rule.genitive_after or is_plural(form, head.lemma, sentence.language))
    ):
        return
    words = [t for t in sentence.tokens if t.text[0].isalnum() or t.text == ","]
    after = [t for t in words if t.start >= mention.title_end and not rule.head_final]
    ahead = [t for t in reversed(words) if t.end <= head.start and not rule.genitive_after]
    behind = _years(after, sentence)
    years = behind or _years(ahead, sentence)
    first = head.start if years and years[-1].start < head.start else mention.start
    for year in sorted(years, key=lambda t: t.start) if len(years) > 1 else ():
        named = replace(mention, start=year.start, end=year.end, title_end=year.end, cuts=())
        shared = (first, mention.title_end if behind else head.end)
        yield replace(named, origin=shared, date=year.text, number="", titled=None, topic=False)


def _years(words: Sequence[Token], sentence: Sentence) -> list[Token]:
    """Return the years that words begin with, parted by commas and joiners alone."""
    rule, own = rules(sentence.language), act_rules(sentence.language)
    passed = rule.joiners | rule.articles | own.year_words | {","}
    found: list[Token] = []
    for token in words:
        if YEAR.fullmatch(token.text):
            found.append(token)
        elif token.text.lower() not in passed:
            break
    return found


def _titled(mention: Mention, sentence: Sentence, quoted: Sequence[Quoted]) -> Iterator[Mention]:
    """Yield the acts whose titles follow the first one's: "the laws “On A”, “On B” and “On C”"."""
    head, current = mention.head, mention
    if not mention.titled or sentence.text[head.start : head.end].lower() == head.lemma:
        return
    if rules(sentence.language).head_final:
        yield from _titled_before(mention, sentence, quoted)
        return
    for quote in quoted:
        if quote.start >= current.end and _after_joiner(sentence, current.end) == quote.start:
            span = (quote.start, quote.end)
            shared = (mention.start, head.end)
            current = replace(current, start=span[0], end=span[1], title_end=span[1], titled=quote)
            yield replace(current, origin=shared, cuts=())


def _titled_before(
    mention: Mention, sentence: Sentence, quoted: Sequence[Quoted]
) -> Iterator[Mention]:
    """Yield the acts whose titles stand before the last one's: «„А“, „Ә“ және „Б“ заңдары»."""
    first, head = mention.start, mention.head
    if not is_plural(sentence.text[head.start : head.end], head.lemma, sentence.language):
        return
    for quote in reversed(quoted):
        if quote.end <= first and _after_joiner(sentence, quote.end) == first:
            first = quote.start
            titled = replace(mention, start=first, end=quote.end, title_end=quote.end, titled=quote)
            yield replace(titled, origin=(head.start, head.end), cuts=())


def _lists_numbers(mention: Mention, sentence: Sentence) -> bool:
    """Whether a head in the plural is told by numbers alone: "resolutions 48/138 and 49/192".

    They are marked or have a stroke: "laws No. 3 and No. 4", unless a number behind the noun is
    never a year.
    """
    head, number = mention.head, mention.number
    if rules(sentence.language).head_final or mention.titled or head.cls == "Article":
        return False
    ahead = sentence.text[head.end : mention.end].partition(number)[0].strip(" ,(")
    form = sentence.text[head.start : head.end].lower()
    plural = is_plural(form, head.lemma, sentence.language)
    plural = plural or (rules(sentence.language).genitive_after and form != head.lemma)
    numbered = head.lemma in act_rules(sentence.language).numbered
    told = bool(ahead) or "/" in number or numbered
    return plural and mention.end - len(number) <= head.end + 8 and told


def _numbered_and_dated(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation], *, dated: bool = True
) -> Mention | None:
    """Return the mention with the number and date, in either order, at its end."""
    bare = replace(mention, head=replace(mention.head, end=mention.end))
    if not dated and mention.head.lemma in act_rules(sentence.language).numbered:
        return with_number(bare, sentence, others)
    told = with_date(bare, sentence, others)
    if told:
        return with_number(replace(told, head=mention.head), sentence, others)
    numbered = with_number(bare, sentence, others)
    if numbered is None or not dated:
        return numbered and replace(numbered, head=mention.head)
    return with_date(replace(numbered, head=mention.head), sentence, others)


def _after_joiner(sentence: Sentence, end: int) -> int:
    """Return where the next entry of a list begins: after a comma, a bracket or "and"."""
    joiners = rules(sentence.language).joiners
    at = end
    for token in (t for t in sentence.tokens if t.start >= end):
        if token.text not in ",);" and token.text.lower() not in joiners:
            return token.start
        at = token.end
    return at
