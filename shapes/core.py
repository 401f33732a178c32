"""SHACL Core constraints (SHACL § 4) made into queries that are asked once over a whole graph.

Understood is what the shapes of this folder use, see ``_COMPONENTS``; a constraint of another kind
raises NotImplementedError, so that none is ever passed over in silence. pyshacl is the reference:
tests compare the two on every example.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import rdflib
from rdflib import RDF, SH, XSD
from rdflib.collection import Collection

Below = Mapping[str, tuple[str, ...]]
"""The classes below a class, itself first, where the data say so by ``rdfs:subClassOf``."""

_CHECKED: Final = {str(XSD.date), str(XSD.decimal), str(XSD.integer), str(XSD.boolean)}
_NODE_KINDS: Final = MappingProxyType(
    {
        str(SH.IRI): "isIRI({0})",
        str(SH.Literal): "isLiteral({0})",
        str(SH.BlankNode): "isBlank({0})",
        str(SH.IRIOrLiteral): "( isIRI({0}) || isLiteral({0}) )",
        str(SH.BlankNodeOrIRI): "( isIRI({0}) || isBlank({0}) )",
        str(SH.BlankNodeOrLiteral): "( isBlank({0}) || isLiteral({0}) )",
    }
)


@dataclass(frozen=True)
class Check:
    """One constraint: the body of a query (without targets) whose solutions break it.

    ``select`` are the variables beside ``?this``, ``having`` what follows the body.
    """

    component: str
    body: str
    select: str = "?value"
    having: str = ""


@dataclass(frozen=True)
class Shape:
    """A shape as its components see it: the pattern of its values, and what compares them."""

    graph: rdflib.Graph
    node: rdflib.term.Node
    path: str
    below: Below

    @property
    def values(self) -> str:
        """The pattern that binds ``?value`` to each value node of ``?this``."""
        return f"?this {self.path} ?value ." if self.path else "BIND ( ?this AS ?value )"


Component = Callable[[Shape, rdflib.term.Node], Check]


def checks(graph: rdflib.Graph, node: rdflib.term.Node, below: Below) -> Iterator[Check]:
    """Give the Core constraints of a shape, in the order of their components."""
    shape = Shape(graph, node, path_of(graph, graph.value(node, SH.path)), below)
    used = sorted(set(graph.predicates(node)) - _NO_COMPONENTS, key=str)
    for predicate in used:
        component = _COMPONENTS.get(predicate)
        if component is None:
            raise NotImplementedError(f"{node}: {predicate} is not understood here")
        for parameter in sorted(graph.objects(node, predicate), key=str):
            yield component(shape, parameter)


def path_of(graph: rdflib.Graph, node: rdflib.term.Node | None) -> str:
    """Return a SHACL property path as one of SPARQL, or '' where there is none."""
    if node is None:
        return ""
    if isinstance(node, rdflib.URIRef):
        return f"<{node}>"
    alternatives = graph.value(node, SH.alternativePath)
    if alternatives is not None:
        parts = [path_of(graph, part) for part in Collection(graph, alternatives)]
        return f"({'|'.join(parts)})"
    if (node, RDF.first, None) in graph:
        return "/".join(path_of(graph, part) for part in Collection(graph, node))
    inverse = graph.value(node, SH.inversePath)
    if inverse is not None:
        return f"^{path_of(graph, inverse)}"
    raise NotImplementedError("a path of this kind is not understood here")


def is_a(variable: str, cls: str, below: Below) -> str:
    """Return the pattern that a node is of a class, or of one below it in the data."""
    classes = below.get(cls, (cls,))
    if len(classes) == 1:
        return f"{variable} a <{cls}> ."
    listed = " ".join(f"<{one}>" for one in classes)
    name = re.sub(r"\W", "", cls)
    return f"VALUES ?{name} {{ {listed} }} {variable} a ?{name} ."


def _each(component: str, good: Callable[[Shape, rdflib.term.Node, str], str]) -> Component:
    """Return a component that judges each value on its own; an error means that it is bad."""

    def check(shape: Shape, parameter: rdflib.term.Node) -> Check:
        condition = good(shape, parameter, "?value")
        return Check(component, f"{shape.values} FILTER ( !COALESCE({condition}, false) )")

    return check


def _class(shape: Shape, cls: rdflib.term.Node, variable: str) -> str:
    return f"EXISTS {{ {is_a(variable, str(cls), shape.below)} }}"


def _datatype(shape: Shape, datatype: rdflib.term.Node, variable: str) -> str:
    plain = f"isLiteral({variable}) && DATATYPE({variable}) = <{datatype}>"
    if str(datatype) in _CHECKED:  # a cast fails where the form is none of the datatype's
        return f"{plain} && BOUND({variable}) && STRLEN(STR(<{datatype}>({variable}))) > 0"
    return plain


def _node_kind(shape: Shape, kind: rdflib.term.Node, variable: str) -> str:
    return _NODE_KINDS[str(kind)].format(variable)


def _pattern(shape: Shape, pattern: rdflib.term.Node, variable: str) -> str:
    flags = shape.graph.value(shape.node, SH.flags)
    more = f", {_text(str(flags))}" if flags is not None else ""
    return f"!isBlank({variable}) && REGEX(STR({variable}), {_text(str(pattern))}{more})"


def _text(text: str) -> str:
    return rdflib.Literal(text).n3()


def _compared(template: str) -> Callable[[Shape, rdflib.term.Node, str], str]:
    def good(shape: Shape, parameter: rdflib.term.Node, variable: str) -> str:
        return template.format(variable, parameter.n3())

    return good


def _in(shape: Shape, listed: rdflib.term.Node, variable: str) -> str:
    terms = ", ".join(term.n3() for term in Collection(shape.graph, listed))
    return f"{variable} IN ( {terms} )"


def _or(shape: Shape, listed: rdflib.term.Node, variable: str) -> str:
    members = Collection(shape.graph, listed)
    return " || ".join(f"( {_conforms(shape, member, variable)} )" for member in members)


def _conforms(shape: Shape, member: rdflib.term.Node, variable: str) -> str:
    """Return the condition that a node conforms to an anonymous shape of a simple kind."""
    path = path_of(shape.graph, shape.graph.value(member, SH.path))
    parameters = {p: o for p, o in shape.graph.predicate_objects(member) if p != SH.path}
    if path and set(parameters) == {SH.minCount} and parameters[SH.minCount].eq(1):  # type: ignore[attr-defined]
        return f"EXISTS {{ {variable} {path} ?kelAny }}"
    if not path and set(parameters) == {SH["class"]}:
        return _class(shape, parameters[SH["class"]], variable)
    raise NotImplementedError(f"{shape.node}: a part of sh:or is not understood here")


def _min_count(shape: Shape, least: rdflib.term.Node) -> Check:
    if int(str(least)) == 1:  # an optional part is faster than NOT EXISTS with a path of steps
        body = f"OPTIONAL {{ ?this {shape.path} ?kelAny }} FILTER ( !BOUND(?kelAny) )"
        return Check("minCount", body, "")
    body = f"OPTIONAL {{ ?this {shape.path} ?value }}"
    return Check(
        "minCount", body, "", f"GROUP BY ?this HAVING ( COUNT(DISTINCT ?value) < {least} )"
    )


def _max_count(shape: Shape, most: rdflib.term.Node) -> Check:
    if int(str(most)) == 0:
        return Check("maxCount", f"FILTER EXISTS {{ ?this {shape.path} ?kelAny }}", "")
    if int(str(most)) == 1:  # two that differ are found faster than values are counted
        differ = "FILTER ( !sameTerm(?value, ?kelOther) )"
        return Check("maxCount", f"{shape.values} ?this {shape.path} ?kelOther . {differ}", "")
    having = f"GROUP BY ?this HAVING ( COUNT(DISTINCT ?value) > {most} )"
    return Check("maxCount", shape.values, "", having)


def _unique_lang(shape: Shape, wanted: rdflib.term.Node) -> Check:
    body = f"{shape.values} FILTER ( LANG(?value) != '' ) BIND ( LCASE(LANG(?value)) AS ?language )"
    having = "GROUP BY ?this ?language HAVING ( COUNT(DISTINCT ?value) > 1 )"
    return Check("uniqueLang", body, "", having)


def _less(component: str, sign: str) -> Component:
    def check(shape: Shape, other: rdflib.term.Node) -> Check:
        bad = f"!COALESCE(?value {sign} ?kelOther, false)"
        return Check(component, f"{shape.values} ?this <{other}> ?kelOther FILTER ( {bad} )")

    return check


def _disjoint(shape: Shape, other: rdflib.term.Node) -> Check:
    return Check("disjoint", f"{shape.values} ?this <{other}> ?value .")


_COMPONENTS: Final[Mapping[rdflib.term.Node, Component]] = MappingProxyType(
    {
        SH["class"]: _each("class", _class),
        SH.datatype: _each("datatype", _datatype),
        SH.nodeKind: _each("nodeKind", _node_kind),
        SH.pattern: _each("pattern", _pattern),
        SH.minLength: _each("minLength", _compared("!isBlank({0}) && STRLEN(STR({0})) >= {1}")),
        SH.maxLength: _each("maxLength", _compared("!isBlank({0}) && STRLEN(STR({0})) <= {1}")),
        SH.minInclusive: _each("minInclusive", _compared("{0} >= {1}")),
        SH.maxInclusive: _each("maxInclusive", _compared("{0} <= {1}")),
        SH.minExclusive: _each("minExclusive", _compared("{0} > {1}")),
        SH.maxExclusive: _each("maxExclusive", _compared("{0} < {1}")),
        SH["in"]: _each("in", _in),
        SH["or"]: _each("or", _or),
        SH.minCount: _min_count,
        SH.maxCount: _max_count,
        SH.uniqueLang: _unique_lang,
        SH.lessThan: _less("lessThan", "<"),
        SH.lessThanOrEquals: _less("lessThanOrEquals", "<="),
        SH.disjoint: _disjoint,
    }
)
_NO_COMPONENTS: Final[frozenset[rdflib.term.Node]] = frozenset(
    {
        RDF.type,
        SH.path,
        SH.sparql,
        SH.message,
        SH.severity,
        SH.flags,
        SH.name,
        SH.description,
        SH.targetClass,
        SH.targetSubjectsOf,
        SH.targetObjectsOf,
        SH.targetNode,
    }
)


def below(pairs: Iterable[tuple[str, str]]) -> Below:
    """Return what lies below each class that has something below it, from (class, parent)."""
    children: dict[str, list[str]] = {}
    for child, parent in pairs:
        children.setdefault(parent, []).append(child)
    found: dict[str, tuple[str, ...]] = {}
    for cls in children:
        line = [cls]
        for known in line:
            line += [child for child in children.get(known, ()) if child not in line]
        found[cls] = tuple(line)
    return MappingProxyType(found)
