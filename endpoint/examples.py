"""The example queries of the pages: questions that this graph answers, and some for every graph."""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import current_app

from endpoint.dataset import Dataset
from endpoint.failure import Failure
from endpoint.phrases import in_language
from ontology.questions import Question, questions

PATIENCE = 1.0
"""How long a page waits for the questions of a new release, in seconds."""
PERIOD = ("1900-01-01", "2100-01-01")
"""What fills the dates of a question, in turn."""
BELOW = "1"
"""What fills a decimal."""


@dataclass(frozen=True)
class Example:
    """A question in the page's language, and the query that answers it."""

    title: str
    query: str


Titled = tuple[Mapping[str, str], str]


@cache
def general() -> tuple[Titled, ...]:
    """Return titles and queries that suit every graph."""
    path = Path(__file__).with_name("examples.toml")
    read = tomllib.loads(path.read_text(encoding="utf-8"))["example"]
    return tuple((entry["title"], entry["query"].strip()) for entry in read)


def examples(most: int | None = None) -> list[Example]:
    """Return at most so many examples, with their titles in the page's language."""
    answered = _shelf(current_app.extensions["kelisim"]).take()
    found = [*answered, *general()][:most]
    return [Example(in_language(dict(titles)), query) for titles, query in found]


class Shelf:
    """The questions that one release answers, found beside the work."""

    def __init__(self, dataset: Dataset, release: str) -> None:
        """Begin to look for them."""
        self.release = release
        self._found: list[Titled] = []
        self._looking = threading.Thread(target=self._look, args=(dataset,), daemon=True)
        self._looking.start()

    def _look(self, dataset: Dataset) -> None:
        for found in answered(dataset):
            self._found.append(found)

    def take(self) -> list[Titled]:
        """Return what is there by now, after a moment of patience."""
        self._looking.join(PATIENCE)
        return list(self._found)


def _shelf(dataset: Dataset) -> Shelf:
    """Return the shelf of the current release; each application has one at a time."""
    release, kept = dataset.release.id, current_app.extensions.get("kelisim-examples")
    if not isinstance(kept, Shelf) or kept.release != release:
        kept = Shelf(dataset, release)
        current_app.extensions["kelisim-examples"] = kept
    return kept


def answered(dataset: Dataset) -> Iterator[Titled]:
    """Yield the questions that have an answer, those without parameters first, ready to be run.

    A parameter is filled with the thing of the graph that has the most answers.
    """
    for question in sorted(questions().values(), key=lambda one: bool(one.parameters)):
        try:
            query = _filled(dataset, question)
        except Failure:
            continue
        if query:
            yield question.titles, _plain(query)


def _filled(dataset: Dataset, question: Question) -> str:
    """Return the query with its parameters filled, '' where the graph has no answer."""
    given: dict[str, str] = {}
    for index, parameter in enumerate(question.parameters):
        if parameter.kind == "iri":
            given[parameter.name] = _thing(dataset, question, parameter.name)
        elif parameter.kind == "date":
            given[parameter.name] = PERIOD[index % 2]
        elif parameter.kind == "decimal":
            given[parameter.name] = BELOW
    if "" in given.values() or len(given) < len(question.parameters):
        return ""
    query = question.filled(**given)
    return query if dataset.rows(_plain(query) + "\nLIMIT 1") else ""


def _thing(dataset: Dataset, question: Question, name: str) -> str:
    """Return the thing that, in the place of the parameter, has the most answers, or ''."""
    head, _, rest = question.query.partition("\nSELECT ")
    pattern = "{" + rest.partition("{")[2].partition("\n}")[0] + "\n}"
    count = f"SELECT ?{name} (COUNT(*) AS ?answers) WHERE {pattern}"
    order = f"GROUP BY ?{name} ORDER BY DESC(?answers) ?{name} LIMIT 1"
    rows = dataset.rows(f"{_plain(head)}\n{count}\n{order}")
    return str(rows[0][name]["value"]) if rows and name in rows[0] else ""


def _plain(query: str) -> str:
    """Return a query without its opening comments, which are the page's to show."""
    lines = query.splitlines()
    return "\n".join(line for line in lines if not line.startswith("# ")).strip()
