"""The answers that the graph of the first corpus must give, as a person read them in the texts.

Each file of ``corpus_answers`` names a question and, for each of its cases, the parameters (an
entity by one of its names), ``rows`` that must be among the answers and rows that are ``missing``
still. ``…`` at an end of a value stands for more text there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.release import Release
from ontology.questions import ask, questions
from ontology.vocabulary import SKOS

FOLDER = Path(__file__).parent / "corpus_answers"
Row = Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """A question with its parameters, and what it must answer or does not answer yet."""

    question: str
    parameters: Row
    rows: tuple[Row, ...]
    missing: tuple[Row, ...]


def cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of a file of answers."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Case(content["question"], c["parameters"], tuple(c["rows"]), tuple(c["missing"]))
        for c in content["cases"]
    )


@dataclass(frozen=True)
class Answers:
    """What a release answers to the cases."""

    release: Release
    store: ox.Store

    def to(self, case: Case) -> tuple[Row, ...]:
        """Return the rows of the answer; a source stands by the number of its file."""
        given = dict(self._parameters(case))
        if "" in given.values():
            return ()
        answer = ask(self.store, case.question, **given)
        return tuple(
            {name: self._shown(value) for name, value in zip(answer.variables, row, strict=True)}
            for row in answer.rows
        )

    def lacking(self, case: Case, wanted: tuple[Row, ...]) -> tuple[Row, ...]:
        """Return the wanted rows that no row of the answer has."""
        found = self.to(case)
        return tuple(row for row in wanted if not any(_fits(row, other) for other in found))

    def _parameters(self, case: Case) -> Iterator[tuple[str, str]]:
        kinds = {p.name: p.kind for p in questions()[case.question].parameters}
        for name, value in case.parameters.items():
            yield name, self.iri(value) if kinds[name] == "iri" else value

    def iri(self, name: str) -> str:
        """Return the IRI of the entity that has a name as a label, or ''."""
        query = f"SELECT DISTINCT ?s ?n {{ ?s <{SKOS}prefLabel>|<{SKOS}altLabel> ?n }}"
        found = selected(self.store, query)
        return min((row["s"].value for row in found if row["n"].value == name), default="")

    def _shown(self, value: str) -> str:
        files = {source["id"]: source["file"] for source in self.release.manifest["sources"]}
        _, sep, document = value.rpartition("/source/")
        return files[document].partition("_")[0] if sep else " ".join(value.split())


def selected(store: ox.Store, query: str) -> Iterator[ox.QuerySolution]:
    """Give the solutions of a SELECT query over all graphs of a store."""
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    yield from found


def _fits(wanted: Row, found: Row) -> bool:
    return all(_is(value, found[name]) for name, value in wanted.items())


def _is(wanted: str, found: str) -> bool:
    core, folded = wanted.strip("…").casefold(), found.casefold()
    if wanted.startswith("…") and wanted.endswith("…"):
        return core in folded
    if wanted.startswith("…"):
        return folded.endswith(core)
    return folded.startswith(core) if wanted.endswith("…") else folded == core
