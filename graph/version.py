"""The version of Kelisim, from where it is kept: the package's metadata or ``pyproject.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


@cache
def version() -> str:
    """Return the version of this checkout, or of the installed package."""
    if PROJECT.is_file():
        table = tomllib.loads(PROJECT.read_text(encoding="utf-8")).get("project", {})
        if table.get("name") == "kelisim":
            return str(table["version"])
    try:
        return installed("kelisim")
    except PackageNotFoundError:
        return "0"
