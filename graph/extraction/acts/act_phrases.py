"""The phrase of a legal act: what stands around its head, and what that says of the act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extraction.acts.act_acceptance import is_done
from graph.extraction.acts.act_edges import Edge, date_of_name, edge_before
from graph.extraction.acts.act_endings import rightwards
from graph.extraction.acts.act_mention import (
    AHEAD_OF,
    BY_SOMEBODY,
    LONGEST_TITLE,
    Mention,
    blocked,
    free,
)
from graph.extraction.acts.act_names import joined_ahead
from graph.extraction.acts.act_owners import owner_before
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.act_subjects import behind_joined_act, without_subject
from graph.extraction.acts.acting_bodies import is_actor_before
from graph.extraction.annotation import Annotation, Date, Name
from graph.extraction.lexicon import Head
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.phrases.phrase_start import before
from graph.extraction.quoted import Quoted
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

CLOSED = re.compile(r"(?:\s?[–—-]?\s?(?:19|20)\d\d)?\s?.")
"""What may stand between the head of a name and the end of the quotation marks around it."""
SHORT = 3
"""Letters, at most, of a word in a name that need not have a capital."""
OWNED = re.compile(r"(?:['’]s)?\s*")
"""What stands between the name of an owner and what it owns."""
SPEECH = re.compile(r"[,.!?…]?[»”\"]?,?\s[—–-]\s[a-zа-яёәіңғүұқөһ]")
"""What stands between words that somebody says and the verb that tells of it."""


def read_phrase(
    head: Head, sentence: Sentence, others: Sequence[Annotation], quoted: Sequence[Quoted]
) -> Mention:
    """Return the mention of an act around its head: to its left, then to its right."""
    bodies = [o for o in others if o.is_of("Organisation")]
    free_quotes = [q for q in quoted if not any(_in_body(q, body) for body in bodies)]
    whole = _whole_title(head, sentence, free_quotes)
    mention = whole and _dated_before(whole, sentence, others)
    mention = mention or _leftwards(head, sentence, others, quoted)
    mention = _titled_ahead(mention, sentence, others, free_quotes)
    return rightwards(mention, sentence, others, quoted)


def _in_body(quote: Quoted, body: Annotation) -> bool:
    """Whether words in quotation marks are a part of a body's name: «Келісім» палатасы."""
    return body.start <= quote.start < quote.end < body.end


def _whole_title(head: Head, sentence: Sentence, quoted: Sequence[Quoted]) -> Mention | None:
    """Return the words in quotation marks that the head opens, or closes but for a year."""
    final = rules(sentence.language).head_final
    for quote in quoted:
        if quote.start < head.start and head.end < quote.end:
            opens = not final and _opens(head, quote, sentence)
            form = sentence.text[head.start : head.end]
            bent = form[0].islower() and nominative(form, sentence.language) != form
            at_edge = opens or (_closes(head, quote, sentence) and not (final and bent))
            at_edge = at_edge and not _is_speech(quote, sentence)
            if at_edge and len(quote.title.split()) <= LONGEST_TITLE:
                return Mention(head, quote.start, quote.end, quote.end, quote)
    return None


def _closes(head: Head, quote: Quoted, sentence: Sentence) -> bool:
    """Whether a head stands last in quotation marks, before a year at most.

    Where a head may open its phrase as well, the words before it have capitals, and something is
    done to acts: "adopted the 'Riga Harbour Declaration – 2025'".
    """
    if not CLOSED.fullmatch(sentence.text, head.end, quote.end):
        return False
    if rules(sentence.language).head_final:
        return True
    words = sentence.text[quote.start + 1 : head.end].split()
    named = all(word[0].isupper() for word in words if len(word) > SHORT)
    return named and not rules(sentence.language).genitive_after and is_done(sentence)


def _is_speech(quote: Quoted, sentence: Sentence) -> bool:
    """Whether words in quotation marks are what somebody says: «"…", — сказал он»."""
    opens = not any(c.isalnum() for c in sentence.text[: quote.start])
    return opens and bool(SPEECH.match(sentence.text, quote.end))


