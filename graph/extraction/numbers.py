"""Ordinals and numbers: value, comparator and what is counted, by tables of each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Literal, cast

from graph.extraction.annotation import Annotation, Number
from graph.extraction.dates import dates_in
from graph.languages.morphology import lemmas
from graph.languages.pack import pack
from graph.languages.script import fold_confusables, roman_numeral
from graph.reading.sentence import Sentence

Comparator = Literal["equal", "more than", "at least", "less than", "at most", "about"]

CITATION = re.compile(r"\[\d[\d\s,;.–-]*\]")
LIST_NUMBER = re.compile(r"\s*\(?\d{1,3}[.)](?=\s)")
ROMAN = re.compile(r"(?<![\w.(-])[IVXLХІ]{1,8}(?![\w.)])(?=\s+\w)")
YEAR_OF_NAME = re.compile(r"[-‑–—]\s?(?:1[5-9]|20)\d\d(?!\d)")
"""What looks like a year after a dash: the Mongolia – 2050 strategy."""
WORD = re.compile(r"[^\W\d_]+")
BLANK = "\N{OBJECT REPLACEMENT CHARACTER}"
DOZENS = 100
"""Ordinals are composed up to here."""


@dataclass(frozen=True, order=True)
class FoundNumber:
    """A number at code points ``start`` to ``end`` with its value and what is counted.

    ``written`` is the value as a decimal or a fraction (``1/3``); ``unit_start`` and ``unit_end``
    enclose what is counted, and are equal when nothing is.
    """

    start: int
    end: int
    value: Decimal
    written: str
    comparator: Comparator
    unit_start: int
    unit_end: int
    is_share: bool


@dataclass(frozen=True)
class _Piece:
    start: int
    end: int
    value: Decimal
    is_word: bool
    is_bare: bool


def find_ordinals(sentence: Sentence) -> tuple[Annotation, ...]:
    """Return the ordinals of a sentence in order, in digits, Roman numerals and words."""
    found = ordinals_in(sentence.text, sentence.language)
    return tuple(Annotation.of(sentence, start, end, "ordinal", n) for start, end, n in found)


def find_numbers(sentence: Sentence) -> tuple[Annotation, ...]:
    """Return the numbers of a sentence in order; dates, ordinals and numerals in names are none."""
    text = sentence.text
    return tuple(
        Annotation.of(
            sentence,
            n.start,
            n.end,
            "number",
            Number(n.value, n.comparator, text[n.unit_start : n.unit_end]),
        )
        for n in numbers_in(text, sentence.language)
    )


@cache
def _table(language: str) -> dict[str, Any]:
    return pack(language).table("numbers")


@cache
def _pattern(language: str, key: str, form: str = "{}") -> re.Pattern[str]:
    return re.compile(form.format(f"(?:{_table(language)[key] or '(?!)'})"), re.IGNORECASE)


@lru_cache(maxsize=10_000)
def _named(word: str, language: str, kind: str) -> int | None:
    """Return the number that a word names, if it or its likeliest lemma is in the table."""
    table: dict[str, int] = _table(language)[kind]
    if word.lower() in table:
        return table[word.lower()]
    return table.get(lemmas(word, language)[0])


@lru_cache(maxsize=1_000)
def ordinals_in(text: str, language: str) -> tuple[tuple[int, int, int], ...]:
    """Return (start, end, value) of the ordinals of a text; dates hold none."""
    masked = _without_dates(text, language)
    masked = _blanked(masked, [(start, end) for start, end, *_ in _fractions(masked, language)])
    digits = _pattern(language, "ordinal_suffix", r"(?<![\w.,])(\d{{1,3}}){}(?!\w)")
    found = [(m.start(), m.end(), int(m[1])) for m in digits.finditer(masked)]
    found += [(m.start(), m.end(), n) for m in ROMAN.finditer(masked) if (n := _roman(m, language))]
    found += _ordinal_words(masked, language)
    return tuple(sorted(found))


def _roman(match: re.Match[str], language: str) -> int | None:
    if match[0] in _table(language)["roman_not"].split():
        return None
    return roman_numeral(match[0])


def _ordinal_words(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Yield ordinals in words with the tens before them: twenty-first, он үшінші."""
    before: re.Match[str] | None = None
    for word in WORD.finditer(text):
        value = _named(word[0], language, "ordinals")
        if value is None:
            before = word
            continue
        tens = _tens_before(before, word, text, language) if value % 10 else 0
        yield (before.start() if before and tens else word.start()), word.end(), tens + value
        before = None


def _tens_before(
    before: re.Match[str] | None, word: re.Match[str], text: str, language: str
) -> int:
    if before is None or text[before.end() : word.start()].strip(" -"):
        return 0
    tens = _named(before[0], language, "cardinals") or 0
    return tens if tens % 10 == 0 and tens < DOZENS else 0


