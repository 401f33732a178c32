"""Language packs: a folder of data files for each language, and nothing of a language in code.

The bundled packs lie beside this module. The environment variable ``KELISIM_LANGUAGES`` names
further folders (parted as in ``PATH``), each laid out in the same way: a folder ``<code>/`` with
its tables, and a ``lexicon.ttl`` with the words of the ontology's classes. A table in a further
folder stands in for the bundled one of the same name; its lexicon adds to the bundled lexicon.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.languages.tables import NEVER
from ontology.errors import InputError

BUNDLED = Path(__file__).resolve().parent
FURTHER = "KELISIM_LANGUAGES"


@dataclass(frozen=True)
class LanguagePack:
    """The data of one language; ``code`` is its BCP 47 tag and the name of its folder."""

    code: str

    def table(self, name: str) -> dict[str, Any]:
        """Return the parsed ``<name>.toml`` of the pack, or an empty table if it has none.

        InputError when the file is no TOML.
        """
        return _table(self.code, name)


@cache
def pattern(code: str, table: str, key: str) -> re.Pattern[str]:
    """Return a pattern of a table, whatever the case of letters; a missing one matches nothing.

    KeyError when the language has no pack.
    """
    return re.compile(pack(code).table(table).get(key) or NEVER, re.IGNORECASE)


@cache
def further_folders() -> tuple[Path, ...]:
    """Return the folders that ``KELISIM_LANGUAGES`` names, in its order.

    The environment is read once. InputError when one of them is not there.
    """
    named = os.environ.get(FURTHER, "").split(os.pathsep)
    folders = tuple(Path(name) for name in named if name)
    for folder in folders:
        if not folder.is_dir():
            raise InputError(str(folder), f"no such folder; {FURTHER} names it")
    return folders


def _folders() -> tuple[Path, ...]:
    return (*further_folders(), BUNDLED)


@cache
def _table(code: str, name: str) -> dict[str, Any]:
    for folder in _folders():
        path = folder / code / f"{name}.toml"
        if path.is_file():
            try:
                return tomllib.loads(path.read_text(encoding="utf-8"))
            except ValueError as error:
                raise InputError(str(path), f"no TOML: {error}") from error
    return {}


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of all languages that have a pack, in alphabetical order.

    InputError for a folder with tables of a language that has no ``language.toml`` anywhere.
    """
    listed = [entry for folder in _folders() for entry in folder.iterdir()]
    found = {entry.name for entry in listed if (entry / "language.toml").is_file()}
    for entry in listed:
        if entry.name not in found and any(entry.glob("*.toml")):
            raise InputError(str(entry), "no language.toml, so its tables are of no language")
    return tuple(sorted(found))


@cache
def pack(code: str) -> LanguagePack:
    """Return the pack of a language; KeyError when there is none."""
    if code not in languages():
        raise KeyError(f"no language pack for {code!r}; there are: {', '.join(languages())}")
    return LanguagePack(code)
