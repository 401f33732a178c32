"""Where the noun phrase of a head ends."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.extraction.phrases.boundaries import LONGEST, connects, is_glued, next_word, stops
from graph.extraction.phrases.listing import goes_on
from graph.extraction.phrases.phrase_rules import Rules, rules
from graph.languages.grammar import grammar, possible_cases, qualifies
from graph.reading.sentence import Sentence, Token

CASELESS = ("ADJ", "PTCP")
"""Parts of speech whose forms without a case say something of a noun."""


def after(
    sentence: Sentence,
    end: int,
    blocked: Collection[int],
    links: Collection[str] = (),
    names: Collection[tuple[int, int]] = (),
    carrying: Collection[str] = (),
) -> int:
    """Return where the phrase of the head that ends at ``end`` ends itself.

    ``links`` are words that carry on this very head besides those of the language's rules;
    ``names`` are the spans of names, which no phrase cuts, and ``carrying`` are links that may
    stand behind other words of the phrase too.
    """
    rule = rules(sentence.language)
    if rule.head_final:
        return end
    tokens = [token for token in sentence.tokens if token.start >= end][: LONGEST + 1]
    last, linked, topical, capital, governs = end, False, False, False, False
    previous = ""
    for place, token in enumerate(tokens[:-1] if len(tokens) > LONGEST else tokens):
        lower = token.text.lower()
        following = next_word(tokens[place + 1 :], rule)
        if (place == 0 and lower in links) or lower in carrying:
            linked = True
            continue
        if is_glued(sentence, token) or _joins_capitals(tokens, place):
            continue
        if any(end <= first < token.start and token.end <= stop for first, stop in names):
            last, capital, previous = token.end, token.text[0].isupper(), lower
            continue
        if lower in rule.possessives and previous in rule.links:
            continue
        if token.text in "'’" and _closes_possessor(sentence, tokens, place):
            continue
        if last > end and capital and rule.clauses.fullmatch(token.text):
            break
        if token.text == "," and (topical or capital) and goes_on(tokens, place, rule, blocked):
            continue
        if stops(token, rule, blocked) or (place == 0 and not _opens(token, rule)):
            break
        governs = lower in rule.soft_before or (
            governs and (token.text[0].isupper() or lower in rule.soft_links)
        )
        governed = last > end and (previous in rule.soft_before or (governs and linked))
        field = last > end and lower in rule.soft_links and following in rule.fields
        governed, linked = governed or field, linked or field
        if lower in rule.soft_links and not governed and not (linked and following.islower()):
            break
        previous = lower if lower not in rule.articles else previous
        if not linked and rule.genitive_after and _leaves_genitive(token, capital, rule):
            break
        resumed = following in rule.links and next_word(tokens[place + 3 :], rule)[:1].isupper()
        ended = lower in rule.joiners and capital and not topical and following.islower()
        if ended and not resumed:
            break
        linked, topical = linked or lower in rule.links, topical or lower in rule.topic
        if not connects(lower, rule):
            last, capital = token.end, token.text[0].isupper()
            capital = capital and not qualifies(token.text, following, "Gen", rule.language)
    return last


def _joins_capitals(tokens: Sequence[Token], place: int) -> bool:
    """Whether a dash stands between two names: "Пакт Молотова — Риббентропа"."""
    if tokens[place].text not in "–—-" or not 0 < place < len(tokens) - 1:
        return False
    return tokens[place - 1].text[0].isupper() and tokens[place + 1].text[0].isupper()


def _closes_possessor(sentence: Sentence, tokens: Sequence[Token], place: int) -> bool:
    """Whether an apostrophe ends a plural that owns what follows: "Peoples' Rights"."""
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return (
        sentence.text[tokens[place].start - 1].isalpha() and following[:1].isupper() and place > 0
    )


def _leaves_genitive(token: Token, capital: bool, rule: Rules) -> bool:
    """Whether a word after genitives is none: by its case, or in lower case after a name."""
    lower = token.text.lower()
    if token.text.isupper() or not lower[0].isalpha() or lower in rule.links | rule.joiners:
        return False
    cases = possible_cases(lower, rule.language)
    other = bool(cases) and "Gen" not in cases
    if token.text != lower:
        return other and not capital
    form = grammar(lower, rule.language)
    other = other or form.part in ("VERB", "ADV") or (form.part in CASELESS and not form.case)
    capital = capital and lower not in rule.lands
    return capital or other or bool(rule.genitive_stops.fullmatch(lower))


def _opens(token: Token, rule: Rules) -> bool:
    lower = token.text.lower()
    return lower in rule.links or (rule.genitive_after and not connects(lower, rule))


def span_after(sentence: Sentence, start: int, blocked: Collection[int]) -> int:
    """Return where the noun phrase that begins at ``start`` ends; ``start`` when there is none."""
    rule, last = rules(sentence.language), start
    tokens = [token for token in sentence.tokens if token.start >= start][:LONGEST]
    for token in tokens:
        if token.text not in '«»“”"„' and stops(token, rule, blocked):
            break
        if not connects(token.text.lower(), rule):
            last = token.end
    return last
