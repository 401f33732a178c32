"""The constraints of the shapes as queries over a whole graph.

SHACL asks about each focus node anew; here the targets of a shape are joined to the query of each
of its constraints, and it is asked once. The results are the same, as tests show. Understood are
shapes with ``sh:targetClass``, ``sh:targetSubjectsOf`` and ``sh:targetObjectsOf``; the constraints
of ``shapes.core``; and SPARQL constraints (SHACL § 5) of node shapes whose first ``WHERE {`` opens
the outermost group of the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox
import rdflib
from rdflib import SH

from shapes.core import Below, checks, is_a, path_of
from shapes.report import Result, Severity

NOTHING_BELOW: Final[Below] = MappingProxyType({})
_TARGETS: Final = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


@dataclass(frozen=True)
class Rule:
    """A constraint with its shape (IRI), made into a query for the whole graph.

    ``component`` is the local name of the SHACL parameter that states it (``minCount``,
    ``sparql``). ``about_focus`` says that a solution without a value is about the focus node.
    """

    shape: str
    component: str
    severity: Severity
    messages: tuple[tuple[str, str], ...]
    query: str
    about_focus: bool = False

    def results(self, store: ox.Store) -> Iterator[Result]:
        """Give a result for each solution over the default graph of a store."""
        for row in _solutions(store, self.query):
            focus, value = _text(row, "this") or "", _text(row, "value")
            yield Result(
                severity=self.severity,
                focus=focus,
                path=_text(row, "path") or "",
                value=(focus if self.about_focus else "") if value is None else value,
                shape=self.shape,
                messages=dict(self.messages),
            )


def rules(shapes: rdflib.Graph, below: Below = NOTHING_BELOW) -> tuple[Rule, ...]:
    """Return all constraints of the shapes that have a target, sorted by shape.

    ``below`` tells which classes the data put below others. NotImplementedError for a constraint
    that is not understood.
    """
    found = {shape for target in _TARGETS for shape in shapes.subjects(target)}
    every = (rule for shape in found for rule in _rules(shapes, shape, below))
    return tuple(sorted(every, key=lambda rule: (rule.shape, rule.component, rule.query)))


def severity(shapes: rdflib.Graph, shape: rdflib.term.Node) -> Severity:
    """Return the severity of a shape; it is a violation unless the shape says otherwise."""
    found = shapes.value(shape, SH.severity)
    if found == SH.Warning:
        return "Warning"
    return "Info" if found == SH.Info else "Violation"


def _rules(shapes: rdflib.Graph, shape: rdflib.term.Node, below: Below) -> Iterator[Rule]:
    yield from _core(shapes, shape, below)
    for constraint in shapes.objects(shape, SH.sparql):
        yield _sparql(shapes, shape, constraint, below)


def _core(shapes: rdflib.Graph, shape: rdflib.term.Node, below: Below) -> Iterator[Rule]:
    path = path_of(shapes, shapes.value(shape, SH.path))
    told = f"({path} AS ?path)" if path.startswith("<") else ""
    targets = _joined(shapes, shape, below)
    for check in checks(shapes, shape, below):
        distinct = "" if check.having else "DISTINCT "
        yield Rule(
            str(shape),
            check.component,
            severity(shapes, shape),
            _messages(shapes, shape),
            f"SELECT {distinct}?this {told} {check.select} "
            f"WHERE {{ {targets} {check.body} }} {check.having}",
        )


def _sparql(
    shapes: rdflib.Graph, shape: rdflib.term.Node, constraint: rdflib.term.Node, below: Below
) -> Rule:
    select = re.sub(r"\$(?=[A-Za-z_])", "?", str(shapes.value(constraint, SH.select)))
    head, where, body = select.partition("WHERE {")
    return Rule(
        str(shape),
        "sparql",
        severity(shapes, shape),
        _messages(shapes, constraint),
        f"{_prefixes(shapes, constraint)}{head}{where} {_joined(shapes, shape, below)}{body}",
        about_focus=True,
    )


def _messages(shapes: rdflib.Graph, node: rdflib.term.Node) -> tuple[tuple[str, str], ...]:
    texts = shapes.objects(node, SH.message)
    literals = (text for text in texts if isinstance(text, rdflib.Literal))
    return tuple(sorted((text.language or "", str(text)) for text in literals))


def _joined(shapes: rdflib.Graph, shape: rdflib.term.Node, below: Below) -> str:
    """Return the pattern that binds ``?this`` to each target of a shape once."""
    targets = [*_targets(shapes, shape, below)]
    classes = [*map(str, shapes.objects(shape, SH.targetClass))]
    if len(targets) == len(classes) == 1 and classes[0] not in below:
        return targets[0]  # a node is of a class once
    joined = " UNION ".join(f"{{ {target} }}" for target in targets)
    return f"{{ SELECT DISTINCT ?this WHERE {{ {joined} }} }}"


def _targets(shapes: rdflib.Graph, shape: rdflib.term.Node, below: Below) -> Iterable[str]:
    for target in sorted(map(str, shapes.objects(shape, SH.targetClass))):
        yield is_a("?this", target, below)
    for target in sorted(map(str, shapes.objects(shape, SH.targetSubjectsOf))):
        yield f"?this <{target}> ?kelObject ."
    for target in sorted(map(str, shapes.objects(shape, SH.targetObjectsOf))):
        yield f"?kelSubject <{target}> ?this ."


def _prefixes(shapes: rdflib.Graph, constraint: rdflib.term.Node) -> str:
    lines = [
        f"PREFIX {shapes.value(declared, SH.prefix)}: <{shapes.value(declared, SH.namespace)}>\n"
        for place in shapes.objects(constraint, SH.prefixes)
        for declared in shapes.objects(place, SH.declare)
    ]
    return "".join(sorted(lines))


def _solutions(store: ox.Store, query: str) -> Iterable[ox.QuerySolution]:
    found = store.query(query)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("a constraint must be a SELECT query")
    return found


def _text(row: ox.QuerySolution, name: str) -> str | None:
    """Return a term as a string, a blank node with its underscore; None if unbound."""
    try:
        term = row[name]
    except KeyError:
        return None
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return str(term) if term is not None else None
