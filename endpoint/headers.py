"""The headers that every answer has."""

from __future__ import annotations

from typing import Final

SECURITY: Final = (
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "ETag, Content-Range, Retry-After"),
)
"""On every answer; pages of other sites may read it (https://fetch.spec.whatwg.org/#http-cors)."""
