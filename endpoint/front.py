"""What stands between the HTTP server and the application: the cache, plain queries, large answers.

The server sends a body that comes as a list by itself, and holds a thread for one that is iterated.
So small answers go as lists, and only so many large ones at once that slow readers never take all
threads.
"""

from __future__ import annotations

import json
import math
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from endpoint import logs
from endpoint.dataset import Dataset
from endpoint.express import PATH, QUERY, Environ, Express
from endpoint.failure import Failure
from endpoint.headers import SECURITY
from endpoint.limits import Limits, client
from endpoint.logs import digest
from endpoint.metrics import Metrics, route
from endpoint.process import IN_MEMORY
from endpoint.settings import Settings

Application = Callable[..., Iterable[bytes]]
Headers = list[tuple[str, str]]
Made = tuple[str, Headers, Iterable[bytes], int, str | None]
"""Status, headers, body, its size, and the query where it is a plain one."""
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
        self.limits = Limits(settings.rate, settings.burst) if settings.rate else None
        self.log = settings.log
        self.metrics = Metrics()

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """Answer one request."""
        if self.public:
            environ["wsgi.url_scheme"] = self.public.scheme
            environ["HTTP_HOST"] = self.public.netloc
            environ["SCRIPT_NAME"] = self.public.path
        began = time.perf_counter()
        wait = self._over_limit(environ) if self.limits else 0
        key = None if wait else self._key(environ)
        kept = self.dataset.cache.get(key) if key and self.dataset else None
        made: Made = kept or (_too_many(wait) if wait else self._made(environ, key))
        status, headers, body, size, query = made
        start_response(status, headers)
        self._note(environ, status, size, time.perf_counter() - began, query, bool(kept))
        return body

    def _made(self, environ: Environ, key: tuple[Any, ...] | None) -> Made:
        """Make an answer, and keep what may be kept."""
        status, headers, body = self._answer(environ)
        query = environ.get(QUERY)
        if isinstance(body, list):
            size = sum(map(len, body))
        elif (size := _number(headers, "content-length")) > IN_MEMORY:
            status, headers, body = self._large(status, headers, body)
            return status, headers, body, _number(headers, "content-length"), query
        else:
            body = [_whole(body)]
        made = status, headers, body, size, query
        if key and self.dataset and _lasting(status, headers):
            weight = sum(map(len, body)) + 2 * len(environ["QUERY_STRING"]) + OVERHEAD
            self.dataset.cache.put(key, made, weight)
        return made

    def _over_limit(self, environ: Environ) -> float:
        """Return 0, or after how many seconds the client may ask again."""
        if self.limits is None or route(environ["PATH_INFO"]) in {"health", "metrics"}:
            return 0
        return self.limits.take(client(environ, bool(self.public)))

    def _note(
        self, environ: Environ, status: str, size: int, seconds: float,
        query: str | None, hit: bool,
    ) -> None:  # fmt: skip
        """Count an answer, and log it if such are logged."""
        part, method, code = route(environ["PATH_INFO"]), environ["REQUEST_METHOD"], status[:3]
        self.metrics.count(part, method, code, seconds, size, hit)
        if self.log == "requests" or (self.log == "errors" and code >= "500"):
            told = None if query is None else digest(query)
            logs.write(logs.line(method, part, code, seconds, size, told))

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
        self, status: str, headers: Headers, body: Iterable[bytes]
    ) -> tuple[str, Headers, Iterable[bytes]]:
        if not self.transfers.acquire(blocking=False):
            _close(body)
            return _told("503 Service Unavailable", _BUSY)
        return status, headers, Transfer(body, self.transfers.release)


OVERHEAD = 2000
"""About what the headers of an answer and its key take, in bytes."""


def _lasting(status: str, headers: Headers) -> bool:
    """Return whether an answer holds until the next release: it has an entity tag."""
    return status.startswith("200") and any(name.lower() == "etag" for name, _ in headers)


def _number(headers: Headers, wanted: str) -> int:
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


_BUSY = Failure(503, "busy", "Too many large answers are on their way.", retry=5)


def _too_many(wait: float) -> Made:
    seconds = math.ceil(wait)
    message = f"Too many requests; there is room for another in {seconds} seconds."
    failure = Failure(429, "too-many", message, retry=seconds)
    status, headers, body = _told("429 Too Many Requests", failure)
    return status, headers, body, len(body[0]), None


def _told(status: str, failure: Failure) -> tuple[str, Headers, list[bytes]]:
    content = json.dumps(failure.as_json()).encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(content)))]
    retry = ("Retry-After", str(failure.retry))
    return status, [*headers, retry, ("Cache-Control", "no-store"), *SECURITY], [content]


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
