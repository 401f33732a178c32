"""Entries of a list of references: who wrote what, and where and when it was published.

The common forms of ISO 690 are read: author, title and imprint as in GOST R 7.0.5-2008, and with
the year behind the author, or articles in quotation marks, as in American and European journals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from graph.languages.pack import languages, pack

Span = tuple[int, int]
UPPER = r"[^\W\d_a-zß-öø-ÿа-яёәіңғүұқөһў]"
SURNAME = rf"{UPPER}[\w’'-]+"
FULL_SURNAME = rf"(?:[a-zа-я]{{2,3}}[ -]){{0,2}}{SURNAME}"
"""With the particles before it: van der Berg."""
INITIALS = rf"{UPPER}\w?\.(?:\s?-?{UPPER}\w?\.)*"
GIVEN = rf"{UPPER}[\w’'-]+(?:\s{UPPER}\.)*"
NUMBER = re.compile(r"\[?(\d{1,3})[\].)]\s+")
INVERTED = re.compile(rf"{FULL_SURNAME},?\s{INITIALS}")
INITIALS_FIRST = re.compile(rf"{INITIALS}\s?{FULL_SURNAME}")
IN_FULL = re.compile(rf"{FULL_SURNAME},\s{GIVEN}(?=[,.]\s)")
GIVEN_FIRST = re.compile(rf"{GIVEN}\s{FULL_SURNAME}")
YEAR = r"(?:1[5-9]|20)\d\d"
BEHIND_AUTHORS = re.compile(rf"[\s,.]*(?:\(({YEAR})[a-zа-в]?(?:,[^()]*)?\)|({YEAR})[a-z]?(?=\.\s))")
BEHIND_BODY = re.compile(rf"{UPPER}[^().]+\.?\s\(({YEAR})[a-z]?\)\.(?=\s)()")
QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]+?)[,.]?[”\"»“][,.]?(?=\s|$)")
ADDRESS = re.compile(r"(?:https?://|www\.|\bURL\b|\bdoi\b)\S*", re.IGNORECASE)
LOOKED_UP = re.compile(r"\([^()]*\d{4}[^()]*\)\s*\.?\s*$")
ENDS = re.compile(
    rf"\s//\s?|\s/\s|\.?\s[–—]\s(?={UPPER}[\w’'.-]+(?:\s{UPPER}\w+)?(?::|,\s\d))|\.\s?[–—-]\s|\s\[|"
    rf"(?<=\w\w\w)\.(?=\s\W*{UPPER}|\s\d|\s[–—-]|$)|(?<=[\d)»”])\.(?=\s|$)|"
    rf"(?<=[?!])\s(?={UPPER}|//|–)|,\s(?={YEAR}\b)"
)
"""What stands behind a title that is not in quotation marks."""
HOST = re.compile(
    rf"\s?//\s*«?((?!https?:|www\.|URL)[«“\"]?{UPPER}[^/]*?)»?(?=\.\s|\.$|,\s|\s[–—(№]|:\s|\s?\d|$)"
)
HOST_BEHIND_QUOTE = re.compile(
    rf"[\s.,]*(?:[Ii]n:?\s)?({UPPER}[^\d,.(:“”]+?)[\s,.]*(?=\d|vol|no\.|№|\(|edited)"
)
HOST_BEHIND_STOP = re.compile(
    rf"[.?!]?\s+({UPPER}[^.:\d]+?),\s\d{{1,4}}\s?(?:\(\d+[^)]*\))?\s?[,:]\s(?=\d)"
)
PAGES = r"\d{1,4}\s?[–—-]\s?\d{1,4}"
LAST_PAGES = re.compile(rf"[,:]\s({PAGES})\.?$")
BEFORE_HOST = re.compile(rf"(?:(?!{YEAR}|:\s|\s//|https?:|URL).)+(?=\s//\s)")
SOURCE = re.compile(r"\s?//|\s/\s|\.?\s?[–—-]\s|\s\[|[.,]\s(?:https?:|www\.|URL|\d{4})|,")
LEAST_WORDS, MOST_WORDS = 2, 45
"""Of a title."""


@dataclass(frozen=True)
class Entry:
    """A work as a list of references describes it; spans are half-open, in the entry's text.

    ``number`` is that of the entry, if it has one. ``host`` is the journal or collection in which
    the work stands. ``imprint`` is what tells of its publication. ``date`` is a year (EDTF) or ''.
    """

    number: int | None
    authors: tuple[Span, ...]
    title: Span
    host: Span | None
    place: str
    publisher: Span | None
    imprint: Span | None
    date: str
    pages: Span | None


def read_entry(text: str) -> Entry | None:
    """Return the work that an entry describes, or None where title and source cannot be told."""
    mark = NUMBER.match(text)
    start = mark.end() if mark else 0
    authors, at = _authors(text, start)
    year = BEHIND_AUTHORS.match(text, at) if at > start else BEHIND_BODY.match(text, at)
    title, end = _title(text, year.end() if year else at, at > start, year is not None)
    if not title:
        return None
    rest = _without_addresses(text, end)
    imprint = _imprint(rest)
    date = next(filter(None, year.groups())) if year else ""
    date = date or (imprint["year"] if imprint and imprint["year"] else _only_year(rest))
    host = _host(rest, end, text[end - 1 : end] in '”"»“')
    if not (authors or date or host or ADDRESS.search(text, end)):
        return None
    return Entry(
        int(mark[1]) if mark else None,
        authors,
        title,
        host,
        _places().get(imprint["place"], imprint["place"]) if imprint else "",
        imprint.span("publisher") if imprint and imprint["publisher"] else None,
        imprint.span() if imprint else None,
        date,
        _pages(rest),
    )


def _authors(text: str, start: int) -> tuple[tuple[Span, ...], int]:
    """Return where the authors stand, and where what is said of them ends; editors are none."""
    found: list[Span] = []
    forms = (INITIALS_FIRST, INVERTED, IN_FULL)
    at = start
    while match := next((m for form in forms if (m := form.match(text, at))), None):
        found.append(match.span())
        at = match.end()
        between = _pattern("between").match(text, at)
        if not between:
            break
        forms = (INITIALS_FIRST, INVERTED, *((GIVEN_FIRST,) if between["joiner"] else ()))
        at = between.end()
    at = found[-1][1] if found else start
    others = _pattern("others").match(text, at)
    at = others.end() if others else at
    if edited := _pattern("editors").match(text, at):
        return (), edited.end()
    return tuple(found), at


def _title(text: str, at: int, is_named: bool, is_dated: bool) -> tuple[Span | None, int]:
    """Return where the title stands, and where it ends with its quotation marks.

    ``is_named`` and ``is_dated`` tell that authors and a year stand before it.
    """
    start = at + len(text[at:]) - len(text[at:].lstrip(" .,:–—-"))
    quoted = QUOTED.match(text, start)
    span = quoted.span(1) if quoted else (start, _end(text, start))
    end = quoted.end() if quoted else span[1]
    words = re.findall(r"[^\W\d_]{2,}|\d{2,}", text[span[0] : span[1]])
    fits = (1 if quoted else LEAST_WORDS) <= len(words) <= MOST_WORDS
    opens = not text[span[0] : span[0] + 1].islower() and not _pattern("none").match(text, span[0])
    if is_named and not is_dated:
        is_certain = text[at : at + 1] != ","
    else:
        is_certain = is_dated or _is_imprint_next(text, end)
    if not (fits and opens and (is_certain or quoted)):
        return None, at
    return (span[0], span[0] + len(text[span[0] : span[1]].rstrip(" .,:–—-"))), end


def _end(text: str, start: int) -> int:
    """Return where a title without marks ends; before // it may have several sentences."""
    found = (pattern.search(text, start) for pattern in (ENDS, ADDRESS))
    end = min(match.start() if match else len(text) for match in found)
    further = BEFORE_HOST.match(text, end)
    return further.end() if further else end


