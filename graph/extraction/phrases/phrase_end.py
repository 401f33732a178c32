"""Where the noun phrase of a head ends."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from graph.extraction.phrases.boundaries import LONGEST, connects, is_glued, next_word, stops
from graph.extraction.phrases.listing import goes_on
from graph.extraction.phrases.phrase_rules import Rules, rules
from graph.languages.grammar import grammar, is_finite, possible_cases, qualifies
from graph.reading.sentence import Sentence, Token

VERB_BEHIND = 3
"""Words, at most, from a name that is the subject to its verb."""
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
    behind = _Behind(sentence, tokens, rule, end, blocked, links, names, carrying)
    reach = _Reach(end)
    for place in range(min(len(tokens), LONGEST)):
        further = _further(behind, reach, place)
        if further is None:
            break
        reach = further
    return reach.last


@dataclass(frozen=True)
class _Behind:
    """The words behind a head, and those that no phrase goes over, cuts or ends at."""

    sentence: Sentence
    tokens: Sequence[Token]
    rule: Rules
    end: int
    blocked: Collection[int]
    links: Collection[str]
    names: Collection[tuple[int, int]]
    carrying: Collection[str]

    def in_name(self, token: Token) -> bool:
        """Whether a token goes on a name that begins behind the head."""
        return any(
            self.end <= first < token.start and token.end <= last for first, last in self.names
        )

    def following(self, place: int) -> str:
        """Return the next word behind a place that is no article."""
        return next_word(self.tokens[place + 1 :], self.rule)


@dataclass(frozen=True)
class _Reach:
    """How far a phrase goes up to a word, and what it has by then."""

    last: int
    linked: bool = False
    """A link has carried it on."""
    topical: bool = False
    """It tells what it is about."""
    capital: bool = False
    """Its last word is a name's."""
    governs: bool = False
    """A word in it governs the names and soft links behind it."""
    previous: str = ""
    aimed: bool = False
    """A link with the accusative has opened, and only words that may stand in it have followed."""


def _further(behind: _Behind, reach: _Reach, place: int) -> _Reach | None:
    """Return how far the phrase goes with one more token, or None where it ends before it."""
    token, rule, tokens = behind.tokens[place], behind.rule, behind.tokens
    lower = token.text.lower()
    if (place == 0 and lower in behind.links) or lower in behind.carrying:
        return replace(reach, linked=True)
    if is_glued(behind.sentence, token) or _joins_capitals(tokens, place):
        return reach
    if lower in rule.days and reach.previous in rule.links and not _is_capital(tokens, place + 1):
        return None
    if behind.in_name(token):
        capital = token.text[0].isupper()
        return replace(reach, last=token.end, capital=capital, previous=lower)
    if lower in rule.possessives and reach.previous in rule.links:
        return reach
    if token.text in "'’" and _closes_possessor(behind.sentence, tokens, place):
        return reach
    if reach.last > behind.end and reach.capital and rule.clauses.fullmatch(token.text):
        return None
    lists = token.text == "," and (reach.topical or reach.capital)
    if lists and goes_on(tokens, place, rule, behind.blocked):
        return reach
    compound = f"{reach.previous} {lower}" in rule.compounds
    if (stops(token, rule, behind.blocked) and not compound) or (
        place == 0 and not _opens(token, rule)
    ):
        return None
    return _over_word(behind, reach, place)


def _over_word(behind: _Behind, reach: _Reach, place: int) -> _Reach | None:
    """Return the reach over a word that ends no phrase by itself; None if it does behind others."""
    token, rule, following = behind.tokens[place], behind.rule, behind.following(place)
    lower, begun = token.text.lower(), reach.last > behind.end
    kept = reach.governs and (token.text[0].isupper() or lower in rule.soft_links)
    governs = lower in rule.soft_before or kept
    governed = begun and (reach.previous in rule.soft_before or (governs and reach.linked))
    field = begun and lower in rule.soft_links and following in rule.fields
    linked = reach.linked or field
    carried = governed or field or (linked and following.islower())
    if lower in rule.soft_links and not carried:
        return None
    if not linked and rule.genitive_after and _leaves_genitive(token, reach.capital, rule):
        return None
    if linked and (_is_subject(behind, reach, place) or _is_said(behind, reach, place)):
        return None
    if _joins_other(behind, reach, place) or (
        lower in rule.plain_verbs and begun and not _is_aim(reach, rule)
    ):
        return None
    aimed = lower in rule.soft_links or (reach.aimed and _may_be(lower, "Acc", rule))
    over = _Reach(
        reach.last,
        linked or lower in rule.links,
        reach.topical or lower in rule.topic,
        reach.capital,
        governs,
        reach.previous if lower in rule.articles else lower,
        aimed or lower in rule.joiners,
    )
    if connects(lower, rule):
        return over
    named = token.text[0].isupper()
    named = named and not qualifies(token.text, following, "Gen", rule.language)
    return replace(over, last=token.end, capital=named)


def _is_capital(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].text[0].isupper()


def _is_subject(behind: _Behind, reach: _Reach, place: int) -> bool:
    """Whether a noun behind those of a topic is the subject of the clause: by its case alone.

    «закон о рыбаках | Совет исполняет»; an accusative stands behind its own link, and a name only
    before a verb is no apposition.
    """
    token, rule = behind.tokens[place], behind.rule
    lower = token.text.lower()
    ahead = behind.tokens[place + 1 : place + 1 + VERB_BEHIND]
    acting = any(is_finite(t.text, rule.language) for t in ahead)
    followed = reach.capital and behind.following(place)[:1].isupper()
    if not acting and (followed or token.text[0].isupper()):
        return False
    if token.text[0].isupper() and followed:
        return False
    if not rule.genitive_after or token.text.isupper() or not lower.isalpha() or reach.aimed:
        return False
    cases = possible_cases(lower, rule.language)
    begun = reach.topical and reach.previous not in rule.links | rule.soft_links
    return begun and bool(cases) and cases <= {"Nom", "Acc", "Voc"}


def _is_said(behind: _Behind, reach: _Reach, place: int) -> bool:
    """Whether a short form says something of what a phrase names: «закон о портах | забыт»."""
    token, rule = behind.tokens[place], behind.rule
    form = grammar(token.text, rule.language)
    short = form.part in CASELESS and not form.case and token.text.islower()
    qualified = grammar(behind.following(place), rule.language)
    qualifies_it = qualified.part in CASELESS and bool(qualified.case)
    told = reach.last > behind.end and reach.previous not in rule.links | rule.soft_links
    return rule.genitive_after and short and told and not qualifies_it


def _may_be(lower: str, case: str, rule: Rules) -> bool:
    cases = possible_cases(lower, rule.language)
    return not cases or case in cases


def _joins_other(behind: _Behind, reach: _Reach, place: int) -> bool:
    """Whether "and" behind a name begins something else: no link and name go on behind it."""
    rule, following = behind.rule, behind.following(place)
    resumed = following in rule.links and behind.following(place + 2)[:1].isupper()
    joins = behind.tokens[place].text.lower() in rule.joiners and following.islower()
    return joins and reach.capital and not reach.topical and not resumed


def _is_aim(reach: _Reach, rule: Rules) -> bool:
    """Whether a verb behind a link is its infinitive: "on the duty to | provide aid"."""
    return reach.previous in rule.soft_links | rule.links | rule.joiners


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
