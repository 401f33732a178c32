"""What is most likely wrong with a query that the engine cannot read.

The engine tells what could go on where it gave up, which is seldom where the mistake is. Looked for
are the mistakes that people make most: a prefix that no line declares, a bracket without its
fellow, a misspelt keyword.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from endpoint.failure import Failure
from endpoint.guard import at
from endpoint.tokens import Token, tokens
from ontology.vocabulary import PREFIXES

_CLOSING = {"}": "{", ")": "(", "]": "["}
_NEAR = 0.75
"""How like a keyword a word must be to be taken for it misspelt."""
_WORDS = """
A ABS ADJUST AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS
COUNT DATATYPE DAY DESC DESCRIBE DISTINCT ENCODE_FOR_URI EXISTS FALSE FILTER FLOOR FROM GRAPH
GROUP GROUP_CONCAT HASLANG HASLANGDIR HAVING HOURS IF IN IRI ISBLANK ISIRI ISLITERAL ISNUMERIC
ISTRIPLE ISURI LANG LANGDIR LANGMATCHES LATERAL LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH
NAMED NOT NOW OBJECT OFFSET OPTIONAL ORDER PREDICATE PREFIX RAND REDUCED REGEX REPLACE ROUND
SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SHA384 SHA512 SILENT STR STRAFTER
STRBEFORE STRDT STRENDS STRLANG STRLANGDIR STRLEN STRSTARTS STRUUID SUBJECT SUBSTR SUM TIMEZONE
TRIPLE TRUE TZ UCASE UNDEF UNION URI UUID VALUES VERSION WHERE YEAR
"""
_KEYWORDS = frozenset(_WORDS.split())


def explained(query: str, failure: Failure) -> Failure:
    """Return a failure that names the mistake and its place, else the engine's own."""
    try:
        read = tokens(query)
    except Failure:
        return failure
    found = _undeclared(read) or _unmatched(read) or _misspelt(read)
    return at(query, found[0], 400, "syntax", found[1]) if found else failure


def _undeclared(read: Sequence[Token]) -> tuple[Token, str] | None:
    declared = set()
    for before, token in zip((None, *read), read, strict=False):
        if token.kind != "name":
            continue
        prefix = token.text.partition(":")[0]
        if before is not None and before.word == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared:
            iri = PREFIXES.get(prefix, "…")
            return token, f"No line declares {prefix}: yet; begin with PREFIX {prefix}: <{iri}>."
    return None


def _unmatched(read: Sequence[Token]) -> tuple[Token, str] | None:
    opened: list[Token] = []
    for token in read:
        if token.text in _CLOSING.values():
            opened.append(token)
        elif token.text in _CLOSING:
            if not opened or opened[-1].text != _CLOSING[token.text]:
                return token, f"This “{token.text}” closes no “{_CLOSING[token.text]}”."
            opened.pop()
    return (opened[-1], f"This “{opened[-1].text}” is never closed.") if opened else None


def _misspelt(read: Sequence[Token]) -> tuple[Token, str] | None:
    for token in read:
        if token.word and token.word not in _KEYWORDS:
            near = difflib.get_close_matches(token.word, _KEYWORDS, 1, _NEAR)
            if near:
                return token, f"“{token.text}” is no keyword; did you mean {near[0]}?"
    return None
