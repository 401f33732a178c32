"""What catalogues and search engines read of the dataset: VoID, DCAT 3 and schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pyoxigraph as ox
from flask import Response, request, url_for
from markupsafe import Markup

from endpoint.dataset import Release
from endpoint.negotiation import GRAPHS, choose
from endpoint.phrases import in_language
from endpoint.protocol import dataset
from endpoint.serialisation import serialise
from graph.catalogue import DUMPS, LICENCE, describe, release_iri, words
from graph.dumps import SUFFIX
from graph.release import published
from graph.terms import TYPE
from ontology.vocabulary import DATA_BASE, DCAT, DCTERMS, PREFIXES, VOID

PROTOCOL: Final = "https://www.w3.org/TR/sparql11-protocol/"
RECONCILIATION: Final = "https://reconciliation-api.github.io/specs/0.2/"


def respond() -> Response:
    """Describe the release that is served, with the addresses of this server."""
    wanted = choose(request.headers.get("Accept", ""), request.args.get("format", ""), GRAPHS)
    prefixes = {name: PREFIXES[name] for name in ("dcat", "dcterms", "kel", "spdx", "void", "xsd")}
    with serialise(triples(dataset().release), wanted, prefixes) as body:
        response = Response(body.read(), content_type=wanted.content_type)
    response.headers["Vary"] = "Accept"
    return response


def triples(release: Release) -> Iterator[ox.Triple]:
    """Give the release as a dataset, its dumps as they are here, and the services that serve it."""
    said = manifest(release)
    subject = ox.NamedNode(release_iri(said["base"], said["id"]))
    yield from describe(said, _address, published(release.path))
    yield ox.Triple(
        subject,
        ox.NamedNode(DCAT + "landingPage"),
        ox.NamedNode(url_for("pages.home", _external=True)),
    )
    sparql = url_for("sparql.sparql", _external=True)
    yield ox.Triple(subject, ox.NamedNode(VOID + "sparqlEndpoint"), ox.NamedNode(sparql))
    reconciliation = url_for("reconciliation.reconcile", _external=True)
    for address, standard in ((sparql, PROTOCOL), (reconciliation, RECONCILIATION)):
        yield from _service(ox.NamedNode(address), standard, subject)


def manifest(release: Release) -> Mapping[str, Any]:
    """Return the manifest of a release, with its id and base in any case."""
    return {"id": release.id, "base": DATA_BASE, **release.manifest}


def _address(file: str) -> str:
    return url_for("dumps.download", name=file, _external=True)


def _service(service: ox.NamedNode, standard: str, data: ox.NamedNode) -> Iterator[ox.Triple]:
    """Give a data service (DCAT 3 § 6.9)."""
    yield ox.Triple(service, TYPE, ox.NamedNode(DCAT + "DataService"))
    yield ox.Triple(service, ox.NamedNode(DCTERMS + "title"), ox.Literal(service.value))
    yield ox.Triple(service, ox.NamedNode(DCAT + "endpointURL"), service)
    described = ox.NamedNode(url_for("operations.openapi", _external=True))
    yield ox.Triple(service, ox.NamedNode(DCAT + "endpointDescription"), described)
    yield ox.Triple(service, ox.NamedNode(DCTERMS + "conformsTo"), ox.NamedNode(standard))
    yield ox.Triple(service, ox.NamedNode(DCTERMS + "license"), ox.NamedNode(LICENCE))
    yield ox.Triple(service, ox.NamedNode(DCAT + "servesDataset"), data)


def schema_org() -> Markup:
    """Return the dataset as schema.org has it (https://schema.org/Dataset), for a page's script."""
    release = dataset().release
    said = manifest(release)
    found = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": release_iri(said["base"], said["id"]),
        "name": in_language(words()["title"]),
        "description": in_language(words()["description"]),
        "keywords": in_language(words()["keywords"]),
        "url": url_for("pages.home", _external=True),
        "identifier": said["id"],
        "version": said["id"],
        "dateModified": published(release.path).isoformat(),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "inLanguage": sorted({c for one in said.get("sources", ()) for c in one["languages"]}),
        "distribution": [
            _download(name.removeprefix(DUMPS), one)
            for name, one in said.get("files", {}).items()
            if name.startswith(DUMPS) and not name.endswith(SUFFIX)
        ],
    }
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return Markup(text.replace("<", "\\u003c"))


def _download(file: str, said: Mapping[str, Any]) -> dict[str, Any]:
    from endpoint.dumps import media_type

    return {
        "@type": "DataDownload",
        "name": file,
        "contentUrl": _address(file),
        "encodingFormat": media_type(file),
        "contentSize": f"{said['bytes']} B",
        "sha256": said["sha256"],
    }
