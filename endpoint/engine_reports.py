"""What the engine reports of a query that failed, as a failure with its place."""

from __future__ import annotations

import re
from typing import Any

from endpoint.failure import Failure

_EXPECTED = re.compile(r"\[[^\[\]]*(?:'[^']*'[^\[\]]*)*\]|\s+")


def failure(report: dict[str, Any]) -> Failure:
    """Return the engine's report as a Failure, with the place where the engine names one."""
    message = str(report["message"])
    if report["reason"] == "syntax":
        return syntax_failure(message)
    if report["reason"] == "evaluation":
        return Failure(400, "evaluation", message[:500])
    return Failure(500, "store", "The graph could not be read: " + message[:200])


def syntax_failure(message: str) -> Failure:
    """Return the engine's ``error at LINE:COLUMN: expected …`` as a Failure with that place."""
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return Failure(400, "syntax", message[:300])
    line, column, text = int(found[1]), int(found[2]), found[3]
    if "Prefix not found" in text:
        text = "A prefix is used that no PREFIX line declares."
    else:
        # The engine lists every character class that could go on; only the words help people.
        pieces = _EXPECTED.sub(" ", text.replace("expected one of", "expected")).split(", ")
        kept = [piece.strip() for piece in pieces if piece.strip()]
        text = ", ".join(kept[:10]) + (" …" if len(kept) > 10 else "")
    return Failure(400, "syntax", text[:300], line=line, column=column)
