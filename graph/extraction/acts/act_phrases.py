"""The phrase of a legal act: what stands around its head, and what that says of the act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.extraction.acts.act_edges import YEARS, Edge, date_of_name, edge_before, year_after
from graph.extraction.acts.act_names import joined_ahead
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.act_subjects import (
    behind_joined_act,
    is_actor_before,
    owner_before,
    without_subject,
)
from graph.extraction.annotation import Annotation, Date, Name, Post
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases import Quoted, after, before, rules
from graph.languages.morphology import nominative
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

SPACE = re.compile(r"[\s,]*")
OPENING = re.compile(r"[\s,(]*")
BRACKET = re.compile(r"\s*\(([^()]{3,60})\)")
PLACE = re.compile(r" \([^\W\d_][\w-]+, ")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
BY_SOMEBODY = ("Decree", "Resolution", "Order")
"""Classes of acts whose phrase names the one who issued them."""
GIVEN_BY = (*BY_SOMEBODY, "Declaration", "Recommendation")
"""Classes of acts that "by" leads to the giver of: "a declaration by the members"."""
AHEAD_OF = ("Strategy", "Programme", "Plan")
"""Classes of acts that are named with the year until which they are meant: "Strategy 2050"."""
SHORT = 4
"""Letters of the words that a title may write without a capital."""
LONGEST_TITLE = 20
"""Words in quotation marks, at most, that a title has."""


@dataclass(frozen=True)
class Mention:
    """An act under reading: the phrase so far (view offsets), and what was found in it."""

    head: Head
    start: int
    end: int
    title_end: int
    """Where the phrase ends without number and date."""
    titled: Quoted | None = None
    number: str = ""
    date: str = ""
    topic: bool = False
    cuts: tuple[tuple[int, int], ...] = ()
    """Numbers and dates inside the phrase, with the words that lead them, which no title has."""
    origin: tuple[int, int] | None = None
    """The span of the words that a list of acts shares, for all but its first."""


def read_phrase(
    head: Head, sentence: Sentence, others: Sequence[Annotation], quoted: Sequence[Quoted]
) -> Mention:
    """Return the mention of an act around its head: to its left, then to its right."""
    bodies = [o for o in others if isinstance(o.value, Name) and is_a(o.value.cls, "Organisation")]
    free_quotes = [q for q in quoted if not any(_in_body(q, body) for body in bodies)]
    whole = _whole_title(head, sentence, free_quotes)
    mention = whole and _dated_before(whole, sentence, others)
    mention = mention or _leftwards(head, sentence, others, quoted)
    mention = _titled_ahead(mention, sentence, others, free_quotes)
    return _rightwards(mention, sentence, others, quoted)


def _in_body(quote: Quoted, body: Annotation) -> bool:
    """Whether words in quotation marks are a part of a body's name: «Келісім» палатасы."""
    return body.start <= quote.start < quote.end < body.end


def blocked(others: Sequence[Annotation]) -> frozenset[int]:
    """Return the places in a sentence that dates cover, save those that a title goes on from."""
    spans = [(o.start, o.end) for o in others if o.kind == "date" and not leads_on(o)]
    return frozenset(place for start, end in spans for place in range(start, end))


def leads_on(date: Annotation) -> bool:
    """Whether a date ends in a word that makes it part of what follows («арналған»)."""
    words = date.text.lower().split()
    return bool(words and rules(date.sentence.language).bridge.fullmatch(words[-1]))


def free(others: Sequence[Annotation]) -> frozenset[int]:
    """Return the places in a sentence that names cover, ends included: no phrase cuts a name."""
    return frozenset(place for start, end in named(others) for place in range(start, end + 1))


def named(others: Sequence[Annotation]) -> list[tuple[int, int]]:
    """Return the spans of the names in a sentence but those of persons."""
    names = [o for o in others if isinstance(o.value, Name) and o.value.cls != "Person"]
    return [(name.start, name.end) for name in names]


def _posts(others: Sequence[Annotation]) -> list[tuple[int, int]]:
    """Return the spans of the posts in a sentence."""
    return [(o.start, o.end) for o in others if isinstance(o.value, Post)]


def _whole_title(head: Head, sentence: Sentence, quoted: Sequence[Quoted]) -> Mention | None:
    """Return the words in quotation marks that the head opens (or, standing last, closes)."""
    final = rules(sentence.language).head_final
    for quote in quoted:
        if quote.start < head.start and head.end < quote.end:
            at_edge = quote.end - head.end <= 2 if final else head.start - quote.start <= 2
            form = sentence.text[head.start : head.end]
            bent = form[0].islower() and nominative(form, sentence.language) != form
            at_edge = at_edge and not (final and bent)
            if at_edge and len(quote.title.split()) <= LONGEST_TITLE:
                return Mention(head, quote.start, quote.end, quote.end, quote)
    return None


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
        body = isinstance(other.value, Name) and is_a(other.value.cls, "Organisation")
        if body and other.start < begin < other.end and 0 <= head.start - other.end <= 1:
            first, _, rest = other.text.partition(" ")
            opens = act_rules(sentence.language).not_forms.fullmatch(first.lower())
            return other.start + len(first) + 1 if opens and rest else other.start
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
    capital = sentence.text[head.start].isupper() or quote.title[:1].isupper()
    return capital or _is_topic(quote, sentence)


