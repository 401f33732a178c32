"""What stands between the HTTP server and the application: the public address, large answers.

The server sends a body that comes as a list by itself, and holds a thread for one that is iterated.
So small answers go as lists, and only so many large ones at once that slow readers never take all
threads.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from endpoint.failure import Failure
from endpoint.workers import IN_MEMORY

Application = Callable[..., Iterable[bytes]]


class Front:
    """A WSGI application (PEP 3333) around another."""

    def __init__(self, inner: Application, address: str, transfers: int) -> None:
        """Take the application, its public address or '', and how many large answers at once."""
        self.inner = inner
        self.public = urlsplit(address.rstrip("/")) if address else None
        self.transfers = threading.BoundedSemaphore(transfers)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer one request."""
        if self.public:
            environ["wsgi.url_scheme"] = self.public.scheme
            environ["HTTP_HOST"] = self.public.netloc
            environ["SCRIPT_NAME"] = self.public.path
        started: list[Any] = []
        body = self.inner(environ, lambda *parts: started.append(parts))
        status, headers = started[-1][:2]
        if _length(headers) <= IN_MEMORY:
            start_response(status, headers)
            return _whole(body)
        if not self.transfers.acquire(blocking=False):
            _close(body)
            return _refuse(start_response)
        start_response(status, headers)
        return Transfer(body, self.transfers.release)


class Transfer:
    """A large body on its way; gives its place back once, however it ends."""

    def __init__(self, body: Iterable[bytes], done: Callable[[], None]) -> None:
        """Take the body and what to call at its end."""
        self.body = body
        self.done = done
        self.open = threading.Lock()

    def __iter__(self) -> Iterator[bytes]:
        """Return the pieces of the body."""
        return iter(self.body)

    def close(self) -> None:
        """Close the body and give the place back."""
        if self.open.acquire(blocking=False):
            self.done()
            _close(self.body)

    def __del__(self) -> None:
        """Give the place back where the server forgot to close."""
        self.close()


def _length(headers: list[tuple[str, str]]) -> float:
    lengths = [int(value) for name, value in headers if name.lower() == "content-length"]
    return lengths[0] if lengths else 0


def _whole(body: Iterable[bytes]) -> list[bytes]:
    try:
        return list(body)
    finally:
        _close(body)


def _close(body: Iterable[bytes]) -> None:
    close = getattr(body, "close", None)
    if close:
        close()


def _refuse(start_response: Any) -> list[bytes]:
    failure = Failure(503, "busy", "Too many large answers are on their way.", retry=5)
    content = json.dumps(failure.as_json()).encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(content)))]
    start_response("503 Service Unavailable", [*headers, ("Retry-After", "5")])
    return [content]
