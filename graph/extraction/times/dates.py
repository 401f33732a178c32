"""Dates by templates as data, to EDTF: as precise as the words and never more (ISO 8601-2)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from graph.extraction.annotation import Annotation, Date
from graph.languages.numbering import number_in_words
from graph.languages.pack import pack
from graph.languages.script import fold_confusables, roman_numeral
from graph.reading.sentence import Sentence

FIELD = re.compile(r"\{([a-z]+)(\d?)\}")
POINT = "point"
FIRST_SEASON = 21
YEARLESS = "XXXX-"
"""What a day without a year begins with."""
LEAP_YEAR = 2000
AROUND = 240
"""How much of the text before and after a date its template can look at."""
EDGES = r"(?<![^\W_])(?:{})(?![^\W_])"


@dataclass(frozen=True)
class Template:
    """A way to write a date: its pattern, its EDTF, and what may not stand around it."""

    pattern: re.Pattern[str]
    source: str
    edtf: str
    before: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None

    @property
    def is_point(self) -> bool:
        """Whether it tells one time, of which intervals can be made."""
        return "/" not in self.edtf and f"{{{POINT}}}" not in self.edtf


@dataclass(frozen=True, order=True)
class Found:
    """A date at code points ``start`` to ``end`` (half-open) of a text."""

    start: int
    end: int
    edtf: str


def find_dates(sentence: Sentence) -> tuple[Annotation, ...]:
    """Return the dates of a sentence in order, the longest reading of each, without overlaps."""
    found = dates_in(sentence.text, sentence.language)
    return tuple(Annotation.of(sentence, f.start, f.end, "date", Date(f.edtf)) for f in found)


@lru_cache(maxsize=1_000)
def dates_in(text: str, language: str) -> tuple[Found, ...]:
    """Return the dates of a text in a language that has a pack, in order."""
    folded = fold_confusables(text)
    every = [f for t in templates(language) for f in _matches(t, folded, language)]
    taken: list[Found] = []
    for found in sorted(every, key=lambda f: (f.start - f.end, f.start)):
        if all(found.end <= other.start or other.end <= found.start for other in taken):
            taken.append(found)
    return tuple(sorted(taken))


def date_in_words(edtf: str, language: str) -> str:
    """Return a year, month or day (``1995-08-30``) as the language writes it in a sentence."""
    words = pack(language).table("dates")["render"]
    year, month, day = [*edtf.split("-"), "", ""][:3]
    form = words["day" if day else "month" if month else "year"]
    name = words["names"][int(month) - 1] if month else ""
    return str(form.format(year=year, month=name, day=day.lstrip("0")))


@cache
def templates(language: str) -> tuple[Template, ...]:
    """Return the templates of a language and those of every language, ready to match."""
    entries = [*pack(language).table("dates").get("template", []), *_shared()["template"]]
    simple = [e for e in entries if POINT not in e["pattern"]]
    points = [_template(e, language, "") for e in simple]
    point = "|".join(t.source for t in points if t.is_point)
    nested = [_template(e, language, point) for e in entries if POINT in e["pattern"]]
    return (*points, *nested)


@cache
def _shared() -> dict[str, Any]:
    text = (files("graph.languages") / "dates.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _guard() -> re.Pattern[str]:
    return re.compile(_shared()["guard"]["before"])


def _template(entry: Mapping[str, Any], language: str, point: str) -> Template:
    fields = _fields(language) | {POINT: point}
    sets: dict[str, str] = _shared()["sets"] | pack(language).table("dates").get("sets", {})

    def named(match: re.Match[str]) -> str:
        kind, number = match.groups()
        return f"(?:{sets[kind]})" if kind in sets else f"(?P<{kind}{number}>{fields[kind]})"

    source = FIELD.sub(named, entry["pattern"])
    around = (_compiled(entry.get(key)) for key in ("before", "unless_before", "unless_after"))
    bare = re.sub(r"\(\?P<\w+>", "(?:", source)
    return Template(_compiled(EDGES.format(source)) or re.compile(""), bare, entry["edtf"], *around)


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def _fields(language: str) -> dict[str, str]:
    table = pack(language).table("dates")
    months, seasons = table.get("months", ["(?!)"]), table.get("seasons", ["(?!)"])
    shared: dict[str, str] = _shared()["field"]
    day = "|".join([shared["day"], *table.get("days", [])])
    year = "|".join([shared["year"], *filter(None, [table.get("years", "")])])
    told = {"month": "|".join(months), "season": "|".join(seasons), "day": day, "year": year}
    return shared | told


def _matches(template: Template, text: str, language: str) -> Iterator[Found]:
    for match in template.pattern.finditer(text):
        if not _fits(template, text, match):
            continue
        values = {k: _value(k, v, language) for k, v in match.groupdict().items() if v}
        edtf = _written(template.edtf, values)
        if edtf and _is_possible(edtf):
            yield Found(match.start(), match.end(), edtf)


def _fits(template: Template, text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - AROUND) : match.start()]
    after = text[match.end() : match.end() + AROUND]
    if _guard().search(before):
        return False
    if template.before and not template.before.search(before):
        return False
    if template.unless_before and template.unless_before.search(before):
        return False
    return not (template.unless_after and template.unless_after.search(after))


def _written(edtf: str, values: Mapping[str, str]) -> str:
    """Fill the fields in; what an interval's first half leaves out it shares with its second."""

    def value(match: re.Match[str]) -> str:
        kind, number = match.groups()
        return values.get(kind + number) or values.get(f"{kind}2", "")

    written = FIELD.sub(value, edtf)
    return written if all(values.values()) else ""


