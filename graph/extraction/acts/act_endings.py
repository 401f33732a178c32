"""What stands behind the head of a legal act: number, date, title, topic and whose it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from graph.extraction.acts.act_mention import (
    BY_SOMEBODY,
    GIVEN_BY,
    LONGEST_TITLE,
    YEAR,
    Mention,
    blocked,
    named,
)
from graph.extraction.acts.act_rules import act_rules
from graph.extraction.acts.acting_names import acts
from graph.extraction.acts.dates_behind import with_date
from graph.extraction.annotation import Annotation, Post
from graph.extraction.lexicon import Head, heads
from graph.extraction.phrases.phrase_end import after
from graph.extraction.phrases.phrase_rules import rules
from graph.extraction.quoted import Quoted
from graph.languages.grammar import person_cases, possible_cases
from graph.reading.sentence import Sentence
from ontology.vocabulary import is_a

SPACE = re.compile(r"[\s,]*")
OPENING = re.compile(r"[\s,(]*")
BRACKET = re.compile(r"\s*\(([^()]{3,60})\)")
NEXT_ACT = 6
"""Words behind "and" to another act, at most: "the Treaty of Vik and | on the Board's Rules"."""
SHORT = 4
"""Letters of the words that a title may write without a capital."""


def _posts(others: Sequence[Annotation]) -> list[tuple[int, int]]:
    """Return the spans of the posts in a sentence."""
    return [(o.start, o.end) for o in others if isinstance(o.value, Post)]


def rightwards(
    mention: Mention, sentence: Sentence, others: Sequence[Annotation], quoted: Sequence[Quoted]
) -> Mention:
    """Return a mention grown by all that stands behind it."""
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
    text, own = sentence.text, act_rules(sentence.language)
    for sign in (SPACE, OPENING):
        space = sign.match(text, mention.end)
        gap = space[0] if space else ""
        for pattern in own.numbers:
            match = pattern.match(text, mention.end + len(gap))
            if match and _is_own_number(match, mention, gap, others, own.numbered):
                return _numbered(mention, match, text, opened="(" in gap)
    return None


def _is_own_number(
    match: re.Match[str],
    mention: Mention,
    gap: str,
    others: Sequence[Annotation],
    numbered: Collection[str],
) -> bool:
    """Whether a number behind a gap is an act's: with its sign, or right behind the head.

    ``numbered`` are the heads whose bare number is never a year.
    """
    if _is_marked(match):
        return True
    counted = mention.head.lemma in numbered
    year = YEAR.fullmatch(match["number"]) and not counted
    dated = not counted and any(o.kind == "date" and o.start == match.start() for o in others)
    return (counted or mention.end == mention.head.end) and not ("," in gap or year or dated)


def _is_marked(match: re.Match[str]) -> bool:
    """Whether a sign leads to a number."""
    return match.start("number") > match.start()


def _numbered(mention: Mention, match: re.Match[str], text: str, *, opened: bool) -> Mention:
    """Return a phrase with its number: no part of its title behind a sign or in a bracket."""
    end = match.end() + (opened and text[match.end() : match.end() + 1] == ")")
    number = match["number"].strip()
    if not (_is_marked(match) or opened):
        return replace(mention, number=number, end=end, title_end=end)
    return replace(mention, number=number, end=end, cuts=(*mention.cuts, (mention.end, end)))


def _with_title(mention: Mention, sentence: Sentence, quoted: Sequence[Quoted]) -> Mention | None:
    if mention.titled:
        return None
    leads = act_rules(sentence.language).title_leads
    for quote in quoted:
        between = sentence.text[mention.end : quote.start].lower()
        near = quote.start >= mention.end and all(word in leads for word in between.split())
        near = near or (between == ", " and _is_title(quote, sentence))
        near = near and "." not in between and bool(between.strip() or not quote.title[0].islower())
        if near and len(quote.title.split()) <= LONGEST_TITLE:
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
    given_by = mention.head.cls in BY_SOMEBODY
    apart = {o.start for o in others if acts(o) or (o.is_person and given_by)}
    places = blocked(others) | apart
    whole = [n for n in named(others) if n[0] not in apart]
    whole += _posts(others) if given_by else ()
    acting = own.acting.match(sentence.text, mention.end) if given else None
    first_place = acting.end() if acting else mention.end
    end = after(sentence, first_place, places, links, whole, carrying)
    end = _before_next_act(mention, sentence, end)
    end = _before_others(mention, sentence, end)
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
    """Whether a noun without article follows the link behind a head: "a treaty of friendship".

    A name may have one: "an agreement with the Arland Islands".
    """
    words = [t.text for t in sentence.tokens if t.start >= end][1:3]
    articles = rules(sentence.language).articles
    if not words or not words[0][0].isalpha():
        return False
    return words[0].lower() not in articles or (len(words) > 1 and words[1][0].isupper())


def _with_holder(mention: Mention, others: Sequence[Annotation]) -> Mention | None:
    """Take in the name of who holds the post that gave the act: "Decree of President Novak"."""
    if mention.head.cls not in BY_SOMEBODY or mention.end == mention.head.end or mention.topic:
        return None
    for other in others:
        near = other.is_person and 0 <= other.start - mention.end <= 1
        if near and not acts(other) and _may_own(other):
            return replace(mention, end=other.end, title_end=other.end)
    return None


def _may_own(person: Annotation) -> bool:
    """Whether a name may stand in the case of whose an act is, where the language has such a one.

    «Указом президента | Анна Орлова назначена министром».
    """
    language = person.sentence.language
    cases = person_cases(person.text, language)
    return not (rules(language).genitive_after and cases) or "Gen" in cases


def _before_next_act(mention: Mention, sentence: Sentence, end: int) -> int:
    """Return where the phrase ends if not later: before "and" with another act behind it.

    What a topic names ("law on codes and decrees") stays.
    """
    phrase = rules(sentence.language)
    tokens = [t for t in sentence.tokens if mention.end <= t.start < end]
    if phrase.joiners.isdisjoint(token.text.lower() for token in tokens):
        return end
    found = [h for h in heads(sentence) if h.kind == "headNoun" and is_a(h.cls, "LegalAct")]
    acts = {h.start for h in found if not only_named(h, sentence)}
    apart = {h.start for h in found if _is_object(h, sentence)}
    topical = False
    linking = phrase.links | phrase.soft_links | phrase.topic
    for place, token in enumerate(tokens):
        behind = tokens[place + 1 : place + 1 + NEXT_ACT]
        resumes = bool(behind) and place > 0 and behind[0].text.lower() in linking
        named = any(t.start in acts and t.text[0].isupper() for t in behind)
        if token.text.lower() in phrase.joiners and resumes and named:
            return tokens[place - 1].end
        topical = topical or token.text.lower() in phrase.topic
        ahead = [t.start for t in tokens[place + 1 : place + 4]]
        beyond = [t for t in tokens[place + 1 :] if t.text.lower() not in phrase.articles][:1]
        other = bool(beyond) and (beyond[0].text[0].isupper() or beyond[0].start in apart)
        if topical and not other:
            continue
        if token.text.lower() in phrase.joiners and acts & {*ahead} and place:
            return tokens[place - 1].end
    return end


def _before_others(mention: Mention, sentence: Sentence, end: int) -> int:
    """Return where the phrase ends if not later: before others that "and" joins to a name.

    "The Pact on Civil Ports | and other standards"; "a law on ports and other matters" is whole.
    """
    rule = rules(sentence.language)
    tokens = [t for t in sentence.tokens if mention.end <= t.start < end]
    for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
        joins = second.text.lower() in rule.joiners and third.text in rule.others
        if joins and first.text[0].isupper():
            return first.end
    return end


def only_named(head: Head, sentence: Sentence) -> bool:
    """Whether a head is but a plural word of a title: "on the Making *and Rules* of the Court"."""
    words = sentence.text[head.start : head.end].lower().split()
    plain = not rules(sentence.language).genitive_after
    ahead = sentence.text[: head.start].lower().split()[-1:]
    joined = not rules(sentence.language).joiners.isdisjoint(ahead)
    of_it = len(words) > 1 or sentence.text[head.end :].split()[:1] == ["of"]
    return plain and joined and of_it and words[0].endswith("s")


def _is_object(head: Head, sentence: Sentence) -> bool:
    """Whether a head's form is only that of a subject or object, which no topic is."""
    cases = possible_cases(sentence.text[head.start : head.end].lower(), sentence.language)
    return bool(cases) and cases <= {"Nom", "Acc"} and rules(sentence.language).genitive_after