def _without_dates(text: str, language: str) -> str:
    return _blanked(
        fold_confusables(text), [(found.start, found.end) for found in dates_in(text, language)]
    )


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text


@lru_cache(maxsize=1_000)
def numbers_in(text: str, language: str) -> tuple[FoundNumber, ...]:
    """Return the numbers of a text in a language that has a pack, in order."""
    masked = _without_dates(text, language)
    fractions = _fractions(masked, language)
    spans = [(start, end) for start, end, _ in ordinals_in(text, language)]
    spans += [match.span() for match in CITATION.finditer(masked)]
    if listed := LIST_NUMBER.match(masked):
        spans.append(listed.span())
    spans += [(start, end) for start, end, _, _ in fractions]
    masked = _blanked(masked, spans)
    values = [*fractions, *_values(masked, language)]
    return tuple(_with_context(masked, language, *value) for value in sorted(values))


def _fractions(text: str, language: str) -> list[tuple[int, int, Decimal, str]]:
    """Return (start, end, value, value as written); of two that overlap, the one that is first."""
    found = [
        (match.start(), match.end(), written)
        for written, pattern in _table(language)["fractions"].items()
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
    ]
    kept: list[tuple[int, int, Decimal, str]] = []
    for start, end, written in sorted(found):
        if not kept or start >= kept[-1][1]:
            over, under = (Decimal(part) for part in written.split("/"))
            kept.append((start, end, round(over / under, 4), written))
    return kept


def _values(text: str, language: str) -> Iterator[tuple[int, int, Decimal, str]]:
    """Yield (start, end, value, value as written) of each run of number words and digits."""
    run: list[_Piece] = []
    for piece in _pieces(text, language):
        if run and _continues(run, piece, text, language):
            run.append(piece)
            continue
        yield from _closed(run, text, language)
        run = [piece]
    yield from _closed(run, text, language)


def _closed(
    run: Sequence[_Piece], text: str, language: str
) -> Iterator[tuple[int, int, Decimal, str]]:
    if not run or (len(run) == 1 and not _stands_alone(run[0])):
        return
    if not _is_counted(text, run[0].start, run[-1].end, language):
        return
    value = _composed(run)
    yield run[0].start, run[-1].end, value, f"{value:f}"


def _past_full_stop(text: str, end: int) -> int:
    """Return the end of an abbreviation: a full stop that no sentence begins after."""
    return end + 1 if re.match(r"\.\s?[^\W\d_A-ZА-ЯӘІҢҒҮҰҚӨҺ]", text[end : end + 3]) else end


def _stands_alone(piece: _Piece) -> bool:
    """A lone "one" is rarely a count, and "thousands" are no thousand."""
    return not piece.is_word or (piece.value != 1 and (piece.is_bare or piece.value < DOZENS))


def _pieces(text: str, language: str) -> Iterator[_Piece]:
    decimal = _table(language)["decimal"]
    source = rf"(?<![\w.,-])(?:{_table(language)['digits']})(?![^\W_])|{WORD.pattern}"
    for match in re.finditer(source, text):
        if match[0][0].isdecimal():
            end = _joined_end(text, match.end(), language)
            yield _Piece(match.start(), end, _decimal(match[0], decimal), False, True)
        elif (value := _named(match[0], language, "cardinals")) is not None:
            bare = match[0].lower() in _table(language)["cardinals"]
            end = _past_full_stop(text, match.end())
            yield _Piece(match.start(), end, Decimal(value), True, bare)


def _is_counted(text: str, start: int, end: int, language: str) -> bool:
    """Tell a count from the number of an article, a page, a document or a named year."""
    if YEAR_OF_NAME.search(text, max(0, start - 3), end):
        return False
    before = _pattern(language, "named_before").search(text, max(0, start - 24), start)
    return not before and not _pattern(language, "named_after").search(text[end:])


def _joined_end(text: str, end: int, language: str) -> int:
    joined = _pattern(language, "joined", r"{}(?!\w)").match(text, end)
    return joined.end() if joined else end


def _decimal(digits: str, decimal: str) -> Decimal:
    """Read digits with group and decimal marks; a mark before three digits groups them."""
    plain = re.sub(r"\s", "", digits)
    if decimal == ",":
        plain = re.sub(r"\.(?=\d{3}(?:\D|$))", "", plain)
        return Decimal(plain.replace(",", "."))
    return Decimal(plain.replace(",", ""))


