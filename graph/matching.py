"""Matching: how alike a predicted fact is to a gold fact; see ``graph/evaluation.py``.

Every measure gives 0 for no match. The words that it overlooks, and the predicates and kinds that
pass for one another, are data (``matching.toml``).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz.distance import Indel

Item = Mapping[str, Any]
Measure = Callable[[Item, Item], float]

THRESHOLD = 85.0
PUNCTUATION = re.compile(r"[«»“”„\"'’‘`´()\[\]{}.,;:!?№#*/\\|–—_+-]")


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("graph") / "matching.toml").read_text(encoding="utf-8"))


@cache
def _overlooked() -> frozenset[str]:
    return frozenset(_data()["overlooked"])


@cache
def _groups(name: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in _data()[name])


def items(document: Item, key: str) -> list[Item]:
    """Return the items of a list in a document's facts."""
    return [item for item in document.get(key) or [] if isinstance(item, dict)]


@cache
def _normalised(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    words = PUNCTUATION.sub(" ", plain).split()
    return " ".join(word for word in words if word not in _overlooked())


@cache
def _ratio(a: str, b: str) -> float:
    return 100.0 * Indel.normalized_similarity(a, b)


def _token_set(a: str, b: str) -> float:
    left, right = set(a.split()), set(b.split())
    common = " ".join(sorted(left & right))
    rest = [" ".join(sorted(x)) for x in (left - right, right - left)]
    if common and not all(rest):
        return 100.0
    x, y = (f"{common} {r}".strip() for r in rest)
    return max(_ratio(x, y), _ratio(common, x), _ratio(common, y)) if common else _ratio(x, y)


@cache
def name_score(
    first: str, second: str, person: bool = False, threshold: float = THRESHOLD
) -> float:
    """Return how alike two names are, from 0 (less than ``threshold``) to 100 (the same)."""
    a, b = _normalised(first), _normalised(second)
    if not a or not b:
        return 0.0
    if a == b:
        return 100.0
    same = _token_set(a, b)
    if same < threshold or not _covers(a, b, person) or _numbers_differ(a, b):
        return 0.0
    order = _ratio(" ".join(sorted(a.split())), " ".join(sorted(b.split())))
    return 0.7 * same + 0.3 * order


def _covers(a: str, b: str, person: bool) -> bool:
    """Whether the shorter name is enough of the longer one; a surname is, of a person's."""
    short, long = sorted((a, b), key=len)
    if len(short) / len(long) >= 0.5:
        return True
    surname = person and len(short) >= 4 and len(long.split()) <= 5
    return surname and all(any(_ratio(s, w) >= 85 for w in long.split()) for s in short.split())


def _numbers_differ(a: str, b: str) -> bool:
    left, right = re.findall(r"\d+", a), re.findall(r"\d+", b)
    return bool(left and right and left != right)


def _best(
    gold: Iterable[object],
    found: Iterable[object],
    person: bool = False,
    threshold: float = THRESHOLD,
) -> float:
    right = [str(name) for name in found if name]
    scores = (name_score(str(g), p, person, threshold) for g in gold if g for p in right)
    return max(scores, default=0.0)


def _names(item: Item) -> list[object]:
    return [item.get("name") or item.get("title"), *(item.get("aliases") or [])]


def actor(gold: Item, found: Item) -> float:
    """Score two actors by their names."""
    return _best(_names(gold), _names(found), gold.get("kind") == "person")


def act(gold: Item, found: Item) -> float:
    """Score two acts by number, or by title and date."""
    a, b = (_normalised(str(x.get("number") or "")) for x in (gold, found))
    if a and b and re.sub(r"[^0-9a-zа-я]", "", a) == re.sub(r"[^0-9a-zа-я]", "", b):
        return 101.0
    score = _best(_names(gold), _names(found))
    return score - 5 if score and _dates_differ(gold, found) else score


def event(gold: Item, found: Item) -> float:
    """Score two events by name, ordinal and date."""
    score = _best(_names(gold), _names(found))
    if score and _ordinals_differ(gold, found):
        return 0.0
    return score - 10 if score and _dates_differ(gold, found) else score


def event_relaxed(gold: Item, found: Item) -> float:
    """Score by name, or else by kind and date with a shared participant, place or weak name."""
    strict = event(gold, found)
    if strict:
        return strict + 100
    kinds = {str(gold.get("kind")), str(found.get("kind"))}
    if len(kinds) > 1 and not any(kinds <= group for group in _groups("kinds")):
        return 0.0
    if _ordinals_differ(gold, found):
        return 0.0
    weak = _best(_names(gold), _names(found), threshold=55)
    shared = _shares_actor(gold, found) or _shares_place(gold, found)
    return _by_date(gold, found, weak, shared, same_kind=len(kinds) == 1)


def _by_date(gold: Item, found: Item, weak: float, shared: bool, same_kind: bool) -> float:
    a, b = str(gold.get("date") or ""), str(found.get("date") or "")
    if a and a.strip() == b.strip() and (same_kind or weak or shared):
        return 60 + weak / 10
    if ((a and a.strip() == b.strip()) or _coarse(a, b)) and weak and (shared or same_kind):
        return 40 + weak / 10
    return 30.0 if not a and weak >= 70 and same_kind else 0.0


def _shares_actor(gold: Item, found: Item) -> bool:
    left, right = gold.get("participants") or [], found.get("participants") or []
    return any(_best([a], [b], person=True) for a in left for b in right)


def _shares_place(gold: Item, found: Item) -> bool:
    return bool(_best([gold.get("place")], [found.get("place")], threshold=80))


def _dates_differ(gold: Item, found: Item) -> bool:
    a, b = gold.get("date"), found.get("date")
    return bool(a and b and str(a).strip() != str(b).strip() and not _coarse(str(a), str(b)))


def _ordinals_differ(gold: Item, found: Item) -> bool:
    a, b = gold.get("ordinal"), found.get("ordinal")
    return bool(a and b and str(a) != str(b))


def _coarse(a: str, b: str) -> bool:
    """Whether two EDTF dates begin in one year and agree as far as both go."""
    if not a or not b:
        return False
    left, right = a.split("/")[0].split("-"), b.split("/")[0].split("-")
    agree = all(x == y or "X" in x + y for x, y in zip(left, right, strict=False))
    dated = bool(re.search(r"\d{4}", a)) or "X" in a.split("/")[0]
    return agree and dated and left[0] == right[0]


def roles(document: Item) -> list[Item]:
    """Return the roles of a document's actors, each with its holder's names."""
    return [
        {"holder": _names(person), "title": post["title"], "optional": person.get("optional")}
        for person in items(document, "actors")
        for post in person.get("roles") or []
        if post.get("title")
    ]


def role(gold: Item, found: Item) -> float:
    """Score two roles by holder and title."""
    holder = _best(gold["holder"], found["holder"], person=True)
    return min(holder, _best([gold["title"]], [found["title"]], person=True, threshold=75))


def expansion(gold: Item) -> Callable[[str], list[object]]:
    """Return the function from a name to all names of the gold items that have it."""
    groups = [_names(x) for k in ("actors", "legal_acts", "events") for x in items(gold, k)]

    def expand(name: str) -> list[object]:
        wanted = _normalised(name)
        known = (g for g in groups if any(n and _normalised(str(n)) == wanted for n in g))
        return [name, *(n for group in known for n in group)]

    return expand


def relation(gold: Item, found: Item, expand: Callable[[str], list[object]]) -> float:
    """Score two relations by predicate and both ends."""
    a, b = (str(x.get("predicate")).replace(" ", "_") for x in (gold, found))
    if a != b and not any({a, b} <= group for group in _groups("predicates")):
        return 0.0
    subject, object_ = expand(str(gold["subject"])), expand(str(gold["object"]))

    def ends(first: str, second: str) -> float:
        return min(
            _best(subject, [found.get(first)], True), _best(object_, [found.get(second)], True)
        )

    forwards = ends("subject", "object")
    return max(forwards, ends("object", "subject")) if a == "met_with" else forwards


def quantity(gold: Item, found: Item) -> float:
    """Score two figures by their digits."""
    a, b = _digits(gold.get("value")), _digits(found.get("value"))
    if a or b:
        return 100.0 if a and a == b else 0.0
    return name_score(str(gold.get("value")), str(found.get("value")))


def _digits(value: object) -> str:
    closed = re.sub(r"(?<=\d)[, ](?=\d{3})", "", "" if not value else str(value))
    found = re.search(r"\d+(?:[.,]\d+)?", re.sub(r"\s", "", closed))
    return found[0] if found else ""


def statement(gold: Item, found: Item) -> float:
    """Score the words; a speaker that both name must be the same."""
    a, b = gold.get("speaker"), found.get("speaker")
    if a and b and not name_score(str(a), str(b), person=True):
        return 0.0
    return name_score(str(gold.get("quote_text") or ""), str(found.get("quote_text") or ""))
