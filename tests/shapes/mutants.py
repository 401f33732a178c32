"""One small breakage of the example graphs for each constraint of the shapes.

A constraint of SHACL Core has its breakage made by its kind: a value that must be there goes, one
that must be single comes twice, another gets the wrong class, datatype, language or length. A
SPARQL constraint has its own in ``mutants.toml``, as SPARQL Update. Where a triple is changed, the
claim that states it changes with it, so that nothing else breaks by accident.

``python -m tests.shapes.mutants`` prints the table.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib import SH
from rdflib.collection import Collection

from ontology.questions import FOLDER
from ontology.vocabulary import PREFIXES, RDF, XSD
from shapes.rules import Rule, rules
from shapes.validation import prepared, shapes

Term = ox.NamedNode | ox.Literal
TYPE, SUBJECT = ox.NamedNode(RDF + "type"), ox.NamedNode(RDF + "subject")
PREDICATE, OBJECT = ox.NamedNode(RDF + "predicate"), ox.NamedNode(RDF + "object")
STRANGER = ox.NamedNode("https://example.org/id/act/stranger")
LONG = "x" * 500


@dataclass(frozen=True)
class Constraint:
    """A constraint: its shape's local name, its component, and its rule."""

    shape: str
    component: str
    rule: Rule

    @property
    def name(self) -> str:
        """Shape and component, as ``ClaimHasEvidence.minCount``."""
        return f"{self.shape}.{self.component}"


@cache
def constraints() -> tuple[Constraint, ...]:
    """Return every constraint; of several alike in a shape, the later ones have a number."""
    found, often = [], Counter[tuple[str, str]]()
    for rule in rules(shapes()):
        shape = rule.shape.rpartition("#")[2]
        often[shape, rule.component] += 1
        number = often[shape, rule.component]
        component = rule.component if number == 1 else f"{rule.component}{number}"
        found.append(Constraint(shape, component, rule))
    return tuple(found)