def _continues(run: Sequence[_Piece], piece: _Piece, text: str, language: str) -> bool:
    """Tell whether a piece makes one number with those before it (two hundred and five)."""
    between = text[run[-1].end : piece.start].strip(" -\u00a0.")
    links = _table(language)["links"].split()
    if between and between.lower() not in links:
        return False
    if not piece.is_word:
        return False
    if piece.value >= DOZENS:
        return piece.value % 1000 == 0 or run[-1].is_word
    lower = 10 ** len(str(int(piece.value)))
    return run[-1].is_word and run[-1].value >= lower


def _composed(run: Sequence[_Piece]) -> Decimal:
    if len(run) == 1:
        return run[0].value
    total, current = Decimal(0), Decimal(0)
    for piece in run:
        if piece.value >= 1000 and piece.is_word:
            total, current = total + (current or 1) * piece.value, Decimal(0)
        elif piece.value == DOZENS and piece.is_word:
            current = (current or 1) * piece.value
        else:
            current += piece.value
    value = total + current
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _with_context(
    text: str, language: str, start: int, end: int, value: Decimal, written: str
) -> FoundNumber:
    comparator, start, end = _compared(text, language, start, end)
    whole = _pattern(language, "of_them", "{}$").search(text[start:end])
    unit = (end, end) if whole else _unit(text, language, end)
    if comparator == "equal" and unit[0] < unit[1]:
        comparator, _, _ = _compared_after(text, language, start, unit[1]) or ("equal", 0, 0)
    share = "/" in written or bool(_percent(language).match(text, unit[0]))
    return FoundNumber(start, end, value, written, comparator, *unit, share)


@cache
def _comparators(language: str, side: str) -> tuple[tuple[Comparator, re.Pattern[str]], ...]:
    form = r"(?<!\w)(?:{})\s(?:the\s)?$" if side == "before" else r"\s?(?<!\w)(?:{})(?!\w)"
    table: Mapping[str, str] = _table(language)[side]
    return tuple(
        (cast(Comparator, name), re.compile(form.format(pattern), re.IGNORECASE))
        for name, pattern in table.items()
    )


def _compared(text: str, language: str, start: int, end: int) -> tuple[Comparator, int, int]:
    """Return the comparator of a number and the span that holds both; the longest words win."""
    found = [
        (match.start(), name)
        for name, pattern in _comparators(language, "before")
        if (match := pattern.search(text[:start]))
    ]
    if found:
        first, name = min(found)
        return name, first, end
    return _compared_after(text, language, start, end) or ("equal", start, end)


def _compared_after(
    text: str, language: str, start: int, end: int
) -> tuple[Comparator, int, int] | None:
    found = [
        (match.end(), name)
        for name, pattern in _comparators(language, "after")
        if (match := pattern.match(text, end))
    ]
    return (max(found)[1], start, max(found)[0]) if found else None


@cache
def _percent(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_table(language)['unit']['percent']})(?!\w)", re.IGNORECASE)


@cache
def _unit_patterns(language: str) -> dict[str, re.Pattern[str]]:
    unit = _table(language)["unit"]
    keys = ("partitive", "modifier", "head", "never", "also", "extension")
    return {key: re.compile(rf"(?:{unit[key]})(?![\w’'-])", re.IGNORECASE) for key in keys}


def _unit(text: str, language: str, end: int) -> tuple[int, int]:
    """Return where what is counted stands: a sign of percent, or a noun and what describes it."""
    start = _skip_space(text, end)
    if percent := _percent(language).match(text, start):
        return start, percent.end()
    patterns = _unit_patterns(language)
    while (of := patterns["partitive"].match(text, start)) or text[start : start + 1].isdecimal():
        start = _skip_space(text, of.end() if of else _digits_end(text, start))
    stop = _noun_end(text, start, language)
    return (start, stop) if stop > start else (end, end)


def _extended(text: str, end: int, extension: re.Pattern[str]) -> int:
    while more := extension.match(text, _skip_space(text, end)):
        end = more.end()
    return end


def _digits_end(text: str, start: int) -> int:
    while text[start : start + 1].isdecimal():
        start += 1
    return start


def _skip_space(text: str, start: int) -> int:
    while text[start : start + 1].isspace():
        start += 1
    return start


def _noun_end(text: str, start: int, language: str) -> int:
    """Return the end of the noun phrase that begins at ``start``, or ``start`` if none does."""
    patterns, place = _unit_patterns(language), start
    open_head = not _table(language)["unit"]["any_modifier"]
    for _ in range(_table(language)["unit"]["longest"]):
        place = _skip_space(text, place)
        if also := patterns["also"].match(text, place):
            if place == start:
                return start
            place = also.end()
            continue
        if patterns["never"].match(text, place):
            return start
        modifier, head = (
            patterns["modifier"].match(text, place),
            patterns["head"].match(text, place),
        )
        if head and not (open_head and modifier):
            return _extended(text, head.end(), patterns["extension"])
        if not modifier:
            return start
        place = modifier.end()
    return start