def _is_imprint_next(text: str, end: int) -> bool:
    """Tell whether a title is followed by nothing, or by what can only be its source.

    Else what stands before the full stop may be the body whose work it is.
    """
    rest = _without_addresses(text, end)
    imprint = _imprint(rest)
    near = imprint is not None and not rest[end : imprint.start()].strip(" .,–—-")
    return near or not rest[end:].strip(" .") or bool(SOURCE.match(text, end))


def _without_addresses(text: str, start: int) -> str:
    """Return the text with blanks for all before ``start``, for addresses and for look-ups."""
    rest = " " * start + text[start:]
    for pattern in (LOOKED_UP, ADDRESS) if ADDRESS.search(rest) else ():
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    return rest


def _imprint(rest: str) -> re.Match[str] | None:
    return next((m for form in _imprints() if (m := form.search(rest))), None)


def _host(rest: str, end: int, is_quoted: bool) -> Span | None:
    forms = (HOST, HOST_BEHIND_QUOTE) if is_quoted else (HOST, HOST_BEHIND_STOP)
    found = next((m for form in forms if (m := form.match(rest, end))), None)
    if not found or len(found[1]) < 3 or _pattern("none").match(found[1]):
        return None
    return found.span(1)


def _only_year(rest: str) -> str:
    """Return the one year in what follows the title, or '' if there are several, or none."""
    years = set(re.findall(rf"(?<![\d-]){YEAR}(?![\d-])", rest))
    return years.pop() if len(years) == 1 else ""


