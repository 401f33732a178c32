"""What is asked of a query before the engine sees it: that it is a query, small and local.

The engine has no limits of its own. Six thousand braces overflow its stack, two hundred patterns
take it minutes to plan, and ``SERVICE`` makes it call any address. The limits below are far above
what people write; what passes them still runs in a process that is killed at its deadline.
"""

from __future__ import annotations

from typing import NamedTuple

from endpoint import glance
from endpoint.failure import Failure
from endpoint.prologue import FORMS
from endpoint.tokens import Token, decode_outside, place, tokens

MAX_DEPTH = 40
"""How deep brackets of all kinds may nest."""
MAX_PATTERNS = 120
"""How many triple patterns and steps of property paths a query may have."""
MAX_OPERATORS = 400
"""How many operators, UNIONs, OPTIONALs and the like a query may have."""

_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_PROLOGUE = {"PREFIX", "BASE", "VERSION"}
_OPERATORS = set("!+-*/|^=<>") | {"&&", "||", "!=", "<=", ">=", "<<"}
_CLAUSES = {"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "EXISTS", "VALUES", "GRAPH", "LATERAL"}
CHANGING = {"NOW", "RAND", "UUID", "STRUUID", "BNODE"}
"""Functions that give something else each time."""
_BEFORE_GRAPH = {"GRAPH", "FROM", "NAMED", "DESCRIBE", "VALUES"}


class Checked(NamedTuple):
    """A query that may run.

    ``form`` is SELECT, ASK, CONSTRUCT or DESCRIBE; ``dataset`` says that it has FROM clauses;
    ``stable`` that it gives the same answer as long as the graph is the same.
    """

    query: str
    form: str
    dataset: bool
    stable: bool


def check(query: str, size: int) -> Checked:
    """Return the query as one that may run, or raise Failure.

    413 when it is longer than ``size`` bytes in UTF-8; 403 for SERVICE and for updates; 400 when it
    is nested too deeply, has too many patterns or operators, or no query form.
    """
    if len(query.encode("utf-8", "surrogatepass")) > size:
        raise Failure(413, "query-too-large", f"A query may have at most {size:,} bytes.")
    form = glance.form(query)
    if form:
        return Checked(query, form, dataset=False, stable=True)
    read = tokens(query)
    for text in dict.fromkeys((query, decode_outside(query))):
        refuse_calls(text, read if text is query else tokens(text))
    refuse_giants(query, read)
    words = {token.word for token in read}
    return Checked(query, _form(query, read), "FROM" in words, not words & CHANGING)


def _form(query: str, read: list[Token]) -> str:
    """Return the keyword that opens the query, after its prologue."""
    for token in read:
        if token.word in FORMS:
            return token.word
        if token.word in _UPDATES:
            raise at(query, token, 403, "read-only", "This endpoint answers queries only.")
        if token.word and token.word not in _PROLOGUE:
            break
    raise Failure(
        400, "syntax", "This is no query: it has no SELECT, ASK, CONSTRUCT or DESCRIBE.", line=1
    )


def refuse_calls(query: str, read: list[Token], silent: frozenset[str] = frozenset()) -> None:
    """Refuse SERVICE and LOAD, also where the engine would see them glued to what stands by.

    ``silent`` are the words after which SILENT may stand.
    """
    for index, token in enumerate(read):
        word = token.word
        if word == "SILENT" and index and read[index - 1].word in silent:
            continue
        if "SERVICE" in word or word in {"LOAD", "SILENT"}:
            raise _call(query, token)
        if token.text == "{" and index:
            _refuse_glued_call(query, read[max(0, index - 3) : index])


def _refuse_glued_call(query: str, before: list[Token]) -> None:
    """Refuse ``SERVICEex:a {``: to the engine, a keyword needs no space after it."""
    if len(before) > 1 and before[-2].word in _BEFORE_GRAPH:
        return
    for token in before[-1:]:
        prefix = token.text.partition(":")[0].lower()
        glued = "service" in prefix or ".service" in token.text.lower()
        if token.kind in {"name", "blank"} and glued:
            raise _call(query, token)


def _call(query: str, token: Token) -> Failure:
    message = "Queries to other places (SERVICE, LOAD) are not answered here."
    return at(query, token, 403, "no-remote-calls", message)


def refuse_giants(query: str, read: list[Token]) -> None:
    """Refuse what is nested, joined or chained beyond the limits."""
    depth = patterns = operators = 0
    parentheses: list[bool] = []
    for token in read:
        if token.text in {"{", "(", "[", "<<("}:
            depth += 1
            parentheses.append(token.text == "(")
        elif token.text in {"}", ")", "]"} and parentheses:
            depth -= 1
            parentheses.pop()
        inside = bool(parentheses) and parentheses[-1]
        patterns += _patterns(token, inside)
        operators += token.text in _OPERATORS or token.word in _CLAUSES
        _limit(query, token, "too-deep", depth, MAX_DEPTH, "levels of brackets")
        _limit(query, token, "too-many-patterns", patterns, MAX_PATTERNS, "triple patterns")
        _limit(query, token, "too-many-operators", operators, MAX_OPERATORS, "operators")


def _patterns(token: Token, inside: bool) -> int:
    """Return how many patterns a token adds: one for each group, separator and path step."""
    if token.text in {"/", "^", "|"}:
        return 1
    if inside or token.kind != "sign":
        return 0
    return int(token.text in {"{", "[", ".", ";", ","})


def _limit(query: str, token: Token, code: str, count: int, most: int, what: str) -> None:
    if count > most:
        raise at(query, token, 400, code, f"A query may have at most {most} {what}.")


def at(query: str, token: Token, status: int, code: str, message: str) -> Failure:
    """Return a failure at the place of a token."""
    line, column = place(query, token.offset)
    return Failure(status, code, message, line=line, column=column)
