"""How a release is described to catalogues: VoID and DCAT 3, without blank nodes.

VoID is https://www.w3.org/TR/void/, DCAT 3 https://www.w3.org/TR/vocab-dcat-3/. The release is one
dataset, ``release/{id}`` under the base; its parts are fragments of that IRI.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from graph.dumps import FORMS, SUFFIX
from graph.durable import checksums, write_json
from graph.sorted_quads import N_QUADS
from graph.statistics import statistics
from graph.terms import TYPE, integer, kel, node
from ontology.errors import UsageError
from ontology.vocabulary import DCAT, DCTERMS, KEL, PREFIXES, SPDX, VOID, XSD, curie

FILE = "description.ttl"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DUMPS = "dumps/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
"""Languages by ISO 639-1, as DCAT 3 § 6.4.4 has them."""
Place = Callable[[str], str]
"""Returns the address of a dump by the name of its file."""


@cache
def words() -> Mapping[str, Any]:
    """Return title, description and keywords by language."""
    path = Path(__file__).with_name("catalogue.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def release_iri(base: str, release_id: str) -> str:
    """Return the IRI of a release."""
    return f"{base}release/{release_id}"


def source_date() -> datetime | None:
    """Return the date that SOURCE_DATE_EPOCH gives, the only one that may stand in a release.

    See https://reproducible-builds.org/specs/source-date-epoch/; UsageError where it is no number
    of seconds.
    """
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(said), UTC) if said else None
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH={said[:40]}: no number of seconds") from error


def write_manifest(folder: Path, said: Mapping[str, Any]) -> None:
    """Write what a release says of itself; last of all, as it has the files' checksums.

    ``said`` has its id, base, counts and sources; counts of the graph, ``description.ttl`` and the
    checksums come to it here.
    """
    counted = statistics(folder / DUMPS / N_QUADS, said["base"]).as_json()
    manifest = {**said, "statistics": counted, "files": checksums(folder)}
    _write_description(folder, manifest)
    manifest["files"] |= checksums(folder, FILE)
    write_json(folder / "manifest.json", manifest)


def _write_description(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write ``description.ttl``; the addresses of the dumps are IRIs under that of the release."""
    iri = release_iri(manifest["base"], manifest["id"])
    found = describe(manifest, lambda file: f"{iri}/{DUMPS}{file}", source_date())
    names = {name: PREFIXES[name] for name in ("dcat", "dcterms", "kel", "spdx", "void", "xsd")}
    head = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in names.items())
    triples = ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=names) or b""
    lines = (line for line in triples.splitlines(keepends=True) if not line.startswith(b"@prefix"))
    apart = (line if line.startswith(b"\t") else b"\n" + line for line in lines)
    (folder / FILE).write_bytes(head.encode() + b"".join(apart))


def describe(
    manifest: Mapping[str, Any], place: Place, issued: datetime | None = None
) -> Iterator[ox.Triple]:
    """Give the description of a release, subject by subject.

    ``manifest`` is the release's own; what it does not tell is left out. ``place`` gives the
    addresses of the dumps; ``issued`` is when the release was published, where that may be said.
    """
    release = _Release(manifest, place, issued)
    yield from release.about()
    yield from release.partitions()
    yield from release.linksets()
    for file, said in release.dumps.items():
        yield from release.distribution(file, said)