def _rightwards(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation], quoted: Sequence[Quoted]
) -> Mention:
    current = mention
    while True:
        grown = (
            _with_bracket(current, sentence)
            or with_number(current, sentence, others)
            or with_date(current, sentence, others)
            or _with_title(current, sentence, quoted)
            or _with_complement(current, sentence, others)
            or _with_holder(current, others)
        )
        if grown is None:
            return current
        current = grown


def _with_bracket(mention: Mention, sentence: Sentence) -> Mention | None:
    """Take in a second name of the same kind of act: "Constitution (Basic Law)"."""
    match = BRACKET.match(sentence.text, mention.end)
    if not match or mention.end != mention.head.end:
        return None
    inside = [h for h in heads(sentence) if h.start == match.start(1) and h.end == match.end(1)]
    return replace(mention, end=match.end(), title_end=match.end()) if inside else None


def with_number(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation]
) -> Mention | None:
    """Take in the number that follows the phrase, marked or right behind the head; None if none."""
    if mention.number:
        return None
    bare = mention.end == mention.head.end
    own = act_rules(sentence.language)
    dated = {other.start for other in others if other.kind == "date"}
    for gap in (SPACE, OPENING):
        space = gap.match(sentence.text, mention.end)
        for pattern in own.numbers:
            match = pattern.match(sentence.text, space.end() if space else mention.end)
            if not match:
                continue
            marked = match.start("number") > match.start()
            if not marked and space and "," in space[0]:
                continue
            year = YEAR.fullmatch(match["number"]) and mention.head.lemma not in own.numbered
            if not marked and (year or match.start() in dated):
                continue
            if bare or marked or mention.head.lemma in own.numbered:
                cuts = (*mention.cuts, (mention.end, match.end())) if marked else mention.cuts
                number = match["number"].strip()
                end = mention.title_end if marked else match.end()
                return replace(mention, number=number, end=match.end(), title_end=end, cuts=cuts)
    return None


def with_date(mention: Mention, sentence: Sentence, others: Sequence[Annotation]) -> Mention | None:
    """Take in the date that follows the phrase, or the period that it is for; None if none."""
    if mention.date:
        return None
    year = 0 if mention.number else year_after(mention.head, mention.end, sentence)
    if year:
        horizon = any(is_a(mention.head.cls, cls) for cls in AHEAD_OF)
        date = "" if horizon else sentence.text[mention.end : year].strip(", ")
        return replace(mention, date=date, end=year, title_end=year)
    own = act_rules(sentence.language)
    leads = own.date_leads
    for other in others:
        if isinstance(other.value, Date) and other.start >= mention.end:
            told = any(sign.isdigit() for sign in other.text)
            between = re.findall(r"\w+|[^\w\s]", sentence.text[mention.end : other.start].lower())
            if _is_place(mention, other, sentence):
                between = ["("]
            adverbial = bool(between) and set(between) <= own.time_leads
            adverbial = adverbial or (not between and not _names_date(mention, other))
            if not between and YEARS.fullmatch(other.text) and "/" in other.value.edtf:
                return _with_period(mention, other)
            adverbial = adverbial or not told
            if len(between) <= 3 and all(word in leads for word in between) and not adverbial:
                if "/" in other.value.edtf and "(" not in between:
                    return _with_period(mention, other)
                cuts = (*mention.cuts, (mention.end, other.end))
                told_date = "" if "/" in other.value.edtf else other.value.edtf
                return replace(mention, date=told_date, end=other.end, cuts=cuts)
    return None


def _is_place(mention: Mention, date: Annotation, sentence: Sentence) -> bool:
    """Whether only the place parts a date from an act: "Pact (Riga, 1991)", "done at Riga on"."""
    between = sentence.text[mention.end : date.start]
    done = act_rules(sentence.language).done_at.fullmatch(between)
    return bool(PLACE.fullmatch(between) or done)


def _names_date(mention: Mention, date: Annotation) -> bool:
    """Whether a date without a word before it belongs to the name: a bare year, or right behind.

    Where heads stand last it never does, and a day behind further words is that of the verb.
    """
    rule, head = rules(date.sentence.language), mention.head
    if rule.head_final:
        return False
    given = head.cls in (*BY_SOMEBODY, "Law") and rule.genitive_after
    if given and mention.end == head.end == mention.start + head.end - head.start:
        told = isinstance(date.value, Date) and len(date.value.edtf) > len("2008")
        word = date.sentence.text[head.start : head.end]
        if told and word[0].islower() and " " not in word:
            return False
    bare = isinstance(date.value, Date) and len(date.value.edtf) == 4
    return bare or mention.end == mention.head.end or mention.cuts != ()


