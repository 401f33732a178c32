"""What a request can fail with, in the one shape that all of the endpoint's errors have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Failure(Exception):  # noqa: N818 (an answer of HTTP, not a Python error)
    """A request that gets no answer: HTTP status, a code for programs, a sentence for people.

    ``line`` and ``column`` count from 1 and are None where no place in the query is to blame.
    ``retry`` is the number of seconds after which trying again makes sense, or None. ``headers``
    are further headers of the answer.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        retry: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Take the parts as they are."""
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.line = line
        self.column = column
        self.retry = retry
        self.headers = dict(headers or {})

    def as_json(self) -> dict[str, Any]:
        """Return ``{"error": {status, code, message, line, column}}``."""
        return {
            "error": {
                "status": self.status,
                "code": self.code,
                "message": self.message,
                "line": self.line,
                "column": self.column,
            }
        }

    @property
    def place(self) -> str:
        """Where the query is to blame, as far as that is known: “, line 2, column 3” or less."""
        line = f", line {self.line}" if self.line else ""
        return line + (f", column {self.column}" if line and self.column else "")

    def as_text(self) -> str:
        """Return one line that names the place, where there is one."""
        place = f" ({self.place.removeprefix(', ')})" if self.place else ""
        return f"{self.status} {self.code}: {self.message}{place}\n"