@dataclass(frozen=True)
class _Release:
    manifest: Mapping[str, Any]
    place: Place
    issued: datetime | None

    @property
    def iri(self) -> str:
        return release_iri(self.manifest["base"], self.manifest["id"])

    @property
    def node(self) -> ox.NamedNode:
        return node(self.iri)

    @property
    def statistics(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.manifest.get("statistics", {})
        return found

    @property
    def dumps(self) -> dict[str, Mapping[str, Any]]:
        """Size and checksum of each dump by its name, in the order of the forms."""
        files = self.manifest.get("files", {})
        names = (f"{form.file}{end}" for form in FORMS.values() for end in ("", SUFFIX))
        return {name: files[DUMPS + name] for name in names if DUMPS + name in files}

    def part(self, kind: str, name: str = "") -> ox.NamedNode:
        return node(f"{self.iri}#{kind}" + (f"-{quote(name, safe=':')}" if name else ""))

    def about(self) -> Iterator[ox.Triple]:
        """Give what is said of the release as a whole."""
        for type_ in (kel("Release"), node(DCAT + "Dataset"), node(VOID + "Dataset")):
            yield ox.Triple(self.node, TYPE, type_)
        for property_, value in self._said():
            yield ox.Triple(self.node, node(property_), value)
        for name in ("classes", "properties"):
            for iri in self.statistics.get(name, ()):
                part = self.part(*_id(name, iri))
                yield ox.Triple(self.node, node(VOID + PARTITIONS[name]), part)
        for number, _ in enumerate(self.statistics.get("links", ()), start=1):
            yield ox.Triple(self.node, node(VOID + "subset"), self.part("linkset", str(number)))
        for file in self.dumps:
            yield ox.Triple(self.node, node(DCAT + "distribution"), self.part(file))
            if _is_rdf(file):
                yield ox.Triple(self.node, node(VOID + "dataDump"), ox.NamedNode(self.place(file)))

    def _said(self) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
        for name in ("title", "description"):
            for language, text in words()[name].items():
                yield DCTERMS + name, ox.Literal(text, language=language)
        for language, several in words()["keywords"].items():
            for keyword in several:
                yield DCAT + "keyword", ox.Literal(keyword, language=language)
        yield DCTERMS + "identifier", ox.Literal(self.manifest["id"])
        yield DCAT + "version", ox.Literal(self.manifest["id"])
        yield from self._rights()
        yield DCTERMS + "conformsTo", node(KEL.rstrip("#"))
        spoken = {code for said in self.manifest.get("sources", ()) for code in said["languages"]}
        for code in sorted(spoken):
            yield DCTERMS + "language", node(LANGUAGES + code)
        yield VOID + "uriSpace", ox.Literal(self.manifest["base"])
        yield from self._counted()

    def _rights(self) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
        yield DCTERMS + "license", node(LICENCE)
        if self.issued:
            when = self.issued.strftime("%Y-%m-%dT%H:%M:%SZ")
            yield DCTERMS + "issued", ox.Literal(when, datatype=node(XSD + "dateTime"))

    def _counted(self) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
        found = self.statistics
        for name in ("triples", "subjects", "classes", "properties"):
            if name in found:
                number = found[name] if isinstance(found[name], int) else len(found[name])
                yield VOID + {"subjects": "distinctSubjects"}.get(name, name), integer(number)
        if "entities" in self.manifest.get("counts", {}):
            yield VOID + "entities", integer(self.manifest["counts"]["entities"])
        used = (*found.get("classes", ()), *found.get("properties", ()))
        for namespace in sorted(set(PREFIXES.values())):
            if any(iri.startswith(namespace) for iri in used):
                yield VOID + "vocabulary", node(namespace)
        for iri in found.get("examples", ()):
            yield VOID + "exampleResource", node(iri)

    def partitions(self) -> Iterator[ox.Triple]:
        """Give each class with its number of things, and each property with that of its triples."""
        for name, counted in (("classes", "entities"), ("properties", "triples")):
            for iri, number in self.statistics.get(name, {}).items():
                part = self.part(*_id(name, iri))
                yield ox.Triple(part, TYPE, node(VOID + "Dataset"))
                yield ox.Triple(part, node(VOID + SINGULAR[name]), node(iri))
                yield ox.Triple(part, node(VOID + counted), integer(number))

    def linksets(self) -> Iterator[ox.Triple]:
        """Give the links to each place outside, a property at a time (VoID § 5)."""
        for number, links in enumerate(self.statistics.get("links", ()), start=1):
            part, target = self.part("linkset", str(number)), self.part("target", str(number))
            yield ox.Triple(part, TYPE, node(VOID + "Linkset"))
            yield ox.Triple(part, node(VOID + "linkPredicate"), node(links["property"]))
            yield ox.Triple(part, node(VOID + "subjectsTarget"), self.node)
            yield ox.Triple(part, node(VOID + "objectsTarget"), target)
            yield ox.Triple(part, node(VOID + "triples"), integer(links["links"]))
            yield ox.Triple(target, TYPE, node(VOID + "Dataset"))
            yield ox.Triple(target, node(VOID + "uriSpace"), ox.Literal(links["to"]))

    def distribution(self, file: str, said: Mapping[str, Any]) -> Iterator[ox.Triple]:
        """Give a dump as a distribution with its checksum (DCAT 3 § 6.8)."""
        subject, checksum = self.part(file), self.part(f"{file}-sha256")
        yield ox.Triple(subject, TYPE, node(DCAT + "Distribution"))
        yield ox.Triple(subject, node(DCTERMS + "title"), ox.Literal(file))
        yield ox.Triple(subject, node(DCAT + "downloadURL"), ox.NamedNode(self.place(file)))
        yield ox.Triple(subject, node(DCAT + "mediaType"), node(MEDIA_TYPES + _media_type(file)))
        if file.endswith(SUFFIX):
            gzip = node(MEDIA_TYPES + "application/gzip")
            yield ox.Triple(subject, node(DCAT + "compressFormat"), gzip)
        size = ox.Literal(str(said["bytes"]), datatype=node(XSD + "nonNegativeInteger"))
        yield ox.Triple(subject, node(DCAT + "byteSize"), size)
        for property_, value in self._rights():
            yield ox.Triple(subject, node(property_), value)
        yield ox.Triple(subject, node(SPDX + "checksum"), checksum)
        yield ox.Triple(checksum, TYPE, node(SPDX + "Checksum"))
        algorithm = node(SPDX + "checksumAlgorithm_sha256")
        yield ox.Triple(checksum, node(SPDX + "algorithm"), algorithm)
        digest = ox.Literal(said["sha256"], datatype=node(XSD + "hexBinary"))
        yield ox.Triple(checksum, node(SPDX + "checksumValue"), digest)


PARTITIONS = {"classes": "classPartition", "properties": "propertyPartition"}
SINGULAR = {"classes": "class", "properties": "property"}


def _id(name: str, iri: str) -> tuple[str, str]:
    return SINGULAR[name], curie(iri)


def _form(file: str) -> Any:
    return next(form for form in FORMS.values() if form.file == file.removesuffix(SUFFIX))


def _is_rdf(file: str) -> bool:
    return bool(_form(file).is_rdf)


def _media_type(file: str) -> str:
    """Return the media type of what is in a dump, compressed or not, without parameters."""
    return str(_form(file).media_type).partition(";")[0]
