"""What stands between the HTTP server and the application: the cache, plain queries, large answers.

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

from endpoint.dataset import Dataset
from endpoint.express import PATH, Environ, Express
from endpoint.failure import Failure
from endpoint.settings import Settings
from endpoint.workers import IN_MEMORY

Application = Callable[..., Iterable[bytes]]
Headers = list[tuple[str, str]]
ASKED = (
    "REQUEST_METHOD", "QUERY_STRING", "HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE", "HTTP_HOST",
    "HTTP_IF_NONE_MATCH", "HTTP_AUTHORIZATION", "HTTP_RANGE",
)  # fmt: skip
"""What an answer of the SPARQL endpoint depends on, beside the release and a body."""


class Front:
    """A WSGI application (PEP 3333) around another."""

    def __init__(self, inner: Application, settings: Settings, dataset: Dataset | None) -> None:
        """Take the application; ``dataset`` is what its SPARQL endpoint asks, if it has one."""
        self.inner = inner
        address = settings.address.rstrip("/")
        self.public = urlsplit(address) if address else None
        self.transfers = threading.BoundedSemaphore(settings.transfers)
        self.dataset = dataset
        self.express = Express(dataset) if dataset else None

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """Answer one request."""
        if self.public:
            environ["wsgi.url_scheme"] = self.public.scheme
            environ["HTTP_HOST"] = self.public.netloc
            environ["SCRIPT_NAME"] = self.public.path
        key = self._key(environ)
        if key and self.dataset:
            kept = self.dataset.cache.get(key)
            if kept:
                start_response(*kept[:2])
                return [kept[2]]
        status, headers, body = self._answer(environ)
        size = _number(headers, "content-length")
        if size > IN_MEMORY:
            return self._large(status, headers, body, start_response)
        content = _whole(body)
        start_response(status, headers)
        if key and self.dataset and _lasting(status, headers):
            self.dataset.cache.put(key, (status, headers, content), len(content) + OVERHEAD)
        return [content]

    def _key(self, environ: Environ) -> tuple[Any, ...] | None:
        """Return under what the answer may be found and kept, or None where it may not."""
        if not self.dataset or not self.dataset.cache.size or environ["PATH_INFO"] != PATH:
            return None
        if environ["REQUEST_METHOD"] != "GET":
            return None
        get = environ.get
        return (self.dataset.release.id, *[get(name) for name in ASKED])

    def _answer(self, environ: Environ) -> tuple[str, Headers, Iterable[bytes]]:
        reply = self.express.answer(environ) if self.express else None
        if reply:
            return reply
        started: list[Any] = []
        body = self.inner(environ, lambda *parts: started.append(parts))
        return (*started[-1][:2], body)

    def _large(
        self, status: str, headers: Headers, body: Iterable[bytes], start_response: Any
    ) -> Iterable[bytes]:
        if not self.transfers.acquire(blocking=False):
            _close(body)
            return _refuse(start_response)
        start_response(status, headers)
        return Transfer(body, self.transfers.release)


OVERHEAD = 2000
"""About what the headers of an answer and its key take, in bytes."""


def _lasting(status: str, headers: Headers) -> bool:
    """Return whether an answer holds until the next release: it has an entity tag."""
    return status.startswith("200") and any(name.lower() == "etag" for name, _ in headers)


def _number(headers: Headers, wanted: str) -> float:
    return next((int(value) for name, value in headers if name.lower() == wanted), 0)


def _whole(body: Iterable[bytes]) -> bytes:
    try:
        return b"".join(body)
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
