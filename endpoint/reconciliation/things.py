"""The named things of a release, as they are matched and shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import pyoxigraph as ox

from endpoint.dataset import Dataset
from endpoint.phrases import in_language
from endpoint.process import Job
from ontology.vocabulary import DATA_BASE, KEL, RDF, RDFS, SKOS, classes, is_a, superclasses

TSV = "text/tab-separated-values"
_OF = "SELECT ?thing ?value WHERE { ?thing <%s> ?value }"
_TYPED = "SELECT ?thing ?value WHERE {{ VALUES ?value {{ {} }} ?thing <{}> ?value }}"
_OTHERS = 3
"""How many other names a description tells."""


@dataclass(slots=True)
class Thing:
    """A thing of the graph: ``id`` is the end of its IRI, below the base of the data.

    ``classes`` are local names, with all that lie above them. ``labels`` are preferred names by
    language, ``also`` its other names, ``hidden`` names in other cases; ``dates`` are EDTF.
    """

    id: str
    classes: frozenset[str] = frozenset()
    labels: dict[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return (*self.labels.values(), *self.also, *self.hidden)

    @property
    def name(self) -> str:
        """Its name in the reader's language, else in another."""
        return in_language(self.labels, self.id)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Its most specific classes."""
        return _lowest(self.classes)

    @property
    def description(self) -> str:
        """What tells it from namesakes, in the reader's language: class, date, other names."""
        told = [*map(class_label, self.kinds), *sorted(self.dates)[:1]]
        others = [text for text in self.labels.values() if text != self.name]
        several = list(dict.fromkeys([*others, *sorted(self.also)]))
        return "; ".join([", ".join(told), *several[:_OTHERS]])


def class_label(name: str) -> str:
    """Return the label of a class in the reader's language."""
    return in_language(dict(classes()[name].labels), name)


@lru_cache(maxsize=1000)
def _lowest(names: frozenset[str]) -> tuple[str, ...]:
    above = {iri for name in names for iri in superclasses(name)[1:]}
    return tuple(sorted(name for name in names if KEL + name not in above))


@lru_cache(maxsize=1000)
def _with(names: frozenset[str], name: str) -> frozenset[str]:
    """Return classes with another and all above it; things of the same classes share the set."""
    above = (iri.removeprefix(KEL) for iri in superclasses(name) if iri.startswith(KEL))
    return names.union(above)


def base(dataset: Dataset) -> str:
    """Return what the IRIs of things begin with."""
    return str(dataset.release.manifest.get("base", DATA_BASE))


def read(dataset: Dataset) -> Iterator[Thing]:
    """Yield the things of the current release that have a label; Failure as for any query."""
    found: dict[str, Thing] = {}
    for predicate in (RDFS + "label", SKOS + "prefLabel"):
        for id, value in _rows(dataset, _OF % predicate):
            labels = found.setdefault(id, Thing(id)).labels
            language = value.language if isinstance(value, ox.Literal) else None
            labels[language or ""] = min(labels.get(language or "", value.value), value.value)
    for predicate, attribute in (
        (SKOS + "altLabel", "also"), (SKOS + "hiddenLabel", "hidden"), (KEL + "date", "dates"),
    ):  # fmt: skip
        for id, value in _rows(dataset, _OF % predicate):
            if id in found and value.value not in getattr(found[id], attribute):
                setattr(found[id], attribute, (*getattr(found[id], attribute), value.value))
    for id, value in _rows(dataset, _typed()):
        if id in found:
            found[id].classes = _with(found[id].classes, value.value.removeprefix(KEL))
    yield from (thing for _, thing in sorted(found.items()) if thing.classes)


def _typed() -> str:
    things = (f"<{KEL}{name}>" for name in classes() if is_a(name, "Entity"))
    return _TYPED.format(" ".join(things), RDF + "type")


def _rows(dataset: Dataset, query: str) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
    """Yield (id of a thing, value); what lies outside the data is left out."""
    start = base(dataset)
    answer = dataset.answer(Job(query, TSV, ""), stable=False)
    with answer.body as body:
        rows = ox.parse_query_results(body, format=ox.QueryResultsFormat.TSV)
        assert isinstance(rows, ox.QuerySolutions)
        for subject, value in rows:
            if isinstance(subject, ox.NamedNode) and subject.value.startswith(start):
                yield subject.value.removeprefix(start), value
