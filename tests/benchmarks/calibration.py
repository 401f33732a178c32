"""How often facts are right, by property and language: makes ``graph/extraction/confidence.toml``.

``python -m tests.benchmarks calibration [TEXTS GOLD …] [--write]`` reads texts, compares each fact
with the gold facts, and tells precision. The gold of relations names the main ones only, so their
precision is a lower bound.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph import matching
from graph.evaluation import _assign, read_facts
from graph.extraction.confidence import (
    EVERY,
    NAME,
    PATH,
    RELATIONS,
    TYPE,
    Languages,
    relations,
    section,
)
from graph.extraction.extract import extract
from graph.extraction.facts_json import _snake, as_json
from graph.facts import Extraction, Fact, Literal, Thing
from graph.languages.morphology import lemmas
from graph.reading.document import Document
from graph.reading.files import read_documents
from graph.reading.segmentation import sentences

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
PRIOR = 4
"""How many facts the wider figure counts for beside those that were seen."""
SUREST = 0.99
"""No figure says that its like is always right."""
Item = Mapping[str, Any]
Key = tuple[str, str, str]
"""Kind of thing, property, language."""
MEASURES = {
    "actors": matching.actor,
    "legal_acts": matching.act,
    "events": matching.event_relaxed,
    "statements": matching.statement,
    "quantities": matching.quantity,
}
ROLES = ("holdsPost", "heads", "memberOf", "affiliatedWith", "electedAs")
ADOPTERS = ("adopted", "issued", "signed")
TAKING_PART = ("participatedIn", "presidedOver", "spokeAt", "hasParticipant", "body")


class Judge:
    """Compares the facts of one document with its gold facts."""

    def __init__(self, extraction: Extraction, gold: Item) -> None:
        """Pair the things of the document with those of the gold facts."""
        self.extraction, self.gold = extraction, gold
        self.things = {thing.key: thing for thing in extraction.things}
        self.spoken = Languages(sentences(extraction.document))
        self.expand = matching.expansion(gold)
        self.found: dict[str, Item] = {}
        self.pairs: dict[str, Item] = {}
        listed = as_json(extraction)
        for name, measure in MEASURES.items():
            if name not in gold:  # nobody has read such facts from this text
                continue
            own = sorted(
                (t for t in extraction.things if self._list(t) == name),
                key=lambda t: (t.mentions[0].start, t.key),
            )
            keys = [thing.key for thing in own]
            self.found |= dict(zip(keys, listed[name], strict=True))
            wanted = matching.items(gold, name)
            pairs = _assign(wanted, listed[name], measure)
            self.pairs |= {keys[found]: wanted[at] for at, found in pairs.items()}

    def _list(self, thing: Thing) -> str:
        return section(thing.cls) if section(thing.cls) in MEASURES else ""

    def judgements(self) -> Iterator[tuple[Key, bool]]:
        """Yield whether each thing and each fact that the gold can judge is right."""
        for key, item in self.found.items():
            thing, gold = self.things[key], self.pairs.get(key)
            language = self.spoken.at(thing.mentions[0].start)
            same = gold is not None and gold.get("kind") == item.get("kind")
            yield (section(thing.cls), TYPE, language), same
            yield (section(thing.cls), NAME, language), gold is not None
        for fact in self.extraction.facts:
            right = self.right(fact)
            if right is not None:
                language = self.spoken.at(fact.evidence.start)
                yield (section(self.things[fact.subject].cls), fact.property, language), right

    def right(self, fact: Fact) -> bool | None:
        """Tell whether a fact is right; None where the gold does not say such things."""
        kind_ = section(self.things[fact.subject].cls)
        if fact.property in relations():
            return self.related(fact)
        if kind_ == "memberships":
            return self.held(fact)
        if kind_ not in MEASURES or kind_ not in self.gold:
            return None
        return self.stated(fact, self.pairs.get(fact.subject))

    def _text(self, value: str | Literal) -> str:
        return self.things[value].name if isinstance(value, str) else str(value.value)

    def stated(self, fact: Fact, gold: Item | None) -> bool | None:
        """Judge a property of an act, an event, a statement or a figure."""
        fields = {"asOf": "as_of", "ofWhom": "of_whom", "text": "quote_text"}
        name, value = fields.get(fact.property, fact.property), self._text(fact.object)
        if fact.property in TAKING_PART:
            return gold is not None and self._named(gold.get("participants") or [], value)
        if gold is None:
            return False if name in (*gold_fields(self.gold), "comparator") else None
        if name in ("value", "comparator", "quote_text", "unit"):
            return True
        if name not in gold:
            return None
        if name in ("date", "as_of", "ordinal"):
            return str(gold[name] or "").strip() == value
        if name in ("what", "motto"):
            return _agree(str(gold[name] or ""), value, self.spoken.at(fact.evidence.start))
        return self._named([gold[name]], value)

    def _named(self, wanted: Sequence[object], value: str) -> bool:
        names = [n for w in wanted if w for n in self.expand(str(w))]
        return bool(matching._best(names, [value], person=True))

    def held(self, fact: Fact) -> bool | None:
        """Judge a part of a membership by the roles of its holder, or by the gold relations.

        Where the gold facts of a document tell no roles, only the post is judged, by relations.
        """
        own = {f.property: f for f in self.extraction.facts if f.subject == fact.subject}
        if "member" not in own or "post" not in own:
            return None
        person = self.things[str(own["member"].object)]
        post = self.things[str(own["post"].object)]
        found = {"holder": [n.text for n in person.names], "title": post.names[-1].text}
        roles = self._roles(found)
        if fact.property in ("member", "post"):
            return bool(roles) or self._told_of(person, post)
        if not any(actor.get("roles") for actor in matching.items(self.gold, "actors")):
            return None
        if fact.property == "organisation":
            return self._named([r["organisation"] for r in roles], self._text(fact.object))
        if fact.property == "date":
            start, _, end = self._text(fact.object).partition("/")
            return any((r.get("start") or "", r.get("end") or "") == (start, end) for r in roles)
        return None

    def _told_of(self, person: Thing, post: Thing) -> bool:
        """Tell whether a gold relation says that a person holds, leads or belongs to a post."""
        pairs = ((a.text, b.text) for a in person.names for b in post.names)
        items = (
            {"subject": holder, "predicate": _snake(name), "object": title}
            for holder, title in pairs
            for name in ROLES
        )
        gold = list(matching.items(self.gold, "relations"))
        return any(matching.relation(told, item, self.expand) for item in items for told in gold)

    def _roles(self, found: Item) -> list[Item]:
        return [
            role
            for person in matching.items(self.gold, "actors")
            for role in person.get("roles") or []
            if matching.role(
                {"holder": [person["name"], *person.get("aliases", [])], "title": role["title"]},
                found,
            )
        ]

    def related(self, fact: Fact) -> bool:
        """Judge a relation by the gold relations, or by roles, acts and events that imply it."""
        subject, value = self.things[fact.subject].name, self._text(fact.object)
        item = {"subject": subject, "predicate": _snake(fact.property), "object": value}
        if any(
            matching.relation(gold, item, self.expand)
            for gold in matching.items(self.gold, "relations")
        ):
            return True
        if fact.property in ADOPTERS:
            gold = self.pairs.get(str(fact.object), {})
            return self._named([gold.get("adopted_by")], subject)
        if fact.property in TAKING_PART:
            gold = self.pairs.get(str(fact.object), {})
            return self._named(gold.get("participants") or [], subject)
        return fact.property in ROLES and self._implied(fact, value)

    def _implied(self, fact: Fact, value: str) -> bool:
        person = self.pairs.get(fact.subject, {})
        ends = [r.get(end) for r in person.get("roles") or [] for end in ("title", "organisation")]
        return self._named(ends, value)


def _agree(wanted: str, found: str, language: str) -> bool:
    """Tell whether two phrases say the same in whichever case and number, one with fewer words."""
    texts = (matching._normalised(text) for text in (wanted, found))
    plain = (" ".join(lemmas(word, language)[0] for word in text.split()) for text in texts)
    return matching._token_set(*plain) >= matching.THRESHOLD


def gold_fields(gold: Item) -> tuple[str, ...]:
    """Return the fields that the gold facts of a document have."""
    return tuple(
        {key: 0 for name in MEASURES for item in matching.items(gold, name) for key in item}
    )


def _documents(texts: Path) -> Iterator[Document]:
    """Give the documents of a folder; of the validation texts only those with odd numbers."""
    held_out = "validation" in texts.resolve().parts
    for path in sorted(texts.glob("*.txt")):
        if not held_out or int(path.name[:3]) % 2:
            yield from read_documents([path]).documents


def judged(folders: Sequence[tuple[Path, Path]]) -> tuple[dict[Key, list[bool]], int]:
    """Return the judgements on all documents that have gold facts, and how many those are."""
    found: dict[Key, list[bool]] = defaultdict(list)
    count = 0
    for texts, gold_folder in folders:
        gold = read_facts(gold_folder)
        for document in _documents(texts):
            if document.source[:3] not in gold:
                continue
            count += 1
            for key, right in Judge(extract(document), gold[document.source[:3]]).judgements():
                found[key].append(right)
    return found, count


def smoothed(found: Mapping[Key, Sequence[bool]]) -> dict[str, dict[str, dict[str, Item]]]:
    """Return counts and smoothed precision: language beside property beside kind of thing."""
    everything = [right for rights in found.values() for right in rights]
    overall = sum(everything) / len(everything)
    tables: dict[str, dict[str, dict[str, Item]]] = {
        EVERY: {EVERY: {EVERY: _entry(everything, overall)}},
        RELATIONS: {EVERY: _by_language({k: v for k, v in found.items() if _related(k)}, overall)},
    }
    properties = sorted({(k, p) for k, p, _ in found}, key=lambda e: (e[0], e[1] != TYPE, e[1]))
    for kind_, name in properties:
        known = tables.setdefault(kind_, {})
        wider = known[TYPE][EVERY]["confidence"] if TYPE in known else overall
        if _related((kind_, name, "")):
            wider = tables[RELATIONS][EVERY][EVERY]["confidence"]
        own = {key: rights for key, rights in found.items() if key[:2] == (kind_, name)}
        known[name] = _by_language(own, wider)
    return tables


def _related(key: Key) -> bool:
    return key[0] in ("actors", "legal_acts", "events") and key[1] in relations()


def _by_language(found: Mapping[Key, Sequence[bool]], wider: float) -> dict[str, Item]:
    """Return the figures of all languages, then of each, smoothed with those of all."""
    whole = _entry([right for rights in found.values() for right in rights], wider)
    codes = sorted({code for _, _, code in found})
    each = [[r for key, own in found.items() if key[2] == code for r in own] for code in codes]
    entries = (_entry(rights, whole["confidence"]) for rights in each)
    return {EVERY: whole} | dict(zip(codes, entries, strict=True))


def _entry(rights: Sequence[bool], wider: float) -> Item:
    precision = (sum(rights) + PRIOR * wider) / (len(rights) + PRIOR)
    return {
        "right": sum(rights),
        "judged": len(rights),
        "confidence": min(round(precision, 2), SUREST),
    }


def written(tables: Mapping[str, Mapping[str, Mapping[str, Item]]], made: Mapping[str, Any]) -> str:
    """Return the figures as TOML."""
    lines = [
        "# How often facts were right, by kind of thing, property and language; shipped with each",
        "# release. Made by `python -m tests.benchmarks calibration … --write`; do not edit.",
        "",
        "[made]",
        *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in made.items()),
    ]
    for kind_, properties in tables.items():
        for name, languages in properties.items():
            lines += ["", f"[{kind_}.{name}]"]
            for code, entry in languages.items():
                fields = ", ".join(f"{key} = {value}" for key, value in entry.items())
                lines.append(f"{code} = {{ {fields} }}")
    return "\n".join(lines) + "\n"


def main(options: Sequence[str] = ()) -> int:
    """Measure, show, and with ``--write`` write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks calibration")
    parser.add_argument("folders", nargs="*", type=Path, help="TEXTS GOLD pairs")
    parser.add_argument("--made-from", default="the first corpus and the odd validation texts")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(list(options))
    default = [SHARED / "corpus", SHARED / "gold", SHARED / "validation" / "texts"]
    paths = given.folders or [*default, SHARED / "validation" / "gold"]
    found, count = judged(list(zip(paths[::2], paths[1::2], strict=True)))
    tables = smoothed(found)
    made = {
        "from": given.made_from,
        "documents": count,
        "judgements": sum(map(len, found.values())),
        "smoothing": f"each figure beside {PRIOR} facts of the wider one",
        "relations": "a lower bound: the gold facts name the main relations only",
    }
    text = written(tables, made)
    print(text)
    if given.write:
        PATH.write_text(text, encoding="utf-8")
    return 0
