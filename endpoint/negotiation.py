"""Which format and which language an answer has: closed tables, ``?format=`` before Accept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from endpoint.failure import Failure

MAX_HEADER = 2000
"""Longer Accept headers are read up to here; no real client comes near."""


@dataclass(frozen=True)
class Format:
    """A format: its name for ``?format=``, its media type, further types that mean it."""

    name: str
    media_type: str
    aliases: tuple[str, ...] = ()
    charset: bool = False

    @property
    def content_type(self) -> str:
        """The Content-Type header; with a charset where the media type's own default differs."""
        return self.media_type + ("; charset=utf-8" if self.charset else "")


HTML = Format("html", "text/html", ("application/xhtml+xml",), charset=True)
TEXT = Format("text", "text/plain", charset=True)
PLAIN_JSON = Format("json", "application/json")

RESULTS = (
    Format("json", "application/sparql-results+json", ("application/json",)),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("csv", "text/csv", charset=True),
    Format("tsv", "text/tab-separated-values", charset=True),
)
"""Formats of SELECT and ASK."""

GRAPHS = (
    Format("ttl", "text/turtle", ("application/x-turtle", "text/plain"), charset=True),
    Format("nt", "application/n-triples"),
    Format("jsonld", "application/ld+json", ("application/json",)),
    Format("rdf", "application/rdf+xml", ("application/xml", "text/xml")),
)
"""Formats of CONSTRUCT and DESCRIBE."""
TURTLE = GRAPHS[0]

_NAMES = {
    "turtle": "ttl",
    "ntriples": "nt",
    "n-triples": "nt",
    "json-ld": "jsonld",
    "rdfxml": "rdf",
    "rdf/xml": "rdf",
    "htm": "html",
}


def choose(accept: str, wanted: str, offers: Sequence[Format]) -> Format:
    """Return one of the offers.

    ``wanted`` is the value of ``?format=``, a name or a media type, and decides alone if it is not
    empty. Else the Accept header decides by quality, then by how exactly it names the type, then by
    the order of the offers; a header that names nothing readable means anything. Failure 406 when
    none of the offers is accepted.
    """
    if wanted:
        return _named(wanted.strip().lower(), offers)
    ranges = _ranges(accept[:MAX_HEADER])
    if not ranges:
        return offers[0]
    best = max(offers, key=lambda offer: _rank(offer, ranges))  # the first of equals
    if _rank(best, ranges)[0] <= 0:
        raise Failure(406, "not-acceptable", "There is: " + _list(offers) + ".")
    return best


def _named(wanted: str, offers: Sequence[Format]) -> Format:
    name = _NAMES.get(wanted, wanted)
    for offer in offers:
        if name in {offer.name, offer.media_type, *offer.aliases}:
            return offer
    raise Failure(406, "not-acceptable", f"No format {wanted[:40]!r} here; " + _list(offers) + ".")


def _list(offers: Sequence[Format]) -> str:
    return ", ".join(f"{offer.name} ({offer.media_type})" for offer in offers)


def _rank(offer: Format, ranges: tuple[tuple[str, float], ...]) -> tuple[float, int]:
    """Return the quality of an offer and how exactly it is named: itself, alias, group, any."""
    main = offer.media_type.partition("/")[0]
    names = [offer.media_type, *offer.aliases]
    named = [(quality, 3 - (name != names[0])) for name, quality in ranges if name in names]
    if named:
        return max(named)
    for wide, exactness in ((f"{main}/*", 1), ("*/*", 0)):
        found = [quality for name, quality in ranges if name == wide]
        if found:
            return max(found), exactness
    return 0.0, 0


@lru_cache(maxsize=256)
def _ranges(header: str) -> tuple[tuple[str, float], ...]:
    """Return the (name, quality) pairs of an Accept or Accept-Language header that can be read."""
    found = []
    for part in header.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            value = float(quality)
        except ValueError:
            continue
        if name and 0 <= value <= 1:
            found.append((name, value))
    return tuple(found)


def accepts_html(accept: str) -> bool:
    """Return whether a browser asks: it names text/html, and nothing else with more weight."""
    ranges = _ranges(accept[:MAX_HEADER])
    html = [quality for name, quality in ranges if name == HTML.media_type]
    return bool(html) and max(html) >= max(quality for _, quality in ranges)


def choose_language(accept: str, wanted: str, offers: Sequence[str]) -> str:
    """Return one of the offered languages: ``?lang=``, else Accept-Language, else the first."""
    if wanted in offers:
        return wanted
    ranges = sorted(_ranges(accept[:MAX_HEADER]), key=lambda pair: -pair[1])
    for name, quality in ranges:
        language = name.partition("-")[0]
        if language in offers and quality > 0:
            return language
    return offers[0]
