"""Names that bodies have of their own behind the noun that says what they are: «газета «Порт»»."""

from __future__ import annotations

import re

from graph.languages.morphology import lemmas
from graph.languages.pack import pack

QUOTED = re.compile(r"\s[«„“\"](?P<name>[^«»„“”\"]{2,})[»“”\"]$")
FOREIGN = re.compile(r"\s(?P<name>[A-Z][\w&.-]*(?:\s[A-Z0-9][\w&.-]*)*)$", re.ASCII)
LAST = re.compile(r"\s(?P<name>[^\W\d_]{2,8})$")
"""A last word, which is a name of its own if it is an abbreviation."""


def own_name(text: str, language: str) -> str:
    """Return the name that stands behind a noun for a body of its own and not of a part, or ''.

    The nouns are ``own_named`` of ``coreference.toml``: «федерация шахмат ФИДЕ» is ФИДЕ itself,
    «секретариат ООН» is not.
    """
    nouns = frozenset(pack(language).table("coreference").get("own_named", ()))
    behind = (QUOTED.search(text) or FOREIGN.search(text) or _acronym(text)) if nouns else None
    if behind is None:
        return ""
    ahead = {form for word in text[: behind.start()].split() for form in lemmas(word, language)}
    return behind["name"] if nouns & ahead else ""


def _acronym(text: str) -> re.Match[str] | None:
    last = LAST.search(text)
    return last if last and last["name"].isupper() else None