def _opens(head: Head, quote: Quoted, sentence: Sentence) -> bool:
    """Whether a head opens words in quotation marks, past a word with a capital before a topic.

    Where adjectives agree with it, one is enough for a name: «Рижская декларация мира».
    """
    if head.start - quote.start <= 2:
        return True
    ahead = sentence.text[quote.start + 1 : head.start].split()
    if rules(sentence.language).genitive_after and len(ahead) == 1 and is_done(sentence):
        return ahead[0].istitle() and bool(rules(sentence.language).before.fullmatch(ahead[0]))
    behind = sentence.text[head.end :].lower().split()[:1]
    topical = not rules(sentence.language).topic.isdisjoint(behind)
    capital = sentence.text[head.start].isupper() and topical
    return capital and len(ahead) == 1 and ahead[0].istitle()


def _leftwards(
    head: Head, sentence: Sentence, others: Sequence[Annotation], quoted: Sequence[Quoted]
) -> Mention:
    phrase, text = rules(sentence.language), sentence.text
    names = free(others)
    edge = edge_before(head, sentence, others)
    if edge.start < head.start and phrase.head_final:
        return _beyond(edge, head, sentence, others, quoted)
    ahead = next((q for q in quoted if 0 <= head.start - q.end <= 1), None)
    if ahead and phrase.head_final and _titles(ahead, head, sentence):
        begin = before(sentence, ahead.start, blocked(others), names)
        begin = owner_before(sentence, begin, ahead.start, others, names)
        mention = _numbered_before(Mention(head, begin, head.end, head.end, ahead), sentence)
        return _dated_before(mention, sentence, others)
    if ahead and not phrase.genitive_after and ahead.title[:1].isupper():
        mention = Mention(head, ahead.start, head.end, head.end, ahead)
        return _dated_before(mention, sentence, others)
    begin = before(sentence, head.start, blocked(others), names)
    country = text[begin : head.start].strip()
    if any(isinstance(o.value, Name) and o.start == begin and o.text == country for o in others):
        follows = any(0 <= q.start - head.end <= 1 for q in quoted)
        begin = head.start if follows and not phrase.head_final else begin
    begin = joined_ahead(begin, head, sentence, others, blocked(others))
    begin = _giver_before(begin, head, sentence, others)
    begin = _behind_name(begin, head, sentence, others)
    begin = without_subject(sentence, begin, head.start, others)
    begin = behind_joined_act(begin, head.start, sentence)
    owned = next((q for q in quoted if 0 <= begin - q.end <= 1), None)
    if owned and phrase.head_final and begin < head.start and _is_topic(owned, sentence):
        return _dated_before(
            Mention(head, owned.start, head.end, head.end, owned), sentence, others
        )
    date = edge.date if edge.start < begin else ""
    mention = Mention(head, min(begin, edge.start), head.end, head.end, date=date)
    return _dated_before(mention, sentence, others)


