"""Plain queries without Flask: the same answers and headers, in a third of the time.

It takes a GET or a POST of one query, perhaps with ``format``, by a program: no page, no graphs in
the parameters, no credentials. Everything else, and every failure, is for the application.
"""

from __future__ import annotations

import io
import re
from binascii import a2b_qp
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_plus

from werkzeug.http import http_date

from endpoint import guard
from endpoint.dataset import Dataset, Release
from endpoint.failure import Failure
from endpoint.headers import SECURITY
from endpoint.negotiation import (
    GRAPHS,
    RESULTS,
    TURTLE,
    Format,
    accepts_html,
    choose,
    choose_language,
)
from endpoint.phrases import LANGUAGES
from endpoint.process import IN_MEMORY, Answer, Job
from endpoint.prologue import declared
from endpoint.protocol import DIRECT, FAILED, FORM, pieces, tag

PATH = "/sparql"
QUERY = "kelisim.query"
"""Under this name the query is found where a plain request has one."""
_HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*(:\d+)?")
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}

Environ = dict[str, Any]
Reply = tuple[str, list[tuple[str, str]], Any]


class Express:
    """The fast lane to a dataset."""

    def __init__(self, dataset: Dataset) -> None:
        """Take the dataset that is asked."""
        self.dataset = dataset
        self._published: tuple[str, str] = ("", "")

    def answer(self, environ: Environ) -> Reply | None:
        """Return status, headers and body, or None where the application is to answer.

        The request's body can still be read then.
        """
        asked = read(environ)
        if asked is None:
            return None
        environ[QUERY] = asked[0]
        try:
            return self._answer(environ, *asked)
        except Failure as failure:
            environ[FAILED] = failure
            return None

    def _answer(self, environ: Environ, query: str, wanted: str) -> Reply | None:
        accept = environ.get("HTTP_ACCEPT", "")
        base = address(environ)
        if not base or wanted == "html" or (accept and accepts_html(accept)):
            return None
        checked = guard.check(query, self.dataset.settings.query_bytes)
        form = _form(accept, wanted, checked.form in {"SELECT", "ASK"})
        language = choose_language(environ.get("HTTP_ACCEPT_LANGUAGE", ""), "", LANGUAGES)
        release = self.dataset.release
        mark = f'"{tag(release.id, query, form.name, language)}"' if checked.stable else ""
        if mark and mark in environ.get("HTTP_IF_NONE_MATCH", ""):
            kept = [pair for pair in self._validity(release, mark) if pair[0] != "Last-Modified"]
            return "304 NOT MODIFIED", [*kept, *SECURITY], [b""]
        job = Job(
            query, form.media_type, base, union=not checked.dataset,
            prefixes=declared(query, base) if form is TURTLE else (),
        )  # fmt: skip
        answer = self.dataset.answer(job, checked.stable)
        if answer.store != release.store:
            mark = ""  # a new release came up meanwhile
        headers = [("Content-Type", form.content_type), ("Content-Length", str(answer.size))]
        return "200 OK", [*headers, *self._validity(release, mark), *SECURITY], _body(answer)

    def _validity(self, release: Release, mark: str) -> list[tuple[str, str]]:
        """Return what lets a client keep the answer and ask whether it still holds."""
        vary = ("Vary", "Accept, Accept-Language")
        if not mark:
            return [("Cache-Control", "no-store"), vary]
        if self._published[0] != release.id:
            seconds = (self.dataset.settings.data / "current").stat().st_mtime
            self._published = release.id, http_date(seconds)
        dated = ("Last-Modified", self._published[1])
        return [("ETag", mark), ("Cache-Control", "no-cache"), dated, vary]


@lru_cache(maxsize=256)
def _form(accept: str, wanted: str, rows: bool) -> Format:
    return choose(accept, wanted, RESULTS if rows else GRAPHS)


def _body(answer: Answer) -> Any:
    if answer.size > IN_MEMORY:
        return pieces(answer.body)
    with answer.body as body:
        return [body.read()]


def read(environ: Environ) -> tuple[str, str] | None:
    """Return the query and the format of a plain request, or None for any other.

    A body that was read is put back.
    """
    if environ.get("PATH_INFO") != PATH or "HTTP_AUTHORIZATION" in environ:
        return None
    fields, kind = environ.get("QUERY_STRING", ""), ""
    if environ["REQUEST_METHOD"] == "POST":
        kind = environ.get("CONTENT_TYPE", "")
        content = _content(environ)
        if content is None or kind not in {FORM, DIRECT} or (kind == FORM and fields):
            return None
        if kind == DIRECT:
            return _direct(content, fields)
        fields = content.decode("latin-1")
    elif environ["REQUEST_METHOD"] != "GET":
        return None
    return _fields(fields)


def _content(environ: Environ) -> bytes | None:
    """Return the body, as what can be read again; None where it is coded or its length not told."""
    if "HTTP_CONTENT_ENCODING" in environ:
        return None
    try:
        length = int(environ.get("CONTENT_LENGTH", ""))
    except ValueError:
        return None
    if not 0 < length <= LARGEST:
        return None
    content: bytes = environ["wsgi.input"].read(length)
    environ["wsgi.input"] = io.BytesIO(content)
    return content


LARGEST = 64 * 1024
"""Longer bodies are for the application."""


def _direct(content: bytes, fields: str) -> tuple[str, str] | None:
    if fields:
        return None
    try:
        query = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return (query, "") if query.strip() else None


def _fields(encoded: str) -> tuple[str, str] | None:
    """Return ``query`` and ``format`` where the parameters are these, each at most once."""
    found: dict[str, str] = {}
    for pair in encoded.split("&", 3):
        name, _, value = pair.partition("=")
        if name not in {"query", "format"} or name in found:
            return None
        try:
            found[name] = unquoted(value)
        except UnicodeDecodeError:
            return None
    query = found.get("query", "")
    return (query, found.get("format", "")) if query.strip() else None


def unquoted(value: str) -> str:
    """Return a value of ``application/x-www-form-urlencoded`` as text (URL Standard §5.1).

    UnicodeDecodeError where it is not UTF-8. Escapes of bytes are written like those of
    quoted-printable but for their sign, and the decoder of those takes a twentieth of the time of
    ``unquote_plus``. Each escape makes the text shorter by two; where that is not so, or a line
    ends, which means something else to that decoder, it is left to the latter.
    """
    plain = value.replace("+", " ").replace("=", "=3D").replace("%", "=")
    if value.isascii() and "\n" not in value and "\r" not in value:
        content = a2b_qp(plain)
        if len(content) == len(value) - 2 * value.count("%"):
            return content.decode("utf-8")
    return unquote_plus(value, errors="strict")


def address(environ: Environ) -> str:
    """Return the address of the SPARQL endpoint as the client named it, '' where it is odd."""
    host, scheme = environ.get("HTTP_HOST", ""), environ["wsgi.url_scheme"]
    if not _HOST.fullmatch(host):
        return ""
    port = _DEFAULT_PORTS.get(scheme, "")
    place = host.removesuffix(port) if port else host
    return f"{scheme}://{place}{environ.get('SCRIPT_NAME', '')}{PATH}"