def _with_period(mention: Mention, period: Annotation) -> Mention | None:
    """Take in the time that an act is meant for; it is part of the title and no date."""
    if period.end <= mention.title_end:
        return None
    return replace(mention, end=period.end, title_end=period.end)


def _with_title(mention: Mention, sentence: Sentence, quoted: Sequence[Quoted]) -> Mention | None:
    if mention.titled:
        return None
    leads = act_rules(sentence.language).title_leads
    for quote in quoted:
        between = sentence.text[mention.end : quote.start].lower()
        near = quote.start >= mention.end and all(word in leads for word in between.split())
        near = near or (between == ", " and _is_title(quote, sentence))
        if near and "." not in between and len(quote.title.split()) <= LONGEST_TITLE:
            return replace(mention, titled=quote, end=quote.end, title_end=quote.end)
    return None


def _is_title(quote: Quoted, sentence: Sentence) -> bool:
    """Whether all long words in quotation marks have a capital, in a language that writes so."""
    words = [word for word in quote.title.split() if len(word) > SHORT]
    capital = len(words) > 1 and all(word[0].isupper() for word in words)
    return rules(sentence.language).titles_go_on and capital


def _with_complement(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation]
) -> Mention | None:
    if mention.head.cls == "Article":
        return None
    phrase, first = rules(sentence.language), mention.end == mention.head.end
    own = act_rules(sentence.language)
    carrying = own.links_of.get(mention.head.cls, frozenset())
    given = any(is_a(mention.head.cls, cls) for cls in GIVEN_BY)
    links = carrying | (own.first_links if given else frozenset()) if first else ()
    following = next((t.text.lower() for t in sentence.tokens if t.start >= mention.end), "")
    resumed = bool(mention.cuts) and mention.cuts[-1][1] == mention.end
    numbered = sentence.text[mention.head.end : mention.end].strip()
    resumed = resumed or (numbered == mention.number != "")
    resumed = resumed or sentence.text[mention.end - 1] == ")"
    if not (first or resumed or following in phrase.links | carrying):
        return None
    persons = {o.start for o in others if isinstance(o.value, Name) and o.value.cls == "Person"}
    places = blocked(others) | persons if mention.head.cls in BY_SOMEBODY else blocked(others)
    whole = [*named(others), *(_posts(others) if mention.head.cls in BY_SOMEBODY else ())]
    end = after(sentence, mention.end, places, links, whole, carrying)
    end = _before_next_act(mention, sentence, end)
    time = own.not_complement.search(sentence.text, mention.end, end)
    end = time.start() if time else end
    if end <= mention.end:
        return None
    given = any(mention.head.end < first for first, _ in mention.cuts)
    if mention.cuts and given and following not in phrase.links | phrase.topic:
        return None
    words = {t.text.lower() for t in sentence.tokens if mention.end <= t.start < end}
    told = own.topics_of.get(mention.head.lemma, frozenset())
    topic = bool(words & phrase.topic) or (following in told and _is_common(sentence, mention.end))
    return replace(mention, end=end, title_end=end, topic=mention.topic or topic)


def _is_common(sentence: Sentence, end: int) -> bool:
    """Whether a noun without article follows the link behind a head: "a treaty of friendship"."""
    words = [t.text for t in sentence.tokens if t.start >= end][1:2]
    articles = rules(sentence.language).articles
    return bool(words) and words[0][0].isalpha() and words[0].lower() not in articles


def _with_holder(mention: Mention, others: Sequence[Annotation]) -> Mention | None:
    """Take in the name of who holds the post that gave the act: "Decree of President Novak"."""
    if mention.head.cls not in BY_SOMEBODY or mention.end == mention.head.end or mention.topic:
        return None
    for other in others:
        person = isinstance(other.value, Name) and other.value.cls == "Person"
        if person and 0 <= other.start - mention.end <= 1:
            return replace(mention, end=other.end, title_end=other.end)
    return None


def _before_next_act(mention: Mention, sentence: Sentence, end: int) -> int:
    """Return where the phrase ends if not later: before "and" with another act behind it.

    What a topic names ("law on codes and decrees") stays.
    """
    phrase = rules(sentence.language)
    tokens = [t for t in sentence.tokens if mention.end <= t.start < end]
    acts = {h.start for h in heads(sentence) if h.kind == "headNoun" and is_a(h.cls, "LegalAct")}
    topical = False
    for place, token in enumerate(tokens):
        topical = topical or token.text.lower() in phrase.topic
        ahead = [t.start for t in tokens[place + 1 : place + 4]]
        beyond = [t for t in tokens[place + 1 :] if t.text.lower() not in phrase.articles][:1]
        if topical and not (beyond and beyond[0].text[0].isupper()):
            continue
        if token.text.lower() in phrase.joiners and acts & {*ahead} and place:
            return tokens[place - 1].end
    return end
