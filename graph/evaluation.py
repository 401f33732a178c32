"""How well predicted facts meet gold facts: precision, recall and F1 of each kind of fact.

Items match one to one, best first, by their names: the token-set ratio of the normalised names or
aliases must reach ``THRESHOLD``, and a name inside a longer one counts only if it covers half of
it. Gold items that are marked ``optional`` count neither way.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Indel

from ontology.errors import InputError

Item = Mapping[str, Any]
Measure = Callable[[Item, Item], float]

THRESHOLD = 85.0
CATEGORIES = (
    "actors",
    "legal_acts",
    "events",
    "events_relaxed",
    "roles",
    "relations",
    "quantities",
    "statements",
)

# Words that the measure overlooks in a name, whatever its language.
OVERLOOKED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "hon",
        "the",
        "a",
        "an",
        "господин",
        "госпожа",
        "мырза",
        "ханым",
    ]
)
PUNCTUATION = re.compile(r"[«»“”„\"'’‘`´()\[\]{}.,;:!?№#*/\\|–—_+-]")

# Predicates that count as one, and kinds of event that may pass for one another.
SAME_PREDICATE = (
    {"holds_post", "elected_as", "heads"},
    {"adopted", "issued", "signed"},
    {"founded", "established", "proclaimed"},
    {"participated_in", "spoke_at", "presided_over"},
    {"member_of", "part_of", "affiliated_with"},
    {"proposed", "initiated"},
)
SIMILAR_KIND = (
    {"session", "congress", "conference", "meeting", "visit"},
    {"founding", "adoption", "signing", "amendment"},
    {"election", "appointment"},
)


@dataclass(frozen=True)
class Count:
    """True positives, false positives and false negatives of one kind of fact."""

    true: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        """Return the counts taken together."""
        return Count(self.true + other.true, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of predictions that are right, from 0 to 1."""
        return self.true / (self.true + self.false) if self.true + self.false else 0.0

    @property
    def recall(self) -> float:
        """The share of gold facts that were found, from 0 to 1."""
        return self.true / (self.true + self.missed) if self.true + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Scores:
    """Counts by category, over all documents and by document; dates on matched acts and events."""

    total: Mapping[str, Count]
    documents: Mapping[str, Mapping[str, Count]] = field(repr=False)
    dates: int
    dates_exact: int


def evaluate(predicted: Path, gold: Path, files: Sequence[str] = ()) -> Scores:
    """Compare two folders of facts as JSON, one file a document; they meet by ``file``'s number.

    ``files`` limits the comparison to documents whose names begin so. InputError when a folder is
    not there or holds no facts.
    """
    wanted = {
        key: document
        for key, document in read_facts(gold).items()
        if not files or key in {name[:3] for name in files}
    }
    found = read_facts(predicted)
    documents: dict[str, Mapping[str, Count]] = {}
    dates = exact = 0
    for key, document in wanted.items():
        documents[key], pairs = _compare(document, found.get(key, {}))
        dated = [(g["date"], p.get("date")) for g, p in pairs if g.get("date")]
        dates += len(dated)
        exact += sum(str(p or "").strip() == str(g).strip() for g, p in dated)
    total = {c: sum((d[c] for d in documents.values()), Count()) for c in CATEGORIES}
    return Scores(total, documents, dates, exact)


def read_facts(folder: Path) -> dict[str, Item]:
    """Return the facts of each document in a folder by the first three characters of its name."""
    if not folder.is_dir():
        raise InputError(str(folder), "no such folder; give the folder with the facts as JSON")
    found: dict[str, Item] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise InputError(str(path), f"not JSON: {error}") from error
        if isinstance(document, dict) and document.keys() & {"actors", "events", "file"}:
            found[str(document.get("file") or path.name)[:3]] = document
    if not found:
        raise InputError(str(folder), "holds no facts as JSON")
    return found


def _compare(gold: Item, found: Item) -> tuple[dict[str, Count], list[tuple[Item, Item]]]:
    """Count one document, and pair its acts and events for the dates."""
    expand = _expansion(gold)
    measures: dict[str, tuple[list[Item], list[Item], Measure]] = {
        "actors": (_items(gold, "actors"), _items(found, "actors"), _actor),
        "legal_acts": (_items(gold, "legal_acts"), _items(found, "legal_acts"), _act),
        "events": (_items(gold, "events"), _items(found, "events"), _event),
        "events_relaxed": (_items(gold, "events"), _items(found, "events"), _event_relaxed),
        "roles": (_roles(gold), _roles(found), _role),
        "relations": (
            _items(gold, "relations"),
            _items(found, "relations"),
            lambda g, p: _relation(g, p, expand),
        ),
        "quantities": (_items(gold, "quantities"), _items(found, "quantities"), _quantity),
        "statements": (_items(gold, "statements"), _items(found, "statements"), _statement),
    }
    counts, dated = {}, []
    for category, (wanted, given, measure) in measures.items():
        pairs = _assign(wanted, given, measure)
        counts[category] = _count(wanted, given, pairs)
        if category in ("legal_acts", "events"):
            matched = [(wanted[i], given[j]) for i, j in pairs.items()]
            dated += [(g, p) for g, p in matched if not g.get("optional")]
    return counts, dated


