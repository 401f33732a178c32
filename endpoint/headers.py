"""The headers that every answer has."""

from __future__ import annotations

from typing import Final

_CONTENT: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors "
)
FRAMED: Final = _CONTENT + "*"
"""The content security policy of a page that may stand inside a page of others."""
SECURITY: Final = (
    ("Content-Security-Policy", _CONTENT + "'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "ETag, Content-Range, Link, Retry-After, Unknown-Graph"),
)
"""On every answer that says nothing else of itself; pages of other sites may read it (https://fetch.spec.whatwg.org/#http-cors)."""
