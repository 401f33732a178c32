"""Language packs: a folder of data files for each language, and nothing of a language in code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class LanguagePack:
    """The data of one language; ``code`` is its BCP 47 tag and the name of its folder."""

    code: str

    def table(self, name: str) -> dict[str, Any]:
        """Return the parsed ``<name>.toml`` of the pack, or an empty table if it has none."""
        return _table(self.code, name)


@cache
def _table(code: str, name: str) -> dict[str, Any]:
    path = files(__package__) / code / f"{name}.toml"
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of all languages that have a pack, in alphabetical order."""
    folders = files(__package__).iterdir()
    return tuple(sorted(f.name for f in folders if (f / "language.toml").is_file()))


@cache
def pack(code: str) -> LanguagePack:
    """Return the pack of a language; KeyError when there is none."""
    if code not in languages():
        raise KeyError(f"no language pack for {code!r}; there are: {', '.join(languages())}")
    return LanguagePack(code)
