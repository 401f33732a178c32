"""How a term of the graph is shown on a page: its text, where it leads, its language or type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from flask import current_app, request, url_for

from endpoint.dataset import Dataset
from endpoint.phrases import LANGUAGES, in_language, language, phrase
from ontology.vocabulary import (
    DATA_BASE,
    DCTERMS,
    KEL,
    OWL,
    RDF,
    RDFS,
    SKOS,
    XSD,
    classes,
    curie,
    properties,
)

_LABELS = """
SELECT ?thing ?label WHERE { VALUES ?thing { %s } ?thing <%s>|<%s> ?label }
"""

_STANDARD = {
    RDF + "type": "type",
    RDFS + "label": "called",
    SKOS + "prefLabel": "called",
    SKOS + "altLabel": "also_called",
    SKOS + "hiddenLabel": "also_called",
    OWL + "sameAs": "same_as",
    SKOS + "exactMatch": "same_concept",
    SKOS + "closeMatch": "close_to",
}
"""Properties of standards that things have, and the phrases that name them."""


@dataclass(frozen=True)
class Shown:
    """A term on a page; ``href`` is empty for a literal, ``note`` is its language or datatype."""

    text: str
    href: str = ""
    note: str = ""
    iri: str = ""
    language: str = ""


def base() -> str:
    """Return the base of the data IRIs of the current release."""
    dataset: Dataset = current_app.extensions["kelisim"]
    return str(dataset.release.manifest.get("base", DATA_BASE))


def page_url(endpoint: str, **values: Any) -> str:
    """Return the address of a page; a language that was chosen by ``?lang=`` stays chosen."""
    if "lang" in request.args:
        values["lang"] = language()
    return url_for(endpoint, **values)


def href(iri: str) -> str:
    """Return where an IRI leads: data IRIs to this server, web addresses to themselves."""
    if iri.startswith(base()) and iri != base():
        return url_for("resources.thing", name=iri.removeprefix(base()))
    if iri.startswith(KEL):
        return url_for("pages.ontology") + "#" + iri.removeprefix(KEL)
    return iri if iri.startswith(("http://", "https://")) else ""


def shown(value: dict[str, Any]) -> Shown:
    """Return a value of SPARQL 1.1 JSON results as it is shown."""
    text = str(value.get("value", ""))
    if value["type"] == "uri":
        return Shown(_short(text), href(text), iri=text)
    if value["type"] == "bnode":
        return Shown("_:" + text)
    tag = str(value.get("xml:lang", ""))
    datatype = str(value.get("datatype", ""))
    note = tag or ("" if datatype in {"", XSD + "string"} else curie(datatype))
    return Shown(text, note=note, language=tag)


def _short(iri: str) -> str:
    """Return a short form of an IRI: relative to the data, with a prefix, or itself."""
    if iri.startswith(base()) and iri != base():
        return iri.removeprefix(base())
    return curie(iri)


def term_label(iri: str) -> str:
    """Return the label of a class or property in the page's language, else its short form."""
    name = iri.removeprefix(KEL)
    if iri.startswith(KEL):
        found = classes().get(name) or properties().get(name)
        if found:
            return in_language(dict(found.labels), name)
    return phrase(_STANDARD[iri]) if iri in _STANDARD else _short(iri)


def labels(iris: Iterable[str]) -> dict[str, str]:
    """Return the names of things in the page's language where there is one, else in another."""
    wanted = sorted({iri for iri in iris if iri.startswith((base(), KEL))})
    if not wanted:
        return {}
    dataset: Dataset = current_app.extensions["kelisim"]
    values = " ".join(f"<{iri}>" for iri in wanted)  # from the store, so valid IRIs
    found: dict[str, dict[str, str]] = {}
    for row in dataset.rows(_LABELS % (values, RDFS + "label", DCTERMS + "title")):
        texts = found.setdefault(row["thing"]["value"], {})
        texts.setdefault(row["label"].get("xml:lang", ""), row["label"]["value"])
    return {iri: _best(texts) for iri, texts in found.items()}


def _best(texts: dict[str, str]) -> str:
    for code in (language(), "", *LANGUAGES, *sorted(texts)):
        if code in texts:
            return texts[code]
    return ""


def named(term: Shown, names: dict[str, str]) -> Shown:
    """Return the term under its name, if it has one."""
    return replace(term, text=names[term.iri]) if names.get(term.iri) else term
