"""Figures: what is counted, how many, when and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from graph.extraction.annotation import Annotation
from graph.extraction.figures.attribution import as_of, of_age, of_whom
from graph.extraction.figures.counting import has_owners, head_start
from graph.extraction.figures.number_words import number_pattern
from graph.extraction.figures.numbers import Comparator, FoundNumber, numbers_in
from graph.extraction.figures.numeral_agreement import agrees_with_number
from graph.extraction.figures.shares import (
    NOWHERE,
    Span,
    amount_of,
    share_of,
    total_of,
    with_owner,
)
from graph.extraction.figures.unit_words import units_pattern, units_table
from graph.languages.grammar import grammar, noun_forms, possible_cases
from graph.languages.morphology import counted_form, lemmas, nominative
from graph.reading.document import Evidence
from graph.reading.sentence import Sentence

MOST_SIDES = 3
PROSE = frozenset({"prose", "item", "heading"})
QUOTES = '«“„"', '»”"'
"""Marks before and behind what is named, not counted: the "12 Chairs" club."""
TITLED = re.compile(r"«\w+(?:\s\w+){1,5}»(?=\s\w)")
"""A few words in quotation marks before the noun that they name."""
WORD = re.compile(r"\s(?P<word>[\w-]+)")
OTHER_PARTS = frozenset({"VERB", "INFN", "GRND", "COMP", "PRCL", "ADV", "NPRO", "PRED"})
"""Parts of speech that no noun phrase behind a number has."""
RANGED = re.compile(r"\s?[–—-]\s?\w")
"""What stands behind the first end of a range."""
SECTION = re.compile(r"\d+(?:\.\d+)+\s+([^\W\d_])")
"""The number of a section before its title: "2.4 Resources"."""


@dataclass(frozen=True)
class FigureMention:
    """A figure as a sentence gives it, in the sentence's words and language.

    ``what`` is the noun phrase counted, ``value`` its number, ``written`` the number in digits (a
    fraction as ``1/3``), ``unit`` the last word of ``what`` or the sign of percent, ``as_of`` an
    EDTF string or '', ``of_whom`` the name of the actor or country that it is a figure of.
    ``words`` are where the number stands, with its comparator and sign of percent.
    ``is_amount`` tells that its unit is no thing counted but measures: revenue in pounds.
    ``is_part`` tells that it counts some of them only ("60 of the 130"): no other count of the
    same things disagrees with it.
    """

    evidence: Evidence
    words: Evidence
    what: str
    value: Decimal
    written: str
    comparator: Comparator = "equal"
    unit: str = ""
    as_of: str = ""
    of_whom: Annotation | None = field(default=None, compare=False)
    is_part: bool = False
    is_amount: bool = False


def find_figures(
    sentence: Sentence, dates: Sequence[Annotation], names: Sequence[Annotation]
) -> tuple[FigureMention, ...]:
    """Return the figures of a sentence in order, given its dates and names.

    Ordinals, dates, spans of days and hours, and the numbers of articles, pages and documents are
    no figures; reference lists and bylines hold none.
    """
    if sentence.paragraph.role not in PROSE:
        return ()
    return tuple(
        _mention(sentence, counted, dates, names)
        for counted in sorted(set(_counted(sentence.text, sentence.language)))
    )


@dataclass(frozen=True, order=True)
class _Counted:
    """A number with the span of what it counts; ``called``, where no word of the text names that.

    ``is_amount`` tells that its unit is no thing counted: revenue in pounds; ``is_age``, that it
    is the years of a person.
    """

    number: FoundNumber
    span: Span
    called: str = ""
    is_amount: bool = False
    is_age: bool = False


def _counted(text: str, language: str) -> Iterator[_Counted]:
    """Yield each number that counts something, with what it counts."""
    unit = share = NOWHERE
    ages = tuple(_ages(text, language))
    for number in numbers_in(text, language):
        sized = _sized(text, number, language)
        amount = (
            with_owner(text, sized.span("what"), language)
            if sized
            else amount_of(text, number, language)
        )
        if any(age.number.start <= number.start < age.span[1] for age in ages):
            continue
        if units_pattern(language, "changed").match(text, number.end):
            continue
        if number.is_share:
            span = share_of(text, number, share, unit, language)
            share = share if number.start <= span[0] < number.end else span
        elif (total := total_of(text, number, language)) != NOWHERE:
            span = unit = total
        elif amount != NOWHERE:
            span = amount
            unit = amount if sized else unit
        elif money := _money(text, number, language):
            span = unit = money
        elif number.unit_start < number.unit_end:
            span = unit = _noun(text, number, unit, language)
        else:
            span = _inherited(text, number, unit, language)
        if span[0] < span[1] and (amount == span or _is_figure(text, number, span, language)):
            yield _Counted(number, span, _money_name(text, number, span, language), amount == span)
    yield from (age for age in ages if _is_alive(text, age, language))


def _sized(text: str, number: FoundNumber, language: str) -> re.Match[str] | None:
    """Return the word right before a number for what has a size; a span of time is no size."""
    unit = text[number.unit_start : number.unit_end].lower()
    times = {unit, *lemmas(unit, language)} & set(units_table(language).get("time", ()))
    bare = number.unit_start == number.unit_end and units_table(language).get("sized_by_unit")
    found = units_pattern(language, "sized").search(text[: number.start])
    return None if times or bare else found


def _money_name(text: str, number: FoundNumber, span: Span, language: str) -> str:
    """Return what a sum is called of which the text says nothing but its currency, or ''."""
    sign = span == _money(text, number, language)
    lone = number.unit_start == span[0] or span[1] <= number.start
    lone = _is_money(text, span, language) and lone and not number.is_share
    return str(units_table(language).get("money_name", "")) if sign or lone else ""


def _is_money(text: str, span: Span, language: str) -> bool:
    """Whether the words of a span are a currency, or its sign."""
    unit = _head_noun(text[slice(*span)], language).lower()
    named = {unit, *lemmas(unit, language)} & set(units_table(language).get("money", ()))
    return bool(named or units_pattern(language, "currency_before").fullmatch(unit))


def _is_alive(text: str, age: _Counted, language: str) -> bool:
    """Whether years are those of a person: a jubilee has no age. Yes where nobody can tell."""
    return grammar(text[slice(*age.span)].strip(), language).animacy != "Inan"


def _noun(text: str, number: FoundNumber, before: Span, language: str) -> Span:
    """Return what follows a number; an adjective alone is of what was counted before.

    Nothing where no noun is in it, or what no noun phrase has: a verb, a comparative.
    """
    words = text[number.unit_start : number.unit_end].split()
    read = [grammar(word, language) for word in words]
    if any(r.part in OTHER_PARTS for r in read):
        return NOWHERE
    if any(r.part not in ("ADJ", "PTCP") for r in read):
        return number.unit_start, number.unit_end
    behind = WORD.match(text, number.unit_end)
    if not all(r.case for r in read) or (behind and _is_noun(behind["word"], language)):
        return NOWHERE
    return before if before[1] else (number.unit_start, number.unit_end)


def _is_noun(word: str, language: str) -> bool:
    return grammar(word, language).part == "NOUN"


def _ages(text: str, language: str) -> Iterator[_Counted]:
    """Yield the years of persons: the 71-year-old president."""
    called = units_table(language).get("age_name", "")
    for age in units_pattern(language, "age").finditer(text):
        start, end = age.span("number")
        written = text[start:end]
        number = FoundNumber(start, end, Decimal(written), written, "equal", end, end, False)
        yield _Counted(number, age.span("what"), called, is_age=True)


def _is_figure(text: str, number: FoundNumber, span: Span, language: str) -> bool:
    table = units_table(language)
    noun = _head_noun(text[slice(*span)], language).lower()
    lemma, *others = lemmas(noun, language)
    times = {lemma, *others} & set(table.get("time", ()))
    section = SECTION.match(text)
    if number.start == 0 and section and section[1].isupper():
        return False
    if _is_named(text, number, span) or _is_article(number, language):
        return False
    if number.is_share:
        named = not {lemma, *others} & set(table.get("never_shared", ()))
        return named and not times and not _in_brackets(text, number)
    if _money(text, number, language):
        return True
    if times:
        return _is_long(text, number, times, language) or _is_term(text, number, language)
    behind = number.unit_start == span[0]
    if behind and not agrees_with_number(text[number.start : number.end].strip(), noun, language):
        return False
    if lemma in table.get("sides", ()) and number.value <= MOST_SIDES:
        return False
    told = units_pattern(language, "told").search(text[: number.end])
    last = lemmas(text[slice(*span)].split()[-1].lower(), language)[0]
    return not told and last not in table.get("never", ())


def _is_article(number: FoundNumber, language: str) -> bool:
    """Whether a lone "1" only says "a", in languages that say it so."""
    one = number.value == 1 and number.comparator == "equal" and not number.is_share
    return one and bool(units_table(language).get("one_is_article"))


def _is_named(text: str, number: FoundNumber, span: Span) -> bool:
    """Whether quotation marks hold a number and its noun: they are a name."""
    before, behind = text[: number.start][-1:], text[max(number.end, span[1]) :][:1]
    titled = (m.span() for m in TITLED.finditer(text))
    inside = any(start < number.start and number.end < end for start, end in titled)
    return inside or (before in tuple(QUOTES[0]) and behind in tuple(QUOTES[1]))


def _is_long(text: str, number: FoundNumber, times: set[str], language: str) -> bool:
    """Tell a span of time that is a figure, "more than 20 years", from an age and a date."""
    range_ = number_pattern(language, "range", r"{}\s?$")
    ranged = range_.search(text, 0, number.start) or RANGED.match(text, number.end)
    aged = units_pattern(language, "aged").search(text[: number.start])
    ago = units_pattern(language, "ago").match(text, number.unit_end)
    counted = times & set(units_table(language).get("time_counted", ()))
    return bool(counted) and number.comparator != "equal" and not (ranged or aged or ago)


def _is_term(text: str, number: FoundNumber, language: str) -> bool:
    """Tell a term of office or a time limit, which is a figure, from other spans of time."""
    before = units_pattern(language, "term_before").search(text[: number.start])
    return bool(before or units_pattern(language, "term_after").match(text, number.unit_end))


def _money(text: str, number: FoundNumber, language: str) -> Span | None:
    """Return where the currency stands before a number: GEL 12 million, $5."""
    found = units_pattern(language, "currency_before").search(text[: number.start])
    return found.span("what") if found else None


def _in_brackets(text: str, number: FoundNumber) -> bool:
    """A share in brackets after another share is an aside: 12.5 % (14.0 %)."""
    return text[: number.start].endswith("(") and text[: number.start - 1].rstrip().endswith("%")


def _inherited(text: str, number: FoundNumber, unit: Span, language: str) -> Span:
    """Return what "six of them are judges" counts: the judges, else what was counted before."""
    follows = units_pattern(language, "of_them").match(text, number.end)
    if follows and follows["what"]:
        return follows.span("what")
    beside = not _bent(text, number, language) and not text[unit[1] : number.start].strip(" ,")
    listed = units_pattern(language, "listed").match(text, number.end)
    money = unit[1] > 0 and _is_money(text, unit, language)
    whole = _whole(text, number, language) and (money or not _is_scaled(text, number))
    return unit if unit[1] and (follows or beside or listed or whole) else NOWHERE


def _bent(text: str, number: FoundNumber, language: str) -> bool:
    """Whether a number has a case ending of its own: "against ten"."""
    written = text[number.start : number.end].strip()
    return bool(number_pattern(language, "inflected", "{}$").search(written))


def _is_scaled(text: str, number: FoundNumber) -> bool:
    """Whether a number ends with a word apart from its digits, such as "million"."""
    words = text[number.start : number.end].split()
    return not any(letter.isdecimal() for letter in words[-1])


def _whole(text: str, number: FoundNumber, language: str) -> bool:
    """Tell whether an ending or word after the digits says "of them"."""
    written = text[number.start : number.end].strip()
    if _bent(text, number, language):
        return False
    return any(letter.isdecimal() for letter in written) and not written[-1].isdecimal()


def _mention(
    sentence: Sentence,
    counted: _Counted,
    dates: Sequence[Annotation],
    names: Sequence[Annotation],
) -> FigureMention:
    text, language, number, what = sentence.text, sentence.language, counted.number, counted.span
    signed = number.unit_end if number.is_share and "/" not in number.written else number.end
    return FigureMention(
        sentence.evidence(min(what[0], number.start), max(number.end, number.unit_end, what[1])),
        sentence.evidence(number.start, max(number.end, signed)),
        counted.called or _name(text, counted, language, names),
        number.value,
        number.written,
        number.comparator,
        _unit(text, counted, language),
        as_of(text, number, max(number.end, number.unit_end, what[1]), dates, language),
        _whose(sentence, counted, names),
        _is_part(text, number, what, language),
        not number.is_share and (counted.is_amount or bool(counted.called and not counted.is_age)),
    )


def _whose(sentence: Sentence, counted: _Counted, names: Sequence[Annotation]) -> Annotation | None:
    """Return whom a figure is of; a bare sum and a span of time are of nobody that stands near."""
    text, language, number = sentence.text, sentence.language, counted.number
    if counted.is_age:
        return of_age(text, number, names)
    unit = _head_noun(text[slice(*counted.span)], language).lower()
    bare = {unit, *lemmas(unit, language)} & set(units_table(language).get("time", ()))
    return None if counted.called or bare else of_whom(sentence, number, counted.span, names)


def _name(text: str, counted: _Counted, language: str, names: Sequence[Annotation]) -> str:
    """Return what is counted, as a dictionary has it; a capital only opens its sentence."""
    words = text[slice(*counted.span)].strip(" ,–—-")
    named = any(n.start <= counted.span[0] < n.end for n in names)
    if units_table(language).get("small_letters") and words[:1].isupper() and not named:
        lone = words.split()[0].isupper() or text[: counted.span[0]].strip(' «“"—–')
        words = words if lone else words[0].lower() + words[1:]
    if counted.is_amount and "Nom" in possible_cases(words.split()[0], language):
        return words
    if counted.number.is_share or counted.is_amount:
        return nominative(words, language)
    head = head_start(words, language)
    return words[:head] + counted_form(words[head:], language)


def _unit(text: str, counted: _Counted, language: str) -> str:
    """Return the unit: the sign of percent, a currency, or the last word of what is counted.

    With the word before it where that makes a unit of it: "square miles". A fraction has none.
    """
    number = counted.number
    if counted.is_age:
        return str(units_table(language).get("age_unit", ""))
    if number.is_share:
        return "" if "/" in number.written else "%"
    if money := _money(text, number, language):
        return text[slice(*money)]
    sign = text[number.unit_start : number.unit_end]
    if counted.called:
        return _currency(text[slice(*counted.span)], language)
    words = (counted.is_amount and sign) or text[slice(*counted.span)].strip(" ,–—-")
    whole = units_pattern(language, "unit").search(words)
    unit = whole[0] if whole else _head_noun(words, language)
    return counted_form(unit, language) if unit else ""


def _currency(words: str, language: str) -> str:
    """Return a currency in full and without what the sum is spent on: «долларов США на …»."""
    table, split = units_table(language), words.split()
    last = split.index(_head_noun(words, language)) if has_owners(language) else len(split) - 1
    further = split[last + 1 : last + 2]
    last += bool(further) and further[0] in table.get("currency_tails", ())
    unit = counted_form(" ".join(split[: last + 1]), language)
    return str(table.get("abbreviated", {}).get(unit, unit))


def _head_noun(words: str, language: str) -> str:
    """Return the noun of a phrase: the first one where owners stand behind it, else the last."""
    split = words.split()
    nouns = [word for word in split if _may_be_noun(word, language)]
    return next(iter(nouns or split[-1:]), "")


def _may_be_noun(word: str, language: str) -> bool:
    """Whether a word of a noun phrase is its noun, though it be likelier a conjunction: «тем»."""
    part = grammar(word, language).part
    return part == "NOUN" or (part in {"CONJ", *OTHER_PARTS} and bool(noun_forms(word, language)))


def _is_part(text: str, number: FoundNumber, what: Span, language: str) -> bool:
    """Tell whether only some of what is counted are meant, as in "60 of the 130 groups"."""
    between = text[number.end : max(number.end, what[0])]
    return (
        number.is_share
        or (what[1] <= number.start and _whole(text, number, language))
        or any(units_pattern(language, key).match(text, number.end) for key in ("of_them", "part"))
        or any(letter.isdecimal() for letter in between)
    )
