"""The words of the pages, in the three languages; ``phrases.toml`` holds them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from flask import request

from endpoint.negotiation import choose_language

LANGUAGES = ("en", "ru", "kk")


@cache
def _phrases() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("phrases.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def language() -> str:
    """Return the language of the page that is asked for: ``?lang=``, else Accept-Language."""
    accept = request.headers.get("Accept-Language", "")
    return choose_language(accept, request.args.get("lang", ""), LANGUAGES)


def phrase(key: str, **values: object) -> str:
    """Return a phrase in the page's language, else in English; KeyError for an unknown key."""
    texts = _phrases()[key]
    return texts.get(language(), texts["en"]).format(**values)


def in_language(texts: dict[str, str], default: str = "") -> str:
    """Return the text in the page's language, else in English, else any, else the default."""
    for code in (language(), *LANGUAGES, *sorted(texts)):
        if texts.get(code):
            return texts[code]
    return default
