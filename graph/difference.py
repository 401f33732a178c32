"""What one release says and another does not, in words: new, gone and changed facts, with quotes.

A fact is a claim. It is changed where the claim has another status, or where one claim on the same
thing and property took the place of one other.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.patch import differing
from graph.reading.document import line_number
from graph.release import Release
from graph.sorted_quads import N_QUADS, Subjects
from ontology.documentation import texts
from ontology.vocabulary import DCTERMS, KEL, OA, RDF, RDFS, SKOS

REMEMBERED = 4_096


@dataclass(frozen=True)
class Fact:
    """A claim of one release, the same as another of its IRI and status.

    ``about`` are the IRIs of its thing and property; ``subject``, ``property``, ``value`` and
    ``status`` are for people. ``quotes`` are (file, line from 1, words), in order.
    """

    claim: str
    status: str
    about: tuple[str, str] = field(compare=False)
    subject: str = field(compare=False)
    property: str = field(compare=False)
    value: str = field(compare=False)
    quotes: tuple[tuple[str, int, str], ...] = field(compare=False)


@dataclass(frozen=True)
class Change:
    """A fact before and after; None where there was none, or is none any more."""

    before: Fact | None
    after: Fact | None

    @property
    def kind(self) -> str:
        """``added``, ``gone`` or ``changed``."""
        return "added" if not self.before else "changed" if self.after else "gone"

    @property
    def fact(self) -> Fact:
        """The fact after the change, or before it where it is gone."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True)
class Difference:
    """The changes between two releases, by thing and property.

    ``otherwise`` counts the claims that stayed with other evidence or another confidence.
    """

    old: Release
    new: Release
    changes: tuple[Change, ...]
    otherwise: int


def difference(old: Release, new: Release, language: str = "en") -> Difference:
    """Return what differs in claims; names and labels are in ``language`` where there are any."""
    before, after = (release.dumps / N_QUADS for release in (old, new))
    claims = dict.fromkeys(_claims(line for _, line in differing(before, after)))
    with ExitStack() as stack:
        readers = [_Reader.of(release, language, stack) for release in (old, new)]
        found = [Change(*(reader.fact(claim) for reader in readers)) for claim in claims]
    told = [one for one in _paired(found) if _told(one)]
    told.sort(key=lambda one: (one.fact.subject, one.fact.property, one.fact.value, one.fact.claim))
    same = sum(one.before is not None and one.before == one.after for one in found)
    return Difference(old, new, tuple(told), same)


def _claims(lines: Iterable[bytes]) -> Iterator[str]:
    """Give the subjects of lines that are claims of any base."""
    for line in lines:
        subject = line[1 : line.index(b">")] if line.startswith(b"<") else b""
        if b"/claim/" in subject or b"#claim/" in subject:
            yield subject.decode()


def _told(change: Change) -> bool:
    return change.before != change.after and bool(change.before or change.after)


def _paired(changes: Iterable[Change]) -> Iterator[Change]:
    """Take one fact that went and one that came, of one thing and property, as one change."""
    groups: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        if change.before or change.after:
            groups[change.fact.about].append(change)
    for several in groups.values():
        came, went = ([c for c in several if c.kind == kind] for kind in ("added", "gone"))
        if len(came) == len(went) == 1:
            yield Change(went[0].before, came[0].after)
            several = [c for c in several if c.kind == "changed"]
        yield from several


