"""Terms as canonical N-Quads writes them: their parts, without a parser, which is much faster.

A thing is ``<IRI>``, a text ``"…"``, ``"…"@language`` or ``"…"^^<datatype>``
(https://www.w3.org/TR/rdf12-n-quads/#canonical-quads).
"""

from __future__ import annotations

import json

from ontology.vocabulary import RDF, XSD

STRING, LANGUAGE_STRING = f"{XSD}string", f"{RDF}langString"


def is_thing(term: str) -> bool:
    """Whether a term is a thing with an IRI."""
    return term[0] == "<"


def is_literal(term: str) -> bool:
    """Whether a term is a text or a value."""
    return term[0] == '"'


def value(term: str) -> str:
    """Return the IRI of a thing, the text of a literal, the name of a blank node."""
    if is_literal(term):
        text = term[: term.rindex('"') + 1]
        # What N-Quads escapes, JSON escapes in the same way.
        return str(json.loads(text)) if "\\" in text else text[1:-1]
    return term[1:-1] if is_thing(term) else term.removeprefix("_:")


def language(term: str) -> str:
    """Return the language of a literal, or ''."""
    return term[term.rindex('"') + 2 :] if is_literal(term) and term[-1] not in '">' else ""


def datatype(literal: str) -> str:
    """Return the IRI of the datatype of a literal."""
    if literal[-1] == ">":
        return literal[literal.rindex('"') + 4 : -1]
    return STRING if literal[-1] == '"' else LANGUAGE_STRING
