"""Countries and places before the name of an act that act or say where, and are no part of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from graph.extraction.acts.possession import belongs
from graph.extraction.annotation import Annotation, Name
from graph.extraction.names.naming_rules import rules as naming
from graph.extraction.phrases.phrase_rules import rules
from graph.languages.morphology import nominative
from graph.languages.pack import pack
from graph.languages.tables import NEVER
from graph.reading.sentence import Sentence, Token


def sets_scene(token: Token, following: Token, others: Sequence[Annotation]) -> bool:
    """Whether a place or country before a name only says where or who: «АҚШ Бонн келісімін»."""
    for other in others:
        if isinstance(other.value, Name) and (other.start, other.end) == (token.start, token.end):
            there = _endings_of_place(other.sentence.language).fullmatch(token.text)
            acting = other.value.cls == "Country" and other.value.nominative == token.text
            place = any(o.start == following.start and _is_place(o) for o in others)
            place = place or bool(naming(other.sentence.language).town(following.text))
            return other.value.cls in ("Place", "Country") and bool(there or (acting and place))
    return False


def country_acts(
    last: Token,
    behind: Sequence[str],
    sentence: Sentence,
    others: Sequence[Annotation],
) -> bool:
    """Whether a country that ends here acts: «Чили мен Перу | теңіз шекарасы туралы келісімге».

    It does before the topic of an act, and a list of countries before any name or a noun that is
    nobody's, unless what stands ``behind`` it, adjectives aside, is its own: «Иран ядролық
    бағдарламасы туралы келісім».
    """
    rule, language = rules(sentence.language), sentence.language
    countries = {o.end: o for o in others if isinstance(o.value, Name) and o.value.cls == "Country"}
    country = countries.get(last.end)
    if country is None or not _is_plain(country):
        return False
    low = [word.lower() for word in behind]
    listed = _is_listed(country, sentence, countries)
    tied = low[0] in rule.topic | rule.joiners | words_between_parties(language)
    if tied or rule.owner.fullmatch(low[0]) or _owns_first(behind[:-1], listed, language):
        return False
    topical = not rule.topic.isdisjoint(low)
    plain = not belongs(low[-1], language)
    alone = topical and (plain or _is_object(low[-1], language))
    return alone or (listed and (topical or behind[0][0].isupper() or bool(low[-1] and plain)))


def _is_plain(country: Annotation) -> bool:
    """Whether the name of a country stands in the nominative, in full or as it is written."""
    value, language = country.value, country.sentence.language
    plain = isinstance(value, Name) and value.nominative == country.text
    return plain or nominative(country.text, language) == country.text


def _is_listed(
    country: Annotation, sentence: Sentence, countries: Mapping[int, Annotation]
) -> bool:
    """Whether "and" stands before a country, or a comma with another country before it."""
    ahead = [t for t in sentence.tokens if t.end <= country.start][-2:]
    if not ahead:
        return False
    joined = ahead[-1].text.lower() in rules(sentence.language).joiners
    return joined or (ahead[-1].text == "," and ahead[0].end in countries)


def _is_object(form: str, language: str) -> bool:
    """Whether a form has the ending of what a verb is about: «туралы заңын жаңартты»."""
    objective = pack(language).table("events").get("objective") or NEVER
    return re.fullmatch(f".*(?:{objective})", form) is not None


def _owns_first(words: Sequence[str], listed: bool, language: str) -> bool:
    """Whether the first noun of some words, adjectives aside, belongs to what is before them.

    Behind a list of countries a word with a capital is a name's: «Балтық теңізі» is nobody's.
    """
    rule = rules(language)
    for form in words:
        word = form.lower()
        if form[0].isupper() and (listed or rule.name_like.fullmatch(word)):
            return listed and belongs(word, language)
        if word not in rule.topic and belongs(word, language):
            return True
        if word in rule.topic or not rule.attributive.fullmatch(word):
            return False
    return False


@cache
def words_between_parties(language: str) -> frozenset[str]:
    """Return the words that tell between whom a treaty is, in a language (BCP 47)."""
    return frozenset(pack(language).table("frames").get("between", {}).get("after", ()))


def _is_place(annotation: Annotation) -> bool:
    return isinstance(annotation.value, Name) and annotation.value.cls == "Place"


@cache
def _endings_of_place(language: str) -> re.Pattern[str]:
    """Return the endings of a place where something is, in a language (BCP 47)."""
    endings = pack(language).table("events").get("place", {}).get("endings")
    return re.compile(r"\w+?" + (endings or NEVER))
