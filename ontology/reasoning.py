"""What follows from the ontology: its consistency (by HermiT) and what each triple entails."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from ontology.errors import InputError, KelisimError, UsageError
from ontology.vocabulary import ALIGNMENTS, EDTF, KEL, ONTOLOGY, OWL, RDF, RDFS, XSD

# HermiT knows only the datatypes of OWL 2's own map, so these two are read as their nearest kin.
_DATATYPES: Final[Mapping[str, str]] = MappingProxyType(
    {EDTF + "EDTF": XSD + "string", RDF + "langString": RDF + "PlainLiteral"}
)
# Needed for the terms of others that our classes and properties lead to: what their own
# specifications say of them, so that a reader without inference finds the wider term too.
_STANDARD_PARENTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "http://data.europa.eu/eli/ontology#LegalResourceSubdivision": (
            "http://data.europa.eu/eli/ontology#LegalResource",
        ),
        "http://data.europa.eu/m8g/PublicOrganisation": ("http://www.w3.org/ns/org#Organization",),
        "http://www.w3.org/ns/org#FormalOrganization": ("http://www.w3.org/ns/org#Organization",),
        "http://www.w3.org/ns/prov#Organization": ("http://www.w3.org/ns/prov#Agent",),
        "http://www.w3.org/ns/prov#Person": ("http://www.w3.org/ns/prov#Agent",),
    }
)


@dataclass(frozen=True)
class Consistency:
    """A reasoner's verdict, and the classes (IRIs) that can have no member."""

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entailments:
    """The closure of the ontology and its alignments, by IRI; each term heads its own list."""

    classes: Mapping[str, tuple[str, ...]]
    properties: Mapping[str, tuple[str, ...]]
    inverses: Mapping[str, str]

    def types(self, cls: str) -> tuple[str, ...]:
        """Return the IRIs of a class (a local name of ``kel:``) and of all above it."""
        return self._of(self.classes, cls)

    def superproperties(self, name: str) -> tuple[str, ...]:
        """Return the IRIs of a property (a local name of ``kel:``) and of all above it."""
        return self._of(self.properties, name)

    def statements(self, subject: str, name: str, other: str) -> tuple[tuple[str, str, str], ...]:
        """Return all triples that ``subject name other`` entails by sub-properties and inverses.

        ``name`` is a local name of ``kel:``, the others are IRIs. The triple itself comes first.
        """
        found = [(subject, iri, other) for iri in self.superproperties(name)]
        for s, p, o in found:
            back = self.inverses.get(p)
            if back is not None:
                wider = [(o, iri, s) for iri in self.properties[back]]
                found += [triple for triple in wider if triple not in found]
        return tuple(found)

    @staticmethod
    def _of(closure: Mapping[str, tuple[str, ...]], name: str) -> tuple[str, ...]:
        if KEL + name not in closure:
            raise UsageError(f"{name}: no such class or property in {ONTOLOGY.name}")
        return closure[KEL + name]


@cache
def entailments() -> Entailments:
    """Return the closure of the ontology with its alignments."""
    triples = list(_read((ONTOLOGY, ALIGNMENTS)))
    return Entailments(
        classes=_closure(triples, "Class", RDFS + "subClassOf"),
        properties=_closure(triples, "Property", RDFS + "subPropertyOf"),
        inverses=_inverses(triples),
    )


def _read(paths: Iterable[Path]) -> Iterable[tuple[str, str, str]]:
    """Give the triples of Turtle files whose objects are IRIs, as strings."""
    for path in paths:
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                yield quad.subject.value, quad.predicate.value, quad.object.value


def _closure(
    triples: Sequence[tuple[str, str, str]], kind: str, predicate: str
) -> Mapping[str, tuple[str, ...]]:
    """Return each of our terms whose OWL type ends in ``kind``, with all above it."""
    parents: dict[str, list[str]] = {iri: list(up) for iri, up in _STANDARD_PARENTS.items()}
    for s, p, o in triples:
        if p == predicate:
            parents.setdefault(s, []).append(o)
    ours = dict.fromkeys(
        s
        for s, p, o in triples
        if p == RDF + "type" and o.startswith(OWL) and o.endswith(kind) and s.startswith(KEL)
    )
    return MappingProxyType({iri: _ancestors(iri, parents) for iri in ours})


def _ancestors(iri: str, parents: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    found = [iri]
    for known in found:
        found += [parent for parent in parents.get(known, ()) if parent not in found]
    return tuple(found)


def _inverses(triples: Sequence[tuple[str, str, str]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for s, p, o in triples:
        if p == OWL + "inverseOf":
            found[s], found[o] = o, s
        elif p == RDF + "type" and o == OWL + "SymmetricProperty":
            found[s] = s
    return MappingProxyType(found)


def consistency(*paths: Path) -> Consistency:
    """Let HermiT check Turtle files together; without paths, the ontology and its alignments.

    Raises KelisimError where there is no Java, InputError where a file is not Turtle.
    """
    if shutil.which("java") is None:
        raise KelisimError("no java on this machine: install a Java runtime to run HermiT")
    return _hermit(_as_ntriples(paths or (ONTOLOGY, ALIGNMENTS)))


def _as_ntriples(paths: Iterable[Path]) -> bytes:
    """Return the triples of all files as N-Triples, with datatypes that HermiT knows.

    Imports are left out: all files are already here.
    """
    lines = []
    for path in paths:
        try:
            quads = list(ox.parse(path=path, format=ox.RdfFormat.TURTLE))
        except (OSError, SyntaxError) as error:
            raise InputError(str(path), str(error)) from error
        lines += [f"{q.triple} ." for q in quads if q.predicate.value != OWL + "imports"]
    text = "\n".join(lines) + "\n"
    for theirs, known in _DATATYPES.items():
        text = text.replace(f"<{theirs}>", f"<{known}>")
    return text.encode()


def _hermit(ntriples: bytes) -> Consistency:
    import owlready2  # heavy, and needed here alone

    world = owlready2.World()
    loaded = world.get_ontology("https://w3id.org/kelisim/check/").load(
        fileobj=io.BytesIO(ntriples)
    )
    try:
        with loaded:
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Consistency(False)
    except owlready2.OwlReadyJavaError as error:
        raise KelisimError(f"HermiT could not read the ontology: {error}") from error
    names = sorted(cls.iri for cls in world.inconsistent_classes() if cls is not owlready2.Nothing)
    return Consistency(not names, tuple(names))
