"""The namespaces of the vocabularies that the graph uses, and the datatypes of its literals."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

KEL: Final = "https://w3id.org/kelisim/ontology#"
DATA_BASE: Final = "https://w3id.org/kelisim/id/"

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bibo": "http://purl.org/ontology/bibo/",
        "crm": "http://www.cidoc-crm.org/cidoc-crm/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "eli": "http://data.europa.eu/eli/ontology#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "kel": KEL,
        "m8g": "http://data.europa.eu/m8g/",
        "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "qb": "http://purl.org/linked-data/cube#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sd": "http://www.w3.org/ns/sparql-service-description#",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "skosxl": "http://www.w3.org/2008/05/skos-xl#",
        "spdx": "http://spdx.org/rdf/terms#",
        "time": "http://www.w3.org/2006/time#",
        "vann": "http://purl.org/vocab/vann/",
        "void": "http://rdfs.org/ns/void#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

BIBO: Final = PREFIXES["bibo"]
CRM: Final = PREFIXES["crm"]
DCAT: Final = PREFIXES["dcat"]
DCTERMS: Final = PREFIXES["dcterms"]
EDTF: Final = PREFIXES["edtf"]
ELI: Final = PREFIXES["eli"]
FOAF: Final = PREFIXES["foaf"]
M8G: Final = PREFIXES["m8g"]
NIF: Final = PREFIXES["nif"]
OA: Final = PREFIXES["oa"]
ORG: Final = PREFIXES["org"]
OWL: Final = PREFIXES["owl"]
PROV: Final = PREFIXES["prov"]
QB: Final = PREFIXES["qb"]
RDF: Final = PREFIXES["rdf"]
RDFS: Final = PREFIXES["rdfs"]
SCHEMA: Final = PREFIXES["schema"]
SD: Final = PREFIXES["sd"]
SEM: Final = PREFIXES["sem"]
SH: Final = PREFIXES["sh"]
SKOS: Final = PREFIXES["skos"]
SKOSXL: Final = PREFIXES["skosxl"]
SPDX: Final = PREFIXES["spdx"]
TIME: Final = PREFIXES["time"]
VANN: Final = PREFIXES["vann"]
VOID: Final = PREFIXES["void"]
XSD: Final = PREFIXES["xsd"]

DATATYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "string": XSD + "string",
        "text": RDF + "langString",
        "integer": XSD + "integer",
        "decimal": XSD + "decimal",
        "date": XSD + "date",
        "boolean": XSD + "boolean",
        "edtf": EDTF + "EDTF",
    }
)
"""Short names of datatypes (those of ``graph.facts.Literal``, and ``text``: with a language)."""