class _Reader:
    """Reads the facts of a release from its sorted N-Quads."""

    def __init__(self, release: Release, subjects: Subjects, language: str) -> None:
        self.release, self.language = release, language
        self._of = lru_cache(REMEMBERED)(subjects.of)
        self._text = lru_cache(8)(release.text)

    @classmethod
    def of(cls, release: Release, language: str, stack: ExitStack) -> _Reader:
        """Return a reader that lives as long as the stack."""
        return cls(release, stack.enter_context(Subjects(release.dumps / N_QUADS)), language)

    def fact(self, claim: str) -> Fact | None:
        """Return the fact of a claim, None where the release does not have it."""
        parts = [self._one(claim, RDF + name) for name in ("subject", "predicate", "object")]
        if None in parts:
            return None
        subject, property_, target = parts
        status = self._one(claim, KEL + "status")
        return Fact(
            claim,
            _label(status.value, self.language) if status else "",
            (subject.value, property_.value),
            self.name(subject),
            _label(property_.value, self.language),
            self.name(target) if isinstance(target, ox.NamedNode) else _written(target),
            tuple(sorted(filter(None, map(self._quote, self._all(claim, KEL + "supportedBy"))))),
        )

    def name(self, thing: Any) -> str:
        """Return what a thing is called with the end of its IRI, or the label of a term."""
        if thing.value.startswith(KEL):
            return _label(thing.value, self.language)
        names = {t.language or "": t.value for t in self._all(thing.value, SKOS + "prefLabel")}
        base = str(self.release.manifest.get("base", ""))
        short = str(thing.value).removeprefix(base)
        for code in (self.language, "en", *sorted(names)):
            if code in names:
                return f"{names[code]} ({short})"
        return short

    def _quote(self, evidence: Any) -> tuple[str, int, str] | None:
        source = self._one(evidence.value, OA + "hasSource")
        selectors = self._all(evidence.value, OA + "hasSelector")
        said = {
            name: [t.value for one in selectors for t in self._all(one.value, OA + name)]
            for name in ("exact", "start")
        }
        if source is None or not said["exact"]:
            return None
        file = self._one(source.value, DCTERMS + "title")
        start = int(said["start"][0]) if said["start"] else 0
        text = self._text(source.value.rpartition("/")[2])
        line = line_number(text, start)
        return file.value if file else source.value, line, " ".join(said["exact"][0].split())

    def _all(self, subject: str, property_: str) -> list[Any]:
        return [t.object for t in self._of(subject) if t.predicate.value == property_]

    def _one(self, subject: str, property_: str) -> Any:
        return next(iter(self._all(subject, property_)), None)


def _written(literal: Any) -> str:
    text = str(literal.value)
    return f"{text} @{literal.language}" if literal.language else text


def _label(iri: str, language: str) -> str:
    """Return the label of a term; those of standards are in the data file."""
    if iri.startswith(KEL):
        labels = texts(iri, RDFS + "label")
    else:
        labels = words()["property"].get(iri.replace("#", "/").rpartition("/")[2], {})
    return str(labels.get(language) or labels.get("en") or iri)


@cache
def words() -> Mapping[str, Any]:
    """Return the words of a difference by language."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def lines(found: Difference, language: str = "en") -> Iterator[str]:
    """Give a difference as lines for a terminal."""
    groups = {
        kind: [c for c in found.changes if c.kind == kind] for kind in ("added", "gone", "changed")
    }
    numbers = {kind: len(changes) for kind, changes in groups.items()}
    yield words()["title"][language].format(old=found.old.id, new=found.new.id, **numbers)
    if found.otherwise:
        yield words()["otherwise"][language].format(number=found.otherwise)
    for kind, changes in groups.items():
        if changes:
            yield ""
            yield words()[kind][language]
            yield from _grouped(changes)


def _grouped(changes: Iterable[Change]) -> Iterator[str]:
    subject = ""
    for change in changes:
        if change.fact.subject != subject:
            subject = change.fact.subject
            yield f"  {subject}"
        facts = [fact for fact in (change.before, change.after) if fact]
        values = " → ".join(f"{fact.value} [{fact.status}]" for fact in facts)
        yield f"    {change.fact.property}: {values}"
        for sign, fact in (("-", change.before), ("+", change.after)):
            for file, line, quote in fact.quotes if fact else ():
                yield f"      {sign} {file}:{line}: “{quote}”"