@cache
def written() -> dict[str, dict[str, Any]]:
    """Return ``mutants.toml``: for a constraint its update, and which others rightly report."""
    text = Path(__file__).with_name("mutants.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _quads() -> tuple[ox.Quad, ...]:
    paths = sorted(FOLDER.glob("example*.ttl"))
    return tuple(q for path in paths for q in ox.parse(path=path, format=ox.RdfFormat.TURTLE))


def example() -> ox.Store:
    """Return the example graphs, unbroken, as the engine sees them."""
    return prepared(_quads(), {})


def broken(constraint: Constraint) -> ox.Store:
    """Return the example graphs with the breakage of a constraint."""
    store = example()
    known = written().get(constraint.name, {})
    if "update" not in known and "told" not in known:
        Breaker(store, constraint).run()
    for update in (known.get("update"), *map(_told, known.get("told", ()))):
        if update:
            store.update(f"{_HEAD}{update}", base_iri="https://example.org/id/")
    return store


_HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def _told(triple: str) -> str:
    """Return the update that adds a triple and a claim that states it."""
    subject, predicate, value = triple.split(" ", 2)
    claim = f"<claim/told> rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {value}"
    return f"INSERT DATA {{ {triple} . {claim} ; kel:supportedBy <evidence/told> }}"


def reporting(store: ox.Store) -> set[str]:
    """Return the names of the constraints that a graph breaks."""
    return {one.name for one in constraints() if next(one.rule.results(store), None)}


@dataclass(frozen=True)
class Breaker:
    """Breaks one Core constraint in a store."""

    store: ox.Store
    constraint: Constraint

    def run(self) -> None:
        """Make the breakage that the component's kind asks for."""
        kind = self.constraint.component.rstrip("23")
        KINDS[kind](self)

    @property
    def node(self) -> rdflib.URIRef:
        """The shape."""
        return rdflib.URIRef(self.constraint.rule.shape)

    def parameter(self, predicate: rdflib.URIRef) -> str:
        """Return the parameter of the component; of several, the one of this constraint."""
        found = sorted(map(str, shapes().objects(self.node, predicate)))
        number = self.constraint.component.removeprefix(predicate.rpartition("#")[2])
        return found[int(number or 1) - 1]

    @property
    def steps(self) -> list[list[str]]:
        """The steps of the path; each is the predicates that it may take."""
        path = shapes().value(self.node, SH.path)
        if path is None:
            return []
        if isinstance(path, rdflib.URIRef):
            return [[str(path)]]
        either = shapes().value(path, SH.alternativePath)
        if either is not None:
            return [[str(one) for one in Collection(shapes(), either)]]
        return [[str(one)] for one in Collection(shapes(), path)]

    def focus(self) -> list[ox.NamedNode]:
        """Return the focus nodes of the shape, in order; those that have values come first."""
        targets = [("?this a <%s>", SH.targetClass), ("?this <%s> ?any", SH.targetSubjectsOf)]
        patterns = [
            "{ " + pattern % target + " }"
            for pattern, predicate in targets
            for target in sorted(shapes().objects(self.node, predicate))
        ]
        query = f"SELECT DISTINCT ?this {{ {' UNION '.join(patterns)} }} ORDER BY ?this"
        found = [row[0] for row in self.store.query(query)]  # type: ignore[union-attr]
        return sorted(found, key=lambda one: not self.values(one))

    def values(self, focus: ox.NamedNode) -> list[ox.Quad]:
        """Return the triples that end in the values of a focus node."""
        nodes: list[ox.NamedNode] = [focus]
        found: list[ox.Quad] = []
        for predicates in self.steps:
            found = [
                quad
                for node in nodes
                for predicate in predicates
                for quad in self.store.quads_for_pattern(node, ox.NamedNode(predicate), None)
            ]
            nodes = [quad.object for quad in found if isinstance(quad.object, ox.NamedNode)]
        return sorted(found, key=str)

    def first(self) -> ox.Quad:
        """Return the triple with the first value of the first focus node."""
        return self.values(self.focus()[0])[0]

    def change(self, old: ox.Quad, new: Term | ox.BlankNode | None) -> None:
        """Put another value in a triple and its claim, or take both away."""
        self.store.remove(old)
        if new is not None:
            self.store.add(ox.Quad(old.subject, old.predicate, new))
        for claim in self._claims(old):
            if new is None:
                for quad in list(self.store.quads_for_pattern(claim, None, None)):
                    self.store.remove(quad)
            else:
                self.store.remove(ox.Quad(claim, OBJECT, old.object))
                self.store.add(ox.Quad(claim, OBJECT, new))

    def _claims(self, told: ox.Quad) -> list[ox.NamedNode]:
        wanted = ((SUBJECT, told.subject), (PREDICATE, told.predicate), (OBJECT, told.object))
        sets = [
            {quad.subject for quad in self.store.quads_for_pattern(None, p, o)} for p, o in wanted
        ]
        return sorted(set.intersection(*sets), key=str)  # type: ignore[arg-type]

    def instead(self, new: Term | ox.BlankNode) -> None:
        """Put another value in place of the first."""
        self.change(self.first(), new)

    def also(self, new: Term) -> None:
        """Add a value, with a claim where the first value has one."""
        quad = self.first()
        self.store.add(ox.Quad(quad.subject, quad.predicate, new))
        for claim in self._claims(quad)[:1]:
            copy = ox.NamedNode(f"{claim.value}-again")
            for told in list(self.store.quads_for_pattern(claim, None, None)):
                value = new if told.predicate == OBJECT else told.object
                self.store.add(ox.Quad(copy, told.predicate, value))


def _literal(quad: ox.Quad, text: str) -> ox.Literal:
    """Return a text with the language or datatype of the value that it replaces."""
    old = quad.object
    if isinstance(old, ox.Literal):
        if old.language:
            return ox.Literal(text, language=old.language)
        return ox.Literal(text, datatype=old.datatype)
    return ox.Literal(text)


def _missing(breaker: Breaker) -> None:
    for quad in breaker.values(breaker.focus()[0]):
        breaker.change(quad, None)


def _twice(breaker: Breaker) -> None:
    quad = breaker.first()
    others = [q.object for one in breaker.focus() for q in breaker.values(one)]
    known = {q.object for q in breaker.values(breaker.focus()[0])}
    spare = [other for other in others if other not in known]
    if not spare:
        text = quad.object.value if isinstance(quad.object, ox.Literal) else ""
        new = str(int(text) + 1) if text.isdigit() else f"{text} again"
        spare = [_literal(quad, new) if text else STRANGER]
    breaker.also(spare[0])


def _class(breaker: Breaker) -> None:
    cls = ox.NamedNode(breaker.parameter(SH["class"]))
    if breaker.steps:
        breaker.instead(STRANGER)
        return
    breaker.store.remove(ox.Quad(breaker.focus()[0], TYPE, cls))


def _datatype(breaker: Breaker) -> None:
    quad = breaker.first()
    text = quad.object.value if isinstance(quad.object, ox.Literal) else ""
    breaker.instead(ox.Literal(text, datatype=ox.NamedNode(XSD + "token")))


def _node_kind(breaker: Breaker) -> None:
    if not breaker.steps:
        breaker.store.add(ox.Quad(ox.BlankNode("b"), TYPE, ox.NamedNode(XSD + "Thing")))
        return
    wanted = breaker.parameter(SH.nodeKind)
    breaker.instead(ox.BlankNode("b") if wanted.endswith("OrLiteral") else ox.Literal("words"))


def _text(text: str) -> Callable[[Breaker], None]:
    def run(breaker: Breaker) -> None:
        breaker.instead(_literal(breaker.first(), text))

    return run


def _in(breaker: Breaker) -> None:
    quad = breaker.first()
    strange = isinstance(quad.object, ox.Literal)
    breaker.instead(_literal(quad, "nearly") if strange else STRANGER)


def _or(breaker: Breaker) -> None:
    breaker.instead(STRANGER)


def _unique_lang(breaker: Breaker) -> None:
    breaker.also(_literal(breaker.first(), "Another name"))


def _less(breaker: Breaker) -> None:
    quad = breaker.first()
    assert isinstance(quad.object, ox.Literal)
    late = "9999" if quad.object.value.isdigit() else "2999-01-01"
    breaker.change(quad, _literal(quad, late))


def _disjoint(breaker: Breaker) -> None:
    other = ox.NamedNode(breaker.parameter(SH.disjoint))
    quad = breaker.first()
    same = next(iter(breaker.store.quads_for_pattern(quad.subject, other, None)))
    assert isinstance(same.object, ox.Literal)
    breaker.also(same.object)


KINDS: dict[str, Callable[[Breaker], None]] = {
    "minCount": _missing,
    "maxCount": _twice,
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "pattern": _text("  "),
    "minLength": _text(""),
    "maxLength": _text(LONG),
    "minInclusive": _text("-1"),
    "maxInclusive": _text("2"),
    "in": _in,
    "or": _or,
    "uniqueLang": _unique_lang,
    "lessThan": _less,
    "lessThanOrEquals": _less,
    "disjoint": _disjoint,
}


def table() -> Iterator[tuple[str, bool, tuple[str, ...]]]:
    """Give each constraint, whether it reports its mutant, and which others do."""
    for constraint in constraints():
        found = reporting(broken(constraint))
        yield constraint.name, constraint.name in found, tuple(sorted(found - {constraint.name}))


def main() -> None:
    """Print the table."""
    killed = total = 0
    for name, dead, others in table():
        total += 1
        killed += dead
        print(f"{name:42} {'killed' if dead else 'ALIVE':8} {' '.join(others)}")
    print(f"{killed} of {total} mutants killed")


if __name__ == "__main__":
    main()
