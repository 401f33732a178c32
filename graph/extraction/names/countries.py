"""Countries and former states by a table of names, in any inflected form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from graph.extraction.figures.unit_words import units_table
from graph.extraction.names.naming import Line, Span
from graph.extraction.names.naming_rules import rules
from graph.languages.morphology import lemmas
from graph.reading.sentence import WORD

POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True)
class CountryName:
    """One name of a country: its code in the table, the name, and the lemmas of each word."""

    code: str
    name: str
    lemmas: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class CountrySpan:
    """A country named at tokens ``first`` to ``last``, with its name in the nominative."""

    span: Span
    code: str
    nominative: str


def find_countries(line: Line) -> tuple[CountrySpan, ...]:
    """Return the countries that a sentence names, long forms in one piece, in order."""
    found: list[CountrySpan] = []
    at = 0
    while at < len(line.words):
        country = _at(line, at) if line.capital(at) else None
        other = country and (
            _is_money(line, country)
            or _is_surname(line, country.span)
            or _is_in_place(line, country.span)
        )
        if country and not other:
            found.append(country)
        at = country.span.last if country else at + 1
    return tuple(found)


def _is_surname(line: Line, span: Span) -> bool:
    """Whether a country's name of one word is somebody's behind a title and a given name.

    "Ambassador Neil Holland", "Mr Joe Ireland".
    """
    one = span.last - span.first == 1 and span.first > 1 and line.adjacent(span.first)
    given = one and line.capital(span.first - 1) and line.rules.is_given(line.low[span.first - 1])
    plain = not POSSESSIVE.search(line.low[span.first])
    return given and plain and line.rules.structure == "of" and line.title(span.first - 2)


def _is_in_place(line: Line, span: Span) -> bool:
    """Whether a country's name is only a part of that of a place: "Mexico | City"."""
    tokens = line.sentence.tokens
    if span.last - span.first != 1:
        return False
    behind = " ".join(t.text for t in tokens[span.first : span.last + 1])
    ahead = " ".join(t.text for t in tokens[max(span.first - 2, 0) : span.last])
    return any(text in line.rules.words("not_countries") for text in (behind, ahead))


def _is_money(line: Line, country: CountrySpan) -> bool:
    """Whether a sign or word of money beside makes a country's name a part of it: "US dollars"."""
    tokens, language = line.sentence.tokens, line.sentence.language
    first, last = country.span.first, country.span.last
    end, table = tokens[last - 1].end, units_table(language)
    if line.sentence.text[end : end + 1] == "$":
        return True
    beside = [t.text.lower() for t in tokens[last : last + 1]]
    if first and tokens[last - 1].text in table.get("currency_tails", ()):
        beside.append(tokens[first - 1].text.lower())
    money = frozenset(table.get("money", ()))
    return any(not money.isdisjoint((word, *lemmas(word, language))) for word in beside)


def _at(line: Line, at: int) -> CountrySpan | None:
    formal = _formal(line, at, "before")
    start = formal[0] if formal else at
    entry = _entry(line, start)
    if entry is None:
        entry, formal, start = _entry(line, at), None, at
    if entry is None:
        return None
    last = start + len(entry.lemmas)
    name = f"{formal[1]} {entry.name}" if formal else entry.name
    after = None if formal else _formal(line, last, "after")
    if after:
        last, name = after[0], f"{name} {after[1]}"
    return CountrySpan(Span(at, last, "Country", "country"), entry.code, name)


def _entry(line: Line, at: int) -> CountryName | None:
    if not line.capital(at):
        return None
    language, own = line.sentence.language, line.low[at]
    forms = (own,) if line.rules.is_given(own) else lemmas(own, language)
    for form in forms:
        for entry in country_names(language).get(form, ()):
            if _matches(line, at, entry):
                return entry
    return None


def _matches(line: Line, at: int, entry: CountryName) -> bool:
    language = line.sentence.language
    if at + len(entry.lemmas) > len(line.words):
        return False
    words = line.words[at : at + len(entry.lemmas)]
    if entry.name.isupper() and len(entry.lemmas) == 1 and not words[0][:2].isupper():
        return False
    if len(words) == 1 and line.rules.table.get("plain_countries"):
        return POSSESSIVE.sub("", words[0].lower()) == entry.name.lower()
    return all(
        known & set(lemmas(word, language)) for known, word in zip(entry.lemmas, words, strict=True)
    )


@cache
def country_names(language: str) -> dict[str, tuple[CountryName, ...]]:
    """Return the names of countries in a language by a lemma of their first word."""
    names = [(code, name) for code, entry in _table().items() for name in entry.get(language, ())]
    for code, others in rules(language).table.get("countries", {}).items():
        names += [(code, name) for name in others]
    index: dict[str, list[CountryName]] = {}
    for code, name in sorted(set(names), key=lambda n: (-len(n[1].split()), n[1], n[0])):
        words = WORD.findall(name)
        single = len(words) == 1
        own = [frozenset([w.lower()]) if single else frozenset(lemmas(w, language)) for w in words]
        for form in sorted(own[0]):
            index.setdefault(form, []).append(CountryName(code, name, tuple(own)))
    return {form: tuple(entries) for form, entries in index.items()}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    """Return the names of countries by code and language."""
    return loads((files("graph.languages") / "countries.toml").read_text(encoding="utf-8"))


def country_name(code: str, language: str) -> str:
    """Return the name of a country by its ISO 3166-1 code, or '' where the table has none."""
    return next(iter(_table().get(code, {}).get(language, ())), "")


def _formal(line: Line, at: int, side: str) -> tuple[int, str] | None:
    """Return where a formal word such as Republic ends when it begins at ``at``, and that word."""
    language = line.sentence.language
    first = _formal_first(language, side)
    if not line.capital(at) or first.isdisjoint(lemmas(line.words[at], language)):
        return None
    if _ends_body(line, at):
        return None
    adjective = line.rules.pattern("adjective").fullmatch(line.low[at])
    plain = bool(line.rules.table.get("plain_countries"))
    for phrase, words in _formal_words(language, side):
        last = at + len(words)
        if plain and line.low[at] != phrase.split()[0].lower():
            continue
        if last <= len(line.words) and not (adjective and len(words) == 1):
            known = (lemmas(word, language) for word in line.words[at:last])
            if all(forms & set(own) for forms, own in zip(words, known, strict=True)):
                return last, phrase
    return None


def _ends_body(line: Line, at: int) -> bool:
    """Whether a formal word is the head noun of a body before it: "Christian | Union of Chile"."""
    if any(h.first < at < h.last and h.names_body for h in line.heads):
        return True
    headed = any(h.first == at and h.names_body for h in line.heads)
    return headed and at > 0 and line.name_word(at - 1) and not line.title(at - 1)


@cache
def _formal_first(language: str, side: str) -> frozenset[str]:
    """Return the lemmas with which a formal word may begin."""
    return frozenset(lemma for _, words in _formal_words(language, side) for lemma in words[0])


@cache
def _formal_words(language: str, side: str) -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    phrases = rules(language).table.get("formal", {}).get(side, ())
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return tuple(
        (phrase, tuple(frozenset(lemmas(w, language)) for w in WORD.findall(phrase)))
        for phrase in longest
    )
