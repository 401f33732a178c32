"""In which case a person's name stands, as the words around it tell: «с Уго Чавесом» is no Чавесом.

A preposition governs a case, a title before or behind agrees with the name, and a noun owns it. The
table ``governs`` of ``names.toml`` has the cases behind prepositions; a language without it has no
cases, or shows them by endings of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extraction.names.naming import CLOSING, OPENING, Line, Span
from graph.languages.grammar import grammar, is_finite, is_known, noun_forms, possible_cases
from graph.languages.morphology import nominative, person_nominative

TITLE = 9
"""Words from a title to the name, at most: "minister of foreign affairs of Chile"."""
BEHIND = 3
"""Words from a name to the title behind its comma, at most."""
Cases = frozenset[str]
ANY: Cases = frozenset()
NOMINATIVE: Cases = frozenset({"Nom"})
GENITIVE: Cases = frozenset({"Gen"})
INSTRUMENTAL: Cases = frozenset({"Ins"})
ACCUSATIVE: Cases = frozenset({"Acc"})
OBJECT: Cases = frozenset({"Acc", "Dat"})
"""Cases behind an infinitive."""
GIVEN = INSTRUMENTAL | ACCUSATIVE
"""Cases behind a title in the instrumental: with the mayor; they elected somebody mayor."""


def person_name(line: Line, first: int, last: int) -> str:
    """Return the name of a person at tokens ``first`` to ``last`` in the nominative."""
    text, language = line.text(first, last), line.sentence.language
    if last - first > 1 and line.low[last - 1] in line.rules.words("closing_particles"):
        return f"{person_name(line, first, last - 1)} {line.words[last - 1]}"
    behind = line.low[last] if last < len(line.low) else ""
    acting = line.rules.pattern("subject_before").fullmatch(behind)
    if acting or line.rules.pattern("whole_surname").search(text):
        return text
    cases = told_cases(line, first, last)
    if cases:
        return person_nominative(text, language, cases)
    # Nobody is called by a plural: «Болот Асанов» is no owner of «болота».
    several = last - first > 1 and grammar(line.low[first], language).number == "Plur"
    return text if several else nominative(text, language)


def dictionary_form(line: Line, span: Span) -> str:
    """Return the name of a body or place in the nominative; of a place unknown to the dictionary
    by the endings of ``places`` behind the prepositions that govern its case."""
    text, language = line.text(span.first, span.last), line.sentence.language
    name = (line.rules.town(text) if span.cls == "Place" else "") or nominative(text, language)
    if name != text or span.cls != "Place" or span.last - span.first > 1:
        return name
    before = line.low[span.first - 1] if span.first else ""
    for rule in line.rules.table.get("places", ()) if not is_known(text, language) else ():
        if before in rule["behind"] and re.search(rule["ending"], text):
            return re.sub(rule["ending"], rule["nominative"], text)
    return name


def told_cases(line: Line, first: int, last: int) -> Cases:
    """Return the cases (UD's) in which the name at tokens ``first`` to ``last`` may stand.

    None where nothing tells.
    """
    if not line.rules.table.get("governs"):
        return ANY
    return (
        _before(line, first)
        or _behind(line, last)
        or _opening(line, first, last)
        or _done_to(line, first, last)
    )


def _before(line: Line, first: int) -> Cases:
    if not first:
        return ANY
    word, governs = line.low[first - 1], line.rules.table["governs"]
    if word in governs:
        return frozenset(governs[word])
    if title := _title_before(line, first):
        own = {case for case, _ in noun_forms(line.low[first], line.sentence.language)}
        return GENITIVE if title == NOMINATIVE and "Gen" in own and "Nom" not in own else title
    if _behind_quotes(line, first):
        return NOMINATIVE | GENITIVE
    read = grammar(word, line.sentence.language)
    if read.part == "INFN" and line.adjacent(first):
        return OBJECT
    if read.part != "NOUN" or line.capital(first - 1) or not line.adjacent(first):
        return ANY
    # A year owns nobody: «основана в 1997 году | Милошем Радуловичем».
    if first > 1 and line.words[first - 2].isdigit():
        return ANY
    cases = possible_cases(word, line.sentence.language)
    return GENITIVE if read.animacy == "Inan" else cases | GENITIVE


def _title_before(line: Line, first: int) -> Cases:
    """Return the cases of the title before a name, past whose title it is."""
    for at in _outside_quotes(line, first):
        if line.title(at):
            cases = possible_cases(line.low[at], line.sentence.language)
            # No title of a person has one form for the nominative and the accusative.
            cases -= ACCUSATIVE if "Nom" in cases else ANY
            return GIVEN if cases == INSTRUMENTAL else cases
        if not (_owns(line, at) or _deals_with(line, at)):
            return ANY
    return ANY


def _deals_with(line: Line, at: int) -> bool:
    """Whether a word is of what a title deals with: «инспектор | по региону | Анна Белова»."""
    links, language = line.rules.words("topic_links"), line.sentence.language
    while line.low[at] not in links:
        if at == 0 or not line.adjacent(at) or line.capital(at):
            return False
        if {"Dat", "Gen"}.isdisjoint(possible_cases(line.low[at], language)):
            return False
        at -= 1
    return True


def _outside_quotes(line: Line, first: int) -> Iterator[int]:
    """Yield the places before a name, the nearest first, without names in quotation marks."""
    quoted = False
    if line.words[first - 1] in CLOSING and not _behind_quotes(line, first):
        return
    for at in range(first - 1, max(first - 1 - TITLE, -1), -1):
        if line.words[at] in CLOSING and not quoted:
            quoted = True
        elif quoted:
            quoted = line.words[at] not in OPENING
        else:
            yield at


def _behind_quotes(line: Line, first: int) -> bool:
    """Whether a mark that closes a quotation stands before a name, with a space between them."""
    tokens = line.sentence.tokens
    return line.words[first - 1] in CLOSING and tokens[first].start - tokens[first - 1].end == 1


def _owns(line: Line, at: int) -> bool:
    """Whether a word may say of what somebody has the title: a genitive, an abbreviation.

    Or a name in Latin letters, which shows no case.
    """
    word = line.words[at]
    quoted = line.words[at + 1] in OPENING
    if not word[0].isalpha() or not (line.adjacent(at + 1) or quoted):
        return False
    return (
        word.isupper()
        or word.isascii()
        or "Gen" in possible_cases(line.low[at], line.sentence.language)
    )


def _behind(line: Line, last: int) -> Cases:
    """Return the cases of the title behind the comma of a name: «Ивана Белова, лидера …»."""
    if line.words[last : last + 1] != (",",):
        return ANY
    for at in range(last + 1, min(last + 1 + BEHIND, len(line.words))):
        if line.title(at):
            return possible_cases(line.low[at], line.sentence.language)
        if grammar(line.low[at], line.sentence.language).part not in line.rules.listed("agreeing"):
            return ANY
    return ANY


def _opening(line: Line, first: int, last: int) -> Cases:
    """Return the nominative for a name that opens a sentence before a verb that agrees with it."""
    if first or last >= len(line.words):
        return ANY
    language = line.sentence.language
    verb = grammar(line.low[last], language)
    acts = is_finite(line.low[last], language) and verb.number == "Sing" and verb.gender != "Neut"
    return NOMINATIVE if acts else ANY


def _done_to(line: Line, first: int, last: int) -> Cases:
    """Return the accusative for one person right behind a verb in the plural: «избрали Бела»."""
    verb = line.low[first - 1] if first else ""
    behind = line.low[last : last + 1]
    several = bool(behind) and behind[0] in line.rules.words("joiners")
    several = several or (behind == (",",) and line.capital(last + 1))
    plural = bool(verb) and is_finite(verb, line.sentence.language)
    plural = plural and grammar(verb, line.sentence.language).number == "Plur"
    return ACCUSATIVE if plural and not several else ANY
