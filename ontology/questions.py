"""The questions that the graph must be able to answer, in three languages, and their answers.

Each is a file ``questions/{id}.rq``: a SPARQL query whose first comments give the question
(``# en: …``) and its parameters (``# parameter: body: iri``), which are variables of the query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, get_args

import pyoxigraph as ox

from ontology.errors import UsageError
from ontology.vocabulary import XSD

FOLDER: Final = Path(__file__).parent / "questions"
Kind = Literal["iri", "string", "date", "integer", "decimal"]
_COMMENT: Final = re.compile(r"^# (\w+): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Parameter:
    """What a question leaves open: a variable of its query, and the kind of term that fills it."""

    name: str
    kind: Kind

    def term(self, value: str) -> ox.NamedNode | ox.Literal:
        """Return the RDF term of a value, as a full IRI or a lexical form; else UsageError."""
        if self.kind == "string":
            return ox.Literal(value)
        try:
            if self.kind == "iri":
                return ox.NamedNode(value)
        except ValueError as error:
            raise UsageError(f"{self.name}: {value!r} is no IRI") from error
        if not _FORMS[self.kind].fullmatch(value):
            raise UsageError(f"{self.name}: {value!r} is no {self.kind}")
        return ox.Literal(value, datatype=ox.NamedNode(XSD + self.kind))


_FORMS: Final[Mapping[Kind, re.Pattern[str]]] = MappingProxyType(
    {
        "date": re.compile(r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
        "integer": re.compile(r"[+-]?\d+"),
        "decimal": re.compile(r"[+-]?\d*\.?\d+"),
    }
)


@dataclass(frozen=True)
class Question:
    """A question: its titles by language (en, ru, kk), parameters and SPARQL 1.1 SELECT query."""

    id: str
    titles: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    query: str

    def filled(self, **given: str) -> str:
        """Return the query with its parameters bound by VALUES, ready to be run or pasted.

        UsageError where a parameter is missing, unknown or of the wrong form.
        """
        expected = {parameter.name: parameter for parameter in self.parameters}
        if missing := sorted(expected.keys() - given.keys()):
            raise UsageError(f"{self.id}: give {', '.join(missing)}")
        if unknown := sorted(given.keys() - expected.keys()):
            raise UsageError(f"{self.id}: has no parameter {', '.join(unknown)}")
        head, where, body = self.query.partition("WHERE {\n")
        terms = ((name, parameter.term(given[name])) for name, parameter in expected.items())
        values = "".join(f"    VALUES ?{name} {{ {term} }}\n" for name, term in terms)
        return f"{head}{where}{values}{body}"


@dataclass(frozen=True)
class Answer:
    """The rows of an answer; an unbound variable is ''. IRIs and literals stand as their text."""

    variables: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@cache
def questions() -> Mapping[str, Question]:
    """Return all questions by id, sorted."""
    return MappingProxyType({path.stem: _read(path) for path in sorted(FOLDER.glob("*.rq"))})


def ask(store: ox.Store, question_id: str, **parameters: str) -> Answer:
    """Answer a question from all graphs of a store together.

    Each parameter is a full IRI or a lexical form. UsageError where the question is not known, or
    a parameter is missing, unknown or of the wrong form.
    """
    question = questions().get(question_id)
    if question is None:
        raise UsageError(f"{question_id}: no such question")
    found = store.query(question.filled(**parameters), use_default_graph_as_union=True)
    if not isinstance(found, ox.QuerySolutions):
        raise UsageError(f"{question_id}: its query is no SELECT")
    names = tuple(variable.value for variable in found.variables)
    return Answer(names, tuple(tuple(_text(term) for term in row) for row in found))


def _read(path: Path) -> Question:
    query = path.read_text(encoding="utf-8")
    comments = _COMMENT.findall(query)
    return Question(
        id=path.stem,
        titles=MappingProxyType({key: text for key, text in comments if key != "parameter"}),
        parameters=tuple(_parameter(text) for key, text in comments if key == "parameter"),
        query=query,
    )


def _parameter(text: str) -> Parameter:
    name, _, kind = text.partition(": ")
    for known in get_args(Kind):
        if kind == known:
            return Parameter(name, known)
    raise UsageError(f"{text}: a parameter has one of the kinds {', '.join(get_args(Kind))}")


def _text(term: object) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return "" if term is None else str(term)
