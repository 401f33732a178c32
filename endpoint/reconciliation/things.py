"""The named things of a release, as they are matched and shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import pyoxigraph as ox

from endpoint.dataset import Dataset
from endpoint.phrases import in_language
from endpoint.workers import Job
from ontology.vocabulary import DATA_BASE, DCTERMS, KEL, RDF, RDFS, SKOS, classes, superclasses

_PREFERRED = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title")
_NAMES = (*_PREFERRED, SKOS + "altLabel", SKOS + "hiddenLabel")
_TYPE, _DATE = RDF + "type", KEL + "date"
_QUERY = f"""
SELECT DISTINCT ?thing ?property ?value WHERE {{
  {{ SELECT DISTINCT ?thing WHERE {{ ?thing <{_PREFERRED[0]}>|<{_PREFERRED[1]}> ?name }} }}
  VALUES ?property {{ {" ".join(f"<{iri}>" for iri in (*_NAMES, _TYPE, _DATE))} }}
  ?thing ?property ?value
}} ORDER BY ?thing"""
TSV = "text/tab-separated-values"
SHOWN = 3
"""How many other names a description tells."""


@dataclass
class Thing:
    """A thing of the graph: ``id`` is the end of its IRI, below the base of the data.

    ``classes`` are local names, with all that lie above them. ``labels`` are preferred names by
    language; ``names`` are all names; ``dates`` are EDTF.
    """

    id: str
    classes: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name in the reader's language, else in another."""
        return in_language(self.labels, self.id)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Its most specific classes."""
        return _lowest(frozenset(self.classes))

    @property
    def description(self) -> str:
        """What tells it from namesakes, in the reader's language: class, date, other names."""
        told = [class_label(kind) for kind in self.kinds] + sorted(self.dates)[:1]
        others = [text for text in self.labels.values() if text != self.name]
        others += [text for text in self.names if text not in self.labels.values()]
        return "; ".join([", ".join(told), *dict.fromkeys(others[:SHOWN])])


@lru_cache(maxsize=1000)
def _lowest(names: frozenset[str]) -> tuple[str, ...]:
    above = {iri for name in names for iri in superclasses(name)[1:]}
    return tuple(sorted(name for name in names if KEL + name not in above))


def class_label(name: str) -> str:
    """Return the label of a class in the reader's language."""
    return in_language(dict(classes()[name].labels), name)


def base(dataset: Dataset) -> str:
    """Return what the IRIs of things begin with."""
    return str(dataset.release.manifest.get("base", DATA_BASE))


def read(dataset: Dataset) -> Iterator[Thing]:
    """Yield the things of the current release that have a name; Failure as for any query."""
    start = base(dataset)
    answer = dataset.answer(Job(_QUERY, TSV, ""), stable=False)
    with answer.body as body:
        thing = Thing("")
        rows = ox.parse_query_results(body, format=ox.QueryResultsFormat.TSV)
        assert isinstance(rows, ox.QuerySolutions)
        for subject, predicate, value in rows:
            if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(start):
                continue
            name = subject.value.removeprefix(start)
            if name != thing.id:
                if thing.classes:
                    yield thing
                thing = Thing(name)
            _note(thing, predicate.value, value)
        if thing.classes:
            yield thing


def _note(thing: Thing, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
    if predicate == _TYPE:
        name = value.value.removeprefix(KEL)
        if name in classes():
            above = (iri.removeprefix(KEL) for iri in superclasses(name) if iri.startswith(KEL))
            thing.classes.update(above)
    elif predicate == _DATE:
        thing.dates.append(value.value)
    elif isinstance(value, ox.Literal):
        thing.names.append(value.value)
        if predicate in _PREFERRED:
            thing.labels.setdefault(value.language or "", value.value)
