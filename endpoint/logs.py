"""The log: one JSON object a line on standard error, without addresses and without query texts."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
import time
from typing import Final

LEVELS: Final = ("none", "errors", "requests")
"""What is logged: nothing, answers with status 5xx, all answers."""


def digest(query: str) -> str:
    """Return 16 hexadecimal digits by which the same query is known again."""
    return hashlib.sha256(query.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def line(
    method: str, part: str, status: str, seconds: float, size: int, query: str | None
) -> bytes:
    """Return the line of one answer; ``query`` is a digest or None."""
    entry = {
        "time": round(time.time(), 3),
        "event": "request",
        "method": method[:10],
        "route": part,
        "status": int(status),
        "ms": round(1000 * seconds, 2),
        "bytes": size,
        "query": query,
    }
    return json.dumps(entry).encode() + b"\n"


def write(content: bytes) -> None:
    """Write a line at once, so that lines of several threads do not mix."""
    os.write(sys.stderr.fileno(), content)


class JsonLines(logging.Formatter):
    """Python's own log records in the same form."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as one line."""
        entry = {
            "time": round(record.created, 3),
            "event": "log",
            "level": record.levelname.lower(),
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def install() -> None:
    """Have all log records of this process written so."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
