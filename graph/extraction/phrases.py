"""Noun phrases: how far the phrase of a head reaches, by the language's ``phrases.toml``."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.languages.grammar import grammar, possible_cases, qualifies
from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from graph.reading.sentence import Sentence, Token

LONGEST_LIST = 9
"""Words after a comma among which "and" stands where a title lists things."""
LONGEST = 24
"""Words after or before a head at which its phrase ends in any case."""
NEVER = r"(?!)"
CASELESS = ("ADJ", "PTCP")
"""Parts of speech whose forms without a case say something of a noun."""


@dataclass(frozen=True)
class Rules:
    """The ``phrases.toml`` of a language; each field is named after its key there."""

    language: str
    before: re.Pattern[str]
    before_lemmas: re.Pattern[str]
    not_before: frozenset[str]
    definite: frozenset[str]
    boundary: re.Pattern[str]
    not_boundary: frozenset[str]
    bridge: re.Pattern[str]
    owner: re.Pattern[str]
    located: re.Pattern[str]
    possessive: re.Pattern[str]
    possessed: re.Pattern[str]
    soft_before: frozenset[str]
    fields: frozenset[str]
    through: frozenset[str]
    asides: frozenset[str]
    links: frozenset[str]
    topic: frozenset[str]
    soft_links: frozenset[str]
    joiners: frozenset[str]
    articles: frozenset[str]
    possessives: frozenset[str]
    subjects: re.Pattern[str]
    stops: frozenset[str]
    titles_go_on: bool
    stop_endings: re.Pattern[str]
    stop_lemmas: re.Pattern[str]
    not_stop_lemmas: frozenset[str]
    genitive_stops: re.Pattern[str]
    plural: re.Pattern[str]
    attributive: re.Pattern[str]
    lands: frozenset[str]
    clauses: re.Pattern[str]
    genitive_after: bool
    head_final: bool


@cache
def rules(language: str) -> Rules:
    """Return the phrase rules of a language (BCP 47); KeyError when it has no pack."""
    table = pack(language).table("phrases")
    fields = {name: _read(str(kind), table.get(name)) for name, kind in _FIELDS.items()}
    return Rules(language=language, **fields)


_FIELDS = {name: kind for name, kind in Rules.__annotations__.items() if name != "language"}


def _read(kind: str, value: Any) -> Any:
    if "Pattern" in kind:
        return re.compile(value or NEVER)
    return bool(value) if kind == "bool" else frozenset(value or ())


def is_plural(form: str, lemma: str, language: str) -> bool:
    """Whether a form is a plural of its lemma, as far as its ending tells."""
    tail = form.lower()[_common(form.lower(), lemma) :]
    if form.lower() == lemma or not rules(language).plural.fullmatch(tail):
        return False
    return grammar(form.lower(), language).number != "Sing"


def is_possessed(form: str, lemma: str, language: str) -> bool:
    """Whether a form says that it belongs to the word before it, as far as its ending tells."""
    tail = form.lower()[_common(form.lower(), lemma) :]
    return bool(tail and rules(language).possessed.fullmatch(tail))


def _common(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return length


def _glued(sentence: Sentence, token: Token) -> bool:
    """Whether a sign stands inside a word, as in "5+1" or "A/B"."""
    around = sentence.text[max(token.start - 1, 0) : token.end + 1]
    return token.text in "+/&–—-" and len(around) == 3 and not any(c.isspace() for c in around)


def _owns_capital(sentence: Sentence, token: Token, begin: int) -> bool:
    """Whether an apostrophe ends a plural that owns the name behind it: "Widows' Pensions"."""
    owner = token.text in "'’" and sentence.text[token.start - 1] == "s"
    return owner and begin - token.end == 1 and sentence.text[begin].isupper()


def before(
    sentence: Sentence, start: int, blocked: Collection[int], free: Collection[int] = ()
) -> int:
    """Return where the phrase of the head at ``start`` begins: ``start``, or a word before it.

    ``blocked`` are places (of the view) of tokens that no phrase goes through, such as dates,
    unless a word of the phrase governs them; ``free`` are places of names, which none cuts.
    """
    rule = rules(sentence.language)
    tokens = [token for token in sentence.tokens if token.end <= start]
    begin, following = start, ""
    for token in reversed(tokens[-LONGEST:]):
        if _glued(sentence, token) or _owns_capital(sentence, token, begin):
            continue
        if rule.head_final and _passes(token, sentence, begin, start):
            continue
        through = token.start in blocked and begin in blocked
        named = rule.head_final and token.start in free and token.end in free
        named = named or (not following and _possessor(token, sentence, start, rule))
        named = named or (not following and _leads_through(token, tokens, free, rule))
        if not (named or through or _joins_before(token, following, rule, blocked)):
            break
        if not rule.head_final and not _agrees(token, sentence, start, rule):
            break
        begin, following = token.start, token.text.lower()
    return _without_joiners(sentence, begin, start, rule)


def _passes(token: Token, sentence: Sentence, begin: int, start: int) -> bool:
    """Whether a phrase goes on before a time in brackets, or a comma of the list that opens it.

    «Портты (2030 жылға дейінгі) дамыту жоспары», «Достық, сауда және көмек туралы шарт».
    """
    if begin == start:
        return False
    if any(m.start() <= token.start < m.end() for m in TIME.finditer(sentence.text)):
        return True
    rule = rules(sentence.language)
    words = [t.text.lower() for t in sentence.tokens if begin <= t.start < start]
    listed = any(w in rule.joiners or w == "," for w in words[1:LONGEST_ITEM])
    ahead = next((t.text.lower() for t in reversed(sentence.tokens) if t.end <= token.start), "")
    plain = ahead.isalpha() and (ahead in rule.not_boundary or not rule.boundary.fullmatch(ahead))
    return token.text == "," and listed and plain and not rule.topic.isdisjoint(words)


def _agrees(token: Token, sentence: Sentence, start: int, rule: Rules) -> bool:
    """Whether a word may stand in the case of the head: not «соответствующими Конституции»."""
    head = next((t.text.lower() for t in sentence.tokens if t.start == start), "")
    cases = (possible_cases(word, rule.language) for word in (token.text.lower(), head))
    own, other = cases
    return not own or not other or bool(own & other)


def _leads_through(
    token: Token, tokens: Sequence[Token], free: Collection[int], rule: Rules
) -> bool:
    """Whether an adjective right before a head has a topic or name before it: «туралы жаңа заң»."""
    ahead = [t for t in tokens if t.end <= token.start][-1:]
    word = ahead[0].text.lower() if ahead else ""
    near = bool(word) and (word in rule.topic or ahead[0].start in free)
    near = near or bool(rule.bridge.fullmatch(word))
    return near and token.text.lower() in rule.through


def _possessor(token: Token, sentence: Sentence, start: int, rule: Rules) -> bool:
    """Whether a name stands right before the noun in the possessive that it belongs to."""
    head = next((t.text.lower() for t in sentence.tokens if t.start == start), "")
    return token.text[0].isupper() and bool(rule.possessive.fullmatch(head))


def _joins_before(token: Token, following: str, rule: Rules, blocked: Collection[int]) -> bool:
    lower, governed = token.text.lower(), bool(rule.bridge.fullmatch(following))
    bridging = token.text.isupper() or bool(rule.bridge.fullmatch(lower))
    if rule.head_final and lower in rule.joiners and following:
        return True
    if (token.start in blocked and not governed) or lower in rule.not_before:
        return False
    if not token.text[0].isalnum():
        return rule.head_final and token.text in "–-" and following[:1].isdigit()
    if rule.boundary.fullmatch(lower) and lower not in rule.not_boundary:
        return governed or bridging
    lemma = lemmas(lower, rule.language)[0]
    return bool(rule.before.fullmatch(token.text) or rule.before_lemmas.fullmatch(lemma))


def _without_joiners(sentence: Sentence, begin: int, start: int, rule: Rules) -> int:
    inside = [token for token in sentence.tokens if begin <= token.start < start]
    for token in inside:
        if token.text.lower() not in rule.joiners and token.text[0].isalnum():
            return token.start
    return start


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
        following = _content(tokens[place + 1 :], rule)
        if (place == 0 and lower in links) or lower in carrying:
            linked = True
            continue
        if _glued(sentence, token) or _joins_capitals(tokens, place):
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
        if token.text == "," and (topical or capital) and _goes_on(tokens, place, rule, blocked):
            continue
        if _stops(token, rule, blocked) or (place == 0 and not _opens(token, rule)):
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
        resumed = following in rule.links and _content(tokens[place + 3 :], rule)[:1].isupper()
        ended = lower in rule.joiners and capital and not topical and following.islower()
        if ended and not resumed:
            break
        linked, topical = linked or lower in rule.links, topical or lower in rule.topic
        if not _connects(lower, rule):
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


def _goes_on(tokens: Sequence[Token], place: int, rule: Rules, blocked: Collection[int]) -> bool:
    """Whether a comma parts the things that a title lists: "о дружбе, торговле и помощи".

    The next word is of the case of the one before (or both have capitals), and "and" follows
    before anything that would end the phrase.
    """
    before, ahead = tokens[place - 1].text, tokens[place + 1 : place + 1 + LONGEST_LIST]
    if place == 0 or not ahead or not ahead[0].text[0].isalnum():
        return False
    if rule.genitive_after:
        cases = possible_cases(before.lower(), rule.language)
        alike = cases & possible_cases(ahead[0].text.lower(), rule.language)
        if not alike - {"Nom"}:
            return False
    elif not (before[0].isupper() and ahead[0].text[0].isupper()):
        return _lists_words(before, ahead, rule)
    for at, token in enumerate(ahead):
        if token.text.lower() in rule.joiners:
            named = _content([*ahead[at + 1 :]], rule).istitle()
            return bool(at) and (rule.genitive_after or named)
        if token.text != "," and (_stops(token, rule, blocked) or token.text.lower() in rule.links):
            return False
    return False


def _lists_words(before: str, ahead: Sequence[Token], rule: Rules) -> bool:
    """Whether single words in lower case make a list: "on women, peace and security was …"."""
    if not before.islower():
        return False
    for at, token in enumerate(ahead):
        if token.text.lower() in rule.joiners:
            last, behind = [*(t.text for t in ahead[at + 1 : at + 3]), "", ""][:2]
            ended = not behind[:1].isalpha() or behind in rule.stops
            return at % 2 == 1 and last.isalpha() and last.islower() and ended
        if token.text.isalpha() != (at % 2 == 0) or token.text not in (token.text.lower(), ","):
            return False
    return False


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
    return lower in rule.links or (rule.genitive_after and not _connects(lower, rule))


def _connects(lower: str, rule: Rules) -> bool:
    return lower in rule.links | rule.soft_links | rule.joiners | rule.articles or lower == "("


def _content(tokens: list[Token], rule: Rules) -> str:
    """Return the next word that is no article."""
    return next((t.text for t in tokens if t.text.lower() not in rule.articles), "")


TIME = re.compile(r"\([^()\d]{0,12}\d{4}[^()]{0,30}\)")
LONGEST_ITEM = 4
"""Words, at most, behind a comma with the next comma or "and" among them."""
SHORT = 4
"""Letters of the words that a sentence may write with a capital and that go on no title."""


def _stops(token: Token, rule: Rules, blocked: Collection[int]) -> bool:
    lower = token.text.lower()
    titled = rule.titles_go_on and token.text.istitle() and len(lower) > SHORT
    if token.start in blocked or (lower in rule.stops and not titled) or token.text.isdigit():
        return True
    if not token.text[0].isalnum():
        return token.text != "&"
    if token.text == lower and rule.stop_endings.fullmatch(lower):
        return True
    lemma = lemmas(lower, rule.language)[0]
    return bool(rule.stop_lemmas.fullmatch(lemma)) and lemma not in rule.not_stop_lemmas


def span_after(sentence: Sentence, start: int, blocked: Collection[int]) -> int:
    """Return where the noun phrase that begins at ``start`` ends; ``start`` when there is none."""
    rule, last = rules(sentence.language), start
    tokens = [token for token in sentence.tokens if token.start >= start][:LONGEST]
    for token in tokens:
        if token.text not in '«»“”"„' and _stops(token, rule, blocked):
            break
        if not _connects(token.text.lower(), rule):
            last = token.end
    return last


def span_before(sentence: Sentence, end: int, blocked: Collection[int]) -> int:
    """Return where the words before ``end`` begin that no comma, date or other clause parts off."""
    rule, begin = rules(sentence.language), end
    tokens = [token for token in sentence.tokens if token.end <= end][-LONGEST:]
    for token in reversed(tokens):
        lower = token.text.lower()
        quote = token.text in '«»“”"„-–()'
        if token.start in blocked or (not quote and not token.text[0].isalnum()):
            break
        if lower in rule.stops and not rule.head_final:
            break
        if lower not in rule.joiners | rule.articles:
            begin = token.start
    return begin
