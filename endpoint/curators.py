"""Who may change the graph: names and the tokens that prove them (RFC 6750).

A token is never kept: only its SHA-256 stays in memory, and comparing takes the same time whatever
was sent. The name is all that the journal knows of a person.
"""

from __future__ import annotations

import hmac
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from endpoint.failure import Failure
from ontology.errors import InputError, UsageError

VARIABLE = "KELISIM_CURATORS"
SHORTEST = 20
"""How many characters a token has at least."""
_LINE = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]{0,39})[ \t]+(\S+)")


@dataclass(frozen=True)
class Curator:
    """Somebody who may change the graph."""

    name: str
    digest: bytes = field(repr=False)


def read_curators(file: Path | None) -> tuple[Curator, ...]:
    """Return the curators of a file, or of the variable KELISIM_CURATORS without one.

    A line is a name, space and a token; empty lines and those with ``#`` in front do not count.
    Raises InputError with the line that is wrong, but not its token; UsageError for no curators.
    """
    where = str(file) if file else VARIABLE
    try:
        text = file.read_text(encoding="utf-8") if file else os.environ.get(VARIABLE, "")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(where, f"the curators cannot be read: {error}") from error
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    found = [_curator(where, n, line) for n, line in lines if line and not line.startswith("#")]
    if not found:
        raise UsageError(f"--curate needs curators: a line “NAME TOKEN” for each in {where}")
    if len({curator.name for curator in found}) < len(found):
        raise InputError(where, "a name stands twice")
    return tuple(found)


def _curator(where: str, number: int, line: str) -> Curator:
    match = _LINE.fullmatch(line)
    if not match:
        raise InputError(f"{where}:{number}", "a line is a name, a space and a token")
    if len(match[2]) < SHORTEST:
        raise InputError(f"{where}:{number}", f"a token has at least {SHORTEST} characters")
    return Curator(match[1], _digest(match[2]))


def _digest(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()


def authenticate(header: str | None, curators: Sequence[Curator]) -> Curator:
    """Return who sent an Authorization header; Failure 401 without a token, 403 for a wrong one."""
    scheme, _, token = (header or "").strip().partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Failure(
            401,
            "no-token",
            "Updates need the header “Authorization: Bearer TOKEN”.",
            headers={"WWW-Authenticate": 'Bearer realm="kelisim curation"'},
        )
    sent, found = _digest(token.strip()), None
    for curator in curators:  # all of them, so that the time tells nothing
        if hmac.compare_digest(sent, curator.digest):
            found = curator
    if found is None:
        raise Failure(
            403,
            "wrong-token",
            "This token may not change the graph.",
            headers={"WWW-Authenticate": 'Bearer realm="kelisim curation", error="invalid_token"'},
        )
    return found
