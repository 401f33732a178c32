"""What a validation found, for people (text in three languages) and for programs (Turtle)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import pyoxigraph as ox

from ontology.vocabulary import PREFIXES, RDF, SH, XSD

Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("Violation", "Warning", "Info")


@dataclass(frozen=True)
class Result:
    """One thing that breaks a shape.

    ``focus``, ``path`` and ``shape`` are IRIs (``path`` is '' where a shape speaks of the node
    itself); ``value`` is the offending node or text, or ''. ``messages`` are by BCP 47 language.
    """

    severity: Severity
    focus: str
    path: str
    value: str
    shape: str
    messages: Mapping[str, str] = field(compare=False, repr=False)

    @property
    def message(self) -> str:
        """What is wrong and how to mend it, in English."""
        return self.in_language("en")

    def in_language(self, language: str) -> str:
        """Return the message in a language, else in English, else in any."""
        known = self.messages.get(language) or self.messages.get("en")
        return known or next(iter(self.messages.values()), "")

    @property
    def key(self) -> tuple[int, str, str, str, str]:
        """By what results are sorted: the gravest first, then by shape and place."""
        return SEVERITIES.index(self.severity), self.shape, self.focus, self.path, self.value


@dataclass(frozen=True)
class Report:
    """The results of a validation, sorted; a graph conforms where none of them is a violation."""

    results: tuple[Result, ...]

    @classmethod
    def of(cls, results: Sequence[Result]) -> Report:
        """Return the report of these results in any order, each kept once."""
        return cls(tuple(sorted(set(results), key=lambda result: result.key)))

    @property
    def conforms(self) -> bool:
        """Whether nothing is a violation; warnings do not count."""
        return not self.violations

    @property
    def violations(self) -> tuple[Result, ...]:
        """The results that must be mended."""
        return tuple(result for result in self.results if result.severity == "Violation")

    @property
    def warnings(self) -> tuple[Result, ...]:
        """The results that somebody should look at."""
        return tuple(result for result in self.results if result.severity != "Violation")

    def lines(self, language: str = "en") -> tuple[str, ...]:
        """Return one line for each result: its severity, shape, place and message."""
        return tuple(_line(result, language) for result in self.results)

    def as_json(self) -> dict[str, Any]:
        """Return ``{"conforms", "results"}``, each result with its messages by language."""
        results = [
            {
                "severity": result.severity,
                "shape": result.shape,
                "focus": result.focus,
                "path": result.path,
                "value": result.value,
                "messages": dict(result.messages),
            }
            for result in self.results
        ]
        return {"conforms": self.conforms, "results": results}

    @property
    def turtle(self) -> str:
        """The report as a SHACL validation report (SHACL § 3.6) in Turtle, the same each time."""
        data = ox.serialize(self._triples(), format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
        return (data or b"").decode()

    def _triples(self) -> list[ox.Triple]:
        report = ox.BlankNode("report")
        found = [
            ox.Triple(report, _RDF_TYPE, ox.NamedNode(SH + "ValidationReport")),
            ox.Triple(report, _sh("conforms"), ox.Literal(self.conforms)),
        ]
        for number, result in enumerate(self.results):
            node = ox.BlankNode(f"result{number}")
            found.append(ox.Triple(report, _sh("result"), node))
            found += _triples(node, result)
        return found


_RDF_TYPE: Final = ox.NamedNode(RDF + "type")


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(SH + name)


def _line(result: Result, language: str) -> str:
    place = " ".join(part for part in (result.focus, result.path, result.value) if part)
    shape = result.shape.rpartition("#")[2]
    return f"{result.severity} {shape}: {place}: {result.in_language(language)}"


def _triples(node: ox.BlankNode, result: Result) -> list[ox.Triple]:
    """Return the triples of one result; a path that is no single IRI is left out."""
    pairs: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (_RDF_TYPE, _sh("ValidationResult")),
        (_sh("resultSeverity"), _sh(result.severity)),
        (_sh("focusNode"), _node(result.focus)),
        (_sh("sourceShape"), _node(result.shape)),
    ]
    if result.path:
        pairs.append((_sh("resultPath"), _node(result.path)))
    if result.value:
        pairs.append((_sh("value"), _node(result.value)))
    pairs += [
        (_sh("resultMessage"), ox.Literal(text, language=language))
        for language, text in sorted(result.messages.items())
    ]
    return [ox.Triple(node, predicate, value) for predicate, value in pairs]


def _node(text: str) -> ox.NamedNode | ox.Literal:
    """Return an IRI where the text can be one, else a string."""
    try:
        return ox.NamedNode(text)
    except ValueError:
        return ox.Literal(text, datatype=ox.NamedNode(XSD + "string"))