def _giver_before(begin: int, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return where the whole name of a body begins that gave an act: "Rivers Council resolution".

    A participle that opens the sentence is no word of it.
    """
    if head.cls not in BY_SOMEBODY or rules(sentence.language).head_final:
        return begin
    for other in others:
        body = other.is_of("Organisation")
        if body and other.start < begin < other.end and 0 <= head.start - other.end <= 1:
            first, _, rest = other.text.partition(" ")
            opens = act_rules(sentence.language).not_forms.fullmatch(first.lower())
            return other.start + len(first) + 1 if opens and rest else other.start
    return begin


def _behind_name(begin: int, head: Head, sentence: Sentence, others: Sequence[Annotation]) -> int:
    """Return where the phrase of an act begins that would cut a body's name: behind that.

    "The League of Chad Framework Convention": the League, and no Chad, is whose it is.
    """
    if rules(sentence.language).head_final:
        return begin
    for other in others:
        if other.is_of("Organisation") and other.start < begin < other.end < head.start:
            owned = OWNED.match(sentence.text, other.end)
            return owned.end() if owned else other.end
    return begin


def _dated_before(mention: Mention, sentence: Sentence, others: Sequence[Annotation]) -> Mention:
    """Return a mention with the date that stands before its name: "the 1951 Seal Convention"."""
    start, told = mention.start, None
    if not mention.date and (start < mention.head.start or mention.titled):
        told = date_of_name(start, sentence, others) or _opening_date(start, others)
    if told is None or not isinstance(told.value, Date) or "/" in told.value.edtf:
        return mention
    cuts = ((told.start, max(start, told.end + 1)), *mention.cuts)
    return replace(mention, start=told.start, date=told.value.edtf, cuts=cuts)


def _opening_date(start: int, others: Sequence[Annotation]) -> Annotation | None:
    """Return the date that qualifies an act and that its phrase was found to begin with."""
    for other in others:
        if other.kind == "date" and other.start == start:
            form = act_rules(other.sentence.language).date_before
            return other if form.fullmatch(other.text.lower()) else None
    return None


def _numbered_before(mention: Mention, sentence: Sentence) -> Mention:
    """Return a mention with the number right before its title: «№ 5 „Тіл туралы“ Заң»."""
    pattern = act_rules(sentence.language).number_before
    found = pattern.search(sentence.text[: mention.start])
    if not found:
        return mention
    cut = (found.start(), mention.start)
    return replace(mention, start=cut[0], number=found["number"].strip(), cuts=(cut,))


def _beyond(
    edge: Edge,
    head: Head,
    sentence: Sentence,
    others: Sequence[Annotation],
    quoted: Sequence[Quoted],
) -> Mention:
    """Return the mention whose number and date stand between its head and what is before them."""
    places, names = blocked(others), free(others)
    begin = without_subject(
        sentence, before(sentence, edge.start, places, names), edge.start, others
    )
    begin = behind_joined_act(begin, edge.start, sentence)
    if is_actor_before(edge.start, sentence):
        begin = edge.start
    ahead = next((q for q in quoted if 0 <= begin - q.end <= 1), None)
    start = ahead.start if ahead else begin
    mention = Mention(head, start, head.end, head.end, ahead, edge.number, edge.date)
    return replace(mention, cuts=((edge.start, head.start),)) if start < edge.start else mention


def _titled_ahead(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation], quoted: Sequence[Quoted]
) -> Mention:
    """Return a mention with the quoted title before its date or owner, where heads stand last.

    «„Мүлік туралы“ 2011 жылғы 1 наурыздағы Республика Заңы» has all of it.
    """
    ahead = next((q for q in quoted if 0 <= mention.start - q.end <= 1), None)
    if mention.titled or ahead is None or not rules(sentence.language).head_final:
        return mention
    if not (_is_topic(ahead, sentence) or _is_planned(mention, ahead, sentence)):
        return mention
    return _dated_before(replace(mention, start=ahead.start, titled=ahead), sentence, others)


def _is_planned(mention: Mention, quote: Quoted, sentence: Sentence) -> bool:
    """Whether quoted words name a plan past a word with a capital: «„Он қадам“ Ұлт жоспары»."""
    head = mention.head
    owner = sentence.text[mention.start : head.start].split()
    planned = any(is_a(head.cls, cls) for cls in AHEAD_OF) and len(owner) == 1
    told = head.lemma in act_rules(sentence.language).only_titled
    return planned and owner[0][0].isupper() and not told and not quote.title[0].islower()


def _is_topic(quote: Quoted, sentence: Sentence) -> bool:
    """Whether quoted words end in a word for a topic: «Тіл туралы»."""
    return quote.title.lower().split()[-1] in rules(sentence.language).topic


def _titles(quote: Quoted, head: Head, sentence: Sentence) -> bool:
    """Whether quoted words are a title of the head: it has a capital, or they name a topic."""
    first = quote.title[:1]
    capital = sentence.text[head.start].isupper() or first.isupper() or first.isdigit()
    return capital or _is_topic(quote, sentence)
