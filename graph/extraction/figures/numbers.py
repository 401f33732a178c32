"""Numbers: value, comparator and what is counted, by tables of each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise

from graph.extraction.annotation import Annotation, Number
from graph.extraction.figures.counting import (
    Comparator,
    compared,
    compared_after,
    counted_span,
    likened,
    percent_sign,
)
from graph.extraction.figures.number_words import (
    WORD,
    blanked,
    fractions_in,
    named_number,
    number_pattern,
    number_table,
    without_dates,
)
from graph.extraction.figures.ordinals import find_ordinals, ordinals_in
from graph.languages.numbering import composed
from graph.reading.sentence import Sentence

__all__ = [
    "Comparator",
    "FoundNumber",
    "find_numbers",
    "find_ordinals",
    "numbers_in",
    "ordinals_in",
]

CITATION = re.compile(r"\[\d[\d\s,;.–-]*\]")
LIST_NUMBER = re.compile(r"\s*\(?\d{1,3}[.)](?=\s)")
YEAR_OF_NAME = re.compile(r"[-‑–—]\s?(?:1[5-9]|20)\d\d(?!\d)")
"""What looks like a year after a dash: the Mongolia – 2050 strategy."""
CHAIN = re.compile(r"(?:\d-\d+|(?:1[5-9]|20)\d\d)-$")
"""What stands before the later parts of a telephone number and of 2019-20."""
WORDS = re.compile(r"([^\W\d_])\w+\s([^\W\d_])")
"""A number word and the first letter of the next word."""
FIGURE = re.compile(r"\d[\d.,]*")
HUNDRED = 100


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


@lru_cache(maxsize=1_000)
def numbers_in(text: str, language: str) -> tuple[FoundNumber, ...]:
    """Return the numbers of a text in a language that has a pack, in order."""
    if not number_table(language):
        return ()
    masked = without_dates(text, language)
    fractions = fractions_in(masked, language)
    spans = [(start, end) for start, end, _ in ordinals_in(text, language)]
    spans += [match.span() for match in CITATION.finditer(masked)]
    if listed := LIST_NUMBER.match(masked):
        spans.append(listed.span())
    spans += [(start, end) for start, end, _, _ in fractions]
    masked = blanked(masked, spans)
    values = [*fractions, *_values(masked, language)]
    found = [_with_context(masked, language, *value) for value in sorted(values)]
    return tuple(_with_ranges(found, masked, language))


def _with_ranges(found: Sequence[FoundNumber], text: str, language: str) -> Iterator[FoundNumber]:
    """Yield the numbers; of a range (20–30 per cent) both ends count the same things."""
    pattern = number_pattern(language, "range", r"{}\s?$")
    numbers = list(found)
    for i, (low, high) in enumerate(pairwise(found)):
        scaled = _scale(low, high, text) != 1
        beside = low.unit_start == low.unit_end and (high.unit_start < high.unit_end or scaled)
        apart = any(letter.isdecimal() for letter in text[low.end : high.start])
        ranged = pattern.search(text, 0, high.start) or _is_limit(high, text, language)
        if beside and low.value < high.value and ranged and not apart:
            unit = {key: getattr(high, key) for key in ("unit_start", "unit_end", "is_share")}
            value = low.value * _scale(low, high, text)
            unit |= {"value": value, "written": f"{value:f}"}
            numbers[i] = replace(low, comparator="at least", **unit)
            numbers[i + 1] = replace(high, comparator="at most")
    yield from numbers


def _is_limit(high: FoundNumber, text: str, language: str) -> bool:
    """Whether a number is the limit of a range: «15-тен | 25-ке дейін мүше»."""
    begun = number_pattern(language, "range_from", r"{}\s?$")
    return high.comparator == "at most" and bool(begun.search(text, 0, high.start))


def _scale(low: FoundNumber, high: FoundNumber, text: str) -> Decimal:
    """Return what a word behind the second number of a range multiplies both by: 10–15 million."""
    digits = FIGURE.search(text, high.start, high.end)
    if not digits:
        return _round_part(low.value, high.value) if text[low.start].isalpha() else Decimal(1)
    plain = text[low.start : low.end].strip()[-1:].isdecimal()
    scale = scale_word(high, text)
    return scale if plain and low.value * scale <= high.value else Decimal(1)


def scale_word(number: FoundNumber, text: str) -> Decimal:
    """Return what a word behind the digits of a number multiplies them by, 1 where none does."""
    digits = FIGURE.search(text, number.start, number.end)
    if not digits or len(re.findall(r"[.,]\d", digits[0])) > 1:
        return Decimal(1)
    shown = Decimal(digits[0].replace(",", ".").rstrip("."))
    named = any(c.isalpha() for c in text[digits.end() : number.end])
    scale = number.value / shown if named and shown else Decimal(0)
    return scale if scale >= 1000 else Decimal(1)


def _round_part(low: Decimal, high: Decimal) -> Decimal:
    """Return the thousands, millions … of the second of two numbers in words: two or three million.

    One where the first has its own, or would be the larger with them.
    """
    parts = (Decimal(1000) ** power for power in (4, 3, 2, 1))
    part = next((p for p in parts if high % p == 0), Decimal(1))
    return part if low * part < high else Decimal(1)


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
    if not run or (len(run) == 1 and not _stands_alone(run[0], text, language)):
        return
    if not _is_counted(text, run[0].start, run[-1].end, language):
        return
    value = _composed(run)
    yield run[0].start, run[-1].end, value, f"{value:f}"


def _past_full_stop(text: str, end: int) -> int:
    """Return the end of an abbreviation: a full stop that no sentence begins after."""
    return end + 1 if re.match(r"\.\s?[^\W\d_A-ZА-ЯӘІҢҒҮҰҚӨҺ]", text[end : end + 3]) else end


def _stands_alone(piece: _Piece, text: str, language: str) -> bool:
    """A lone "one" is rarely a count but in a range, and "thousands" are no thousand.

    Nor is the million behind digits that are no number by themselves: "R714 million".
    """
    if piece.is_word and text[: piece.start].rstrip()[-1:].isdecimal():
        return False
    if number_pattern(language, "lone").match(text, piece.start):
        return True
    return not piece.is_word or (piece.value != 1 and (piece.is_bare or piece.value < HUNDRED))


def _pieces(text: str, language: str) -> Iterator[_Piece]:
    decimal = number_table(language)["decimal"]
    for match in _piece(language).finditer(text):
        if match[0][0].isdecimal():
            end = _joined_end(text, match.end(), language)
            yield _Piece(match.start(), end, _decimal(match[0], decimal), False, True)
        elif number_pattern(language, "no_number").fullmatch(match[0]):
            continue
        elif (value := named_number(match[0], language, "cardinals")) is not None:
            bare = match[0].lower() in number_table(language)["cardinals"]
            end = _past_full_stop(text, match.end())
            yield _Piece(match.start(), end, Decimal(value), True, bare)


@cache
def _piece(language: str) -> re.Pattern[str]:
    """Return the pattern of a number in digits, a sign of money before it or not, or of a word."""
    digits = number_table(language)["digits"]
    signs = "".join(rf"|(?<=\b{sign})" for sign in number_table(language).get("glued", ()))
    start = rf"(?:(?<![\w.,-])|(?<=\d-){signs})"
    return re.compile(rf"{start}(?:{digits})(?![^\W_])|{WORD.pattern}")


def _is_counted(text: str, start: int, end: int, language: str) -> bool:
    """Tell a count from the number of an article, a page, a document or a named year."""
    if YEAR_OF_NAME.search(text, max(0, start - 3), end) or CHAIN.search(text[:start]):
        return False
    words = WORDS.fullmatch(text[start : end + 2])
    named = words is not None and words[1].isupper() and words[2].isupper()
    if named and text[:start].strip()[-1:].isalnum():  # as in names: the Five Members
        return False
    before = number_pattern(language, "named_before").search(text, max(0, start - 40), start)
    return not before and not number_pattern(language, "named_after").search(text[end:])


def _joined_end(text: str, end: int, language: str) -> int:
    joined = number_pattern(language, "joined", r"{}(?!\w)").match(text, end)
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
    links = number_table(language)["links"].split()
    if between and between.lower() not in links:
        return False
    last = text[run[-1].start : run[-1].end]
    if not run[-1].is_bare and number_pattern(language, "inflected", "{}$").search(last):
        return False
    if not piece.is_word:
        scale = run[-1].value if run[-1].is_word else 0
        return not between and scale >= 1000 and piece.value < scale
    if piece.value >= HUNDRED:
        return piece.value % 1000 == 0 or run[-1].is_word
    lower = 10 ** len(str(int(piece.value)))
    return run[-1].is_word and run[-1].value >= lower


def _composed(run: Sequence[_Piece]) -> Decimal:
    if len(run) == 1:
        return run[0].value
    value = composed((piece.value, piece.is_word) for piece in run)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _with_context(
    text: str, language: str, start: int, end: int, value: Decimal, written: str
) -> FoundNumber:
    comparator, start, end = compared(text, language, start, end)
    whole = number_pattern(language, "of_them", "{}$").search(text[start:end])
    inflected = number_pattern(language, "inflected", "{}$").search(text[start:end])
    alone = whole or (inflected and comparator == "equal")
    unit = (end, end) if alone else counted_span(text, language, end)
    if comparator == "equal" and unit[0] < unit[1]:
        after = compared_after(text, language, start, unit[1])
        comparator = after[0] if after else likened(text[slice(*unit)], language)
    share = "/" in written or bool(percent_sign(language).match(text, unit[0]))
    return FoundNumber(start, end, value, written, comparator, *unit, share)