def _pages(rest: str) -> Span | None:
    found = _pattern("pages").search(rest) or LAST_PAGES.search(rest.rstrip())
    return found.span(found.lastindex or 0) if found else None


def words(name: str) -> str:
    """Return a pattern for the words of a kind in all languages: lists of references mix them."""
    tables = (pack(code).table("references") for code in languages())
    return _any(word for table in tables for word in table.get(name, ()))


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest_first) or "(?!)"


@cache
def _places() -> dict[str, str]:
    tables = (pack(code).table("references") for code in languages())
    return {short: name for t in tables for short, name in t.get("places", {}).items()}


@cache
def _imprints() -> tuple[re.Pattern[str], ...]:
    """Return the forms of a place with a publisher or a year, the fullest first."""
    one = rf"{_any(_places())}|{UPPER}\w[\w’'-]+"
    place = rf"(?P<place>{one}(?:\s{UPPER}[\w’'-]+){{0,2}}(?:,\s[A-Z]{{2}})?)"
    publisher = r"(?P<publisher>(?:(?!\.\s)[^:;]){2,70}?)"
    year, lead = rf"(?P<year>{YEAR})", r"(?:^|(?<=[.?!–—-]\s)|(?<=\s\s))"
    return tuple(
        re.compile(form)
        for form in (
            rf"{lead}{place}\s?:\s{publisher}[,;]\s{year}",
            rf"{lead}{place}\s[-–—]\s?[«“\"](?P<publisher>[^»”\"]+)[»”\"],\s{year}",
            rf"{lead}{place}\s?:\s{publisher}(?P<year>)\.?$",
            rf"{lead}(?P<place>{one})(?P<publisher>),\s{year}",
        )
    )


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Return the pattern of what stands between authors, behind them, or before pages."""
    return re.compile(dict(_patterns())[kind])


def _patterns() -> Iterator[tuple[str, str]]:
    joiner = rf"(?P<joiner>{words('joiners')})\s"
    yield "between", rf",?\s{joiner}|,\s&\s|;\s|,\s"
    yield "others", rf",?\s(?:{words('others')})"
    yield "editors", rf",?\s\(?(?i:{words('editors')})\)?"
    yield "pages", rf"(?<!\w)(?:{words('pages')})\s?({PAGES})|({PAGES})-?\s?(?:бб?)\."
    yield "none", rf"(?i:{words('not_titles')})(?!\w)"
