"""The development texts: their gold facts stand in them, in the form that their README tells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "development"
DATE = r"[\dX]{4}(?:-(?:0[1-9X]|1[0-2X]|XX|2[1-4])(?:-[0-3X][\dX])?)?[?~%]?|\.\."
EDTF = re.compile(rf"(?:{DATE})(?:/(?:{DATE})?)?|/(?:{DATE})")
LISTS = ("actors", "legal_acts", "events", "relations", "quantities")
TEXTS = sorted(FOLDER.glob("*/texts/*.txt"))
Item = dict[str, Any]


def _closed(name: str) -> frozenset[str]:
    """Return the kinds of a list, or the predicates, that the README closes."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    if name == "relations":
        return frozenset(re.findall(r"`(\w+)`", readme.partition("predicate is one of:")[2]))
    row = re.search(rf"^\| `{name}` \|.*\|([^|]+)\|$", readme, re.MULTILINE)
    assert row is not None
    return frozenset(filter(None, (kind.strip() for kind in row[1].split(","))))


def _gold(text: Path) -> Item:
    path = text.parents[1] / "gold" / f"{text.name[:3]}.json"
    content: Item = json.loads(path.read_text(encoding="utf-8"))
    return content


def _dates(item: Item) -> Iterator[str]:
    stretches = [item.get("date"), item.get("as_of")]
    for role in item.get("roles") or ():
        stretches += [role.get("start"), role.get("end")]
    yield from (date for date in stretches if date is not None)


def _faults(text: str, name: str, item: Item) -> Iterator[str]:
    """Yield what is wrong with the form of an item."""
    if not item["quote"] or text[item["start"] : item["end"]] != item["quote"]:
        yield "the quote does not stand at its offsets"
    word = item.get("predicate" if name == "relations" else "kind", "")
    if word not in (_closed(name) or {""}):
        yield f"{word!r} is not of the closed list"
    yield from (f"{date!r} is not EDTF" for date in _dates(item) if not EDTF.fullmatch(date))
    if not isinstance(item.get("ordinal", None), int | None):
        yield "an ordinal is a whole number"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_gold_facts_stand_in_their_text(path: Path) -> None:
    """Each item has its quote at its offsets, and kind, predicate and dates of the closed forms."""
    text, gold = path.read_text(encoding="utf-8"), _gold(path)
    assert gold["file"] == path.name
    assert gold["lang"] == path.parents[1].name
    assert any(gold[name] for name in LISTS)
    found = [(n, item, f) for n in LISTS for item in gold[n] for f in _faults(text, n, item)]
    assert found == []


def test_each_text_has_one_gold_and_a_number_of_its_own() -> None:
    """Every text has a gold file of its number and every gold file its text; none is twice."""
    numbers = [path.name[:3] for path in TEXTS]
    golds = [path.stem for path in FOLDER.glob("*/gold/*.json")]
    assert all(re.fullmatch(r"\d{3}_[\w-]+\.txt", path.name) for path in TEXTS)
    assert sorted(numbers) == sorted(golds) == sorted(set(numbers))


def test_the_form_has_its_closed_lists() -> None:
    """The README closes the lists of kinds and of predicates."""
    assert "programme" in _closed("legal_acts")
    assert {"holds_post", "educated_at"} <= _closed("relations")
    assert _closed("quantities") == frozenset()


@pytest.mark.parametrize("date", ["1999-05-25/..", "XXXX-12", "199X", "2001-21", "../2020"])
def test_dates_of_the_extended_format_are_taken(date: str) -> None:
    """Open intervals, unknown years, decades and seasons are EDTF."""
    assert EDTF.fullmatch(date)


@pytest.mark.parametrize("date", ["May 1999", "1999-13", "99", ""])
def test_other_dates_are_not(date: str) -> None:
    """Words and impossible months are no EDTF."""
    assert not EDTF.fullmatch(date)