def _items(document: Item, key: str) -> list[Item]:
    return [item for item in document.get(key) or [] if isinstance(item, dict)]


def _assign(gold: Sequence[Item], found: Sequence[Item], measure: Measure) -> dict[int, int]:
    """Pair items one to one, best first; optional gold takes only what is left."""
    pairs: dict[int, int] = {}
    for optional in (False, True):
        used = set(pairs.values())
        candidates = sorted(
            (-measure(g, p), i, j)
            for i, g in enumerate(gold)
            if bool(g.get("optional")) == optional
            for j, p in enumerate(found)
            if j not in used
        )
        for score, i, j in candidates:
            if score < 0 and i not in pairs and j not in pairs.values():
                pairs[i] = j
    return pairs


def _count(gold: Sequence[Item], found: Sequence[Item], pairs: Mapping[int, int]) -> Count:
    true = sum(not gold[i].get("optional") for i in pairs)
    missed = sum(not g.get("optional") for i, g in enumerate(gold) if i not in pairs)
    return Count(true, len(found) - len(pairs), missed)


@cache
def _normalised(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    words = PUNCTUATION.sub(" ", plain).split()
    return " ".join(word for word in words if word not in OVERLOOKED)


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


def _actor(gold: Item, found: Item) -> float:
    return _best(_names(gold), _names(found), gold.get("kind") == "person")


def _act(gold: Item, found: Item) -> float:
    a, b = (_normalised(str(x.get("number") or "")) for x in (gold, found))
    if a and b and re.sub(r"[^0-9a-zа-я]", "", a) == re.sub(r"[^0-9a-zа-я]", "", b):
        return 101.0
    score = _best(_names(gold), _names(found))
    return score - 5 if score and _dates_differ(gold, found) else score


def _event(gold: Item, found: Item) -> float:
    score = _best(_names(gold), _names(found))
    if score and _ordinals_differ(gold, found):
        return 0.0
    return score - 10 if score and _dates_differ(gold, found) else score


def _event_relaxed(gold: Item, found: Item) -> float:
    """Score by name, or else by kind and date with a shared participant, place or weak name."""
    strict = _event(gold, found)
    if strict:
        return strict + 100
    kinds = {str(gold.get("kind")), str(found.get("kind"))}
    if len(kinds) > 1 and not any(kinds <= group for group in SIMILAR_KIND):
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


def _roles(document: Item) -> list[Item]:
    return [
        {"holder": _names(actor), "title": role["title"], "optional": actor.get("optional")}
        for actor in _items(document, "actors")
        for role in actor.get("roles") or []
        if role.get("title")
    ]


def _role(gold: Item, found: Item) -> float:
    holder = _best(gold["holder"], found["holder"], person=True)
    return min(holder, _best([gold["title"]], [found["title"]], person=True, threshold=75))


def _expansion(gold: Item) -> Callable[[str], list[object]]:
    """Return the function from a name to all names of the gold items that have it."""
    groups = [_names(x) for k in ("actors", "legal_acts", "events") for x in _items(gold, k)]

    def expand(name: str) -> list[object]:
        wanted = _normalised(name)
        known = (g for g in groups if any(n and _normalised(str(n)) == wanted for n in g))
        return [name, *(n for group in known for n in group)]

    return expand


def _relation(gold: Item, found: Item, expand: Callable[[str], list[object]]) -> float:
    a, b = (str(x.get("predicate")).replace(" ", "_") for x in (gold, found))
    if a != b and not any({a, b} <= group for group in SAME_PREDICATE):
        return 0.0
    subject, object_ = expand(str(gold["subject"])), expand(str(gold["object"]))

    def ends(first: str, second: str) -> float:
        return min(
            _best(subject, [found.get(first)], True), _best(object_, [found.get(second)], True)
        )

    forwards = ends("subject", "object")
    return max(forwards, ends("object", "subject")) if a == "met_with" else forwards


def _quantity(gold: Item, found: Item) -> float:
    a, b = _digits(gold.get("value")), _digits(found.get("value"))
    if a or b:
        return 100.0 if a and a == b else 0.0
    return name_score(str(gold.get("value")), str(found.get("value")))


def _digits(value: object) -> str:
    closed = re.sub(r"(?<=\d)[, ](?=\d{3})", "", "" if not value else str(value))
    found = re.search(r"\d+(?:[.,]\d+)?", re.sub(r"\s", "", closed))
    return found[0] if found else ""


def _statement(gold: Item, found: Item) -> float:
    """Score the words; a speaker that both name must be the same."""
    a, b = gold.get("speaker"), found.get("speaker")
    if a and b and not name_score(str(a), str(b), person=True):
        return 0.0
    return name_score(str(gold.get("quote_text") or ""), str(found.get("quote_text") or ""))
