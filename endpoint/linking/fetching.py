"""Asking one address over HTTP: with time-outs, retries, a limit of size, and a cache on disk."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from graph.version import version
from ontology.errors import InputError

AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which it is worth to ask again (RFC 9110 § 15; RFC 6585 § 4)."""
LONGEST_WAIT = 60.0
"""How many seconds a server may have us wait."""
DAY = 86_400
BLOCK = 65_536
T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """How an address is asked: seconds and bytes of an answer, tries, days of a cache."""

    timeout: float = 30.0
    tries: int = 4
    size: int = 50_000_000
    days: float = 7.0


@dataclass(frozen=True)
class Fetcher:
    """Asks addresses; answers that are fresh enough come from the folder ``cache``."""

    cache: Path
    limits: Limits = field(default_factory=Limits)
    sleep: Callable[[float], None] = time.sleep

    def get(self, address: str, accept: str, read: Callable[[bytes], T]) -> T:
        """Return what ``read`` makes of an address; InputError where there is nothing to be had.

        An answer that cannot be read (InputError of ``read``) is not kept.
        """
        return self._cached(Request(address, headers=_headers(accept)), read)

    def post(
        self, address: str, form: Mapping[str, str], accept: str, read: Callable[[bytes], T]
    ) -> T:
        """Return what ``read`` makes of the answer to a form, as ``get``."""
        body = urlencode(form).encode()
        return self._cached(Request(address, data=body, headers=_headers(accept)), read)

    def forget_old(self) -> None:
        """Remove the answers that are no longer fresh."""
        for path in self.cache.glob("*"):
            if not self._is_fresh(path):
                path.unlink(missing_ok=True)

    def _is_fresh(self, path: Path) -> bool:
        return path.is_file() and time.time() - path.stat().st_mtime < self.limits.days * DAY

    def _cached(self, request: Request, read: Callable[[bytes], T]) -> T:
        path = self.cache / sha256(_identity(request)).hexdigest()
        if self._is_fresh(path):
            return read(path.read_bytes())
        body = self._asked(request)
        found = read(body)
        self._keep(path, body)
        return found

    def _keep(self, path: Path, body: bytes) -> None:
        try:
            self.cache.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(".part")
            beside.write_bytes(body)
            beside.replace(path)
        except OSError as error:
            raise InputError(str(path), str(error.strerror)) from error

    def _asked(self, request: Request) -> bytes:
        """Ask until there is an answer, waiting twice as long each time."""
        for left in reversed(range(self.limits.tries)):
            try:
                return self._once(request)
            except HTTPError as error:
                if error.code not in AGAIN or not left:
                    told = f"it answered {error.code} {error.reason}"
                    raise InputError(request.full_url, told) from error
                wait = _wait(error.headers)
            except (URLError, HTTPException, OSError) as error:
                if not left:
                    problem = f"no answer after {self.limits.tries} tries: {_told(error)}"
                    raise InputError(request.full_url, problem) from error
                wait = 0.0
            self.sleep(max(wait, 2.0 ** (self.limits.tries - left - 1)))
        raise AssertionError("at least one try")

    def _once(self, request: Request) -> bytes:
        with _OPENER.open(request, timeout=self.limits.timeout) as answer:
            body = bytearray()
            end = time.monotonic() + self.limits.timeout
            while block := answer.read(BLOCK):
                body += block
                if len(body) > self.limits.size:
                    problem = f"the answer is longer than {self.limits.size} bytes"
                    raise InputError(request.full_url, problem)
                if time.monotonic() > end:
                    raise TimeoutError("the answer takes too long")
            return bytes(body)


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: only the address that was given is asked."""

    def redirect_request(
        self, req: Request, fp: Any, code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        raise InputError(req.full_url, f"it has moved to {newurl}; give that address")


_OPENER = build_opener(_Stay)


def _headers(accept: str) -> dict[str, str]:
    return {"Accept": accept, "User-Agent": f"kelisim/{version()}"}


def _identity(request: Request) -> bytes:
    """Return what makes a request the same as another one."""
    data = request.data if isinstance(request.data, bytes) else b""
    return f"{request.full_url}\n{request.get_header('Accept')}\n".encode() + data


def _wait(headers: Message) -> float:
    """Return the seconds that a server asks to wait (RFC 9110 § 10.2.3), if it tells them."""
    told = headers.get("Retry-After", "")
    return min(float(told), LONGEST_WAIT) if told.isascii() and told.isdigit() else 0.0


def _told(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return str(reason) or type(reason).__name__
