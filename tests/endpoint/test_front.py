from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from endpoint.front import Front
from endpoint.settings import Settings


def call(front: Front) -> tuple[str, Iterable[bytes]]:
    """Return the status and the body of an answer."""
    started: list[Any] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "HTTP_HOST": "127.0.0.1:8000",
        "wsgi.url_scheme": "http",
    }
    body = front(environ, lambda *parts: started.append(parts))
    return started[0][0], body


def large(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    """Answer with two megabytes in pieces."""
    start("200 OK", [("Content-Length", str(2 << 20))])
    return (b"x" * 65536 for _ in range(32))


def test_small_answers_are_lists() -> None:
    """A small answer goes to the server whole, so that no thread waits for its reader."""

    def small(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        start("200 OK", [("Content-Length", "2")])
        return (piece for piece in (b"a", b"b"))

    assert call(Front(small, Settings(Path()), None)) == ("200 OK", [b"ab"])


def test_large_answers_are_counted() -> None:
    """Only so many large answers are under way at once; each gives its place back, once."""
    front = Front(large, Settings(Path(), transfers=1), None)
    status, body = call(front)
    assert status == "200 OK"
    assert call(front)[0].startswith("503")
    assert sum(map(len, body)) == 2 << 20
    body.close()  # type: ignore[attr-defined]
    body.close()  # type: ignore[attr-defined]
    assert call(front)[0] == "200 OK"
    assert call(front)[0] == "200 OK"  # the one before was dropped without a close


def test_the_public_address_is_used() -> None:
    """Behind another server, addresses in answers are those that people see."""
    seen: dict[str, Any] = {}

    def note(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        seen.update(environ)
        start("200 OK", [("Content-Length", "0")])
        return []

    call(Front(note, Settings(Path(), address="https://graph.example.org/kelisim/"), None))
    assert seen["wsgi.url_scheme"] == "https"
    assert seen["HTTP_HOST"] == "graph.example.org"
    assert seen["SCRIPT_NAME"] == "/kelisim"