def _value(field: str, words: str, language: str) -> str:
    """Return the EDTF of one field's words, or '' when they are none."""
    kind = field.rstrip("0123456789")
    if kind == "year" and not words.isdigit():
        return str(number_in_words(words, language))
    if kind == "day" and not words.isdigit():
        return f"{_place(words, pack(language).table('dates').get('days', [])) + 1:02}"
    if kind in ("day", "mm"):
        return words.zfill(2)
    if kind in ("month", "season"):
        place = _place(words, pack(language).table("dates")[f"{kind}s"])
        return f"{place + 1 if kind == 'month' else place + FIRST_SEASON:02}"
    if kind == "century":
        number = int(words) if words.isdigit() else roman_numeral(words.upper()) or 0
        return f"{number - 1:02}" if number > 0 else ""
    if kind == POINT:
        return _point(words, language)
    return words


def month_number(words: str, language: str) -> int:
    """Return which month (1–12) a word of a language is, or 0."""
    return _place(words, pack(language).table("dates").get("months", [])) + 1


def with_month_and_day(source: str, language: str) -> str:
    """Return a pattern with ``{month}``, ``{season}`` and ``{day}`` as groups of its language."""
    fields = _fields(language)
    for name in ("month", "season", "day"):
        source = source.replace(f"{{{name}}}", f"(?P<{name}>{fields[name]})")
    return source


def month_and_day(match: re.Match[str], language: str) -> str:
    """Return the month or season and the day that a match names, as the end of an EDTF date."""
    groups = match.groupdict()
    month = month_number(groups.get("month") or "", language)
    season, day = groups.get("season"), groups.get("day")
    month = int(_value("season", season, language)) if season else month
    told = f"-{_value('day', day, language)}" if day else ""
    return (f"-{month:02}" if month else "") + told


def _place(words: str, patterns: list[str]) -> int:
    fits = (re.fullmatch(pattern, words, re.IGNORECASE) for pattern in patterns)
    return next((i for i, fit in enumerate(fits) if fit), -1)


def _point(words: str, language: str) -> str:
    """Return the EDTF of words that are one point in time as a whole, or ''."""
    for template in templates(language):
        match = template.pattern.fullmatch(words) if template.is_point else None
        if match:
            values = {k: _value(k, v, language) for k, v in match.groupdict().items() if v}
            edtf = _written(template.edtf, values)
            if edtf and _is_possible(edtf):
                return edtf
    return ""


def _is_possible(edtf: str) -> bool:
    """Tell whether every day exists and no interval runs backwards."""
    parts = edtf.split("/")
    if not all(part == ".." or _exists(part) for part in parts):
        return False
    first, last = parts[0], parts[-1]
    if len(parts) == 1 or ".." in parts or "X" in edtf.replace(YEARLESS, ""):
        return True
    shared = min(len(first), len(last))
    return first[:shared] <= last[:shared] and first != last


def _exists(point: str) -> bool:
    year, *rest = point.rstrip("~").split("-")
    if len(rest) < 2:
        return True
    number = int(year) if year.isdigit() else LEAP_YEAR
    try:
        date(number, int(rest[0]), int(rest[1]))
    except ValueError:
        return False
    return True
