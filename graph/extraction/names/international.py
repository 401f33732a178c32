"""International bodies by a table: which one a name in any language means."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from tomllib import loads

from graph.languages.morphology import nominative


@cache
def international_body(name: str, language: str) -> str:
    """Return the key in the table of the international body of that name (any case), or ''."""
    names = _names(language)
    bare = name.removeprefix("the ").strip(' «»“”"')
    return names.get(bare.casefold()) or names.get(nominative(bare, language).casefold(), "")


def international_names(language: str) -> tuple[str, ...]:
    """Return the names of all international bodies in a language."""
    return tuple(name for entry in _table().values() for name in entry.get(language, ()))


@cache
def _names(language: str) -> dict[str, str]:
    return {
        name.casefold(): identity
        for identity, entry in _table().items()
        for name in entry.get(language, ())
    }


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    """Return key → language → names."""
    return loads((files("graph.languages") / "international.toml").read_text(encoding="utf-8"))
