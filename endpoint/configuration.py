"""Settings from a file, the environment and the command line; the later wins over the earlier."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from pathlib import Path
from typing import Any

from endpoint.logs import LEVELS
from endpoint.settings import Settings
from ontology.errors import InputError, UsageError

PREFIX = "KELISIM_"
ELSEWHERE = frozenset({"data", "curators", "sandbox"})
"""Settings that come by options of their own."""
MAY_BE_ZERO = frozenset({"waiting", "patience", "memory_store", "cache_bytes", "rate", "poll"})


@dataclass(frozen=True)
class Configuration:
    """What ``kelisim serve`` runs with."""

    settings: Settings
    host: str = "127.0.0.1"
    port: int = 8000


def names() -> dict[str, type]:
    """Return the names of all settings, with their types (str, int or float)."""
    found = {f.name: type(_default(f)) for f in fields(Settings) if f.name not in ELSEWHERE}
    return {"host": str, "port": int} | found


def _default(setting: Field[Any]) -> Any:
    made = setting.default_factory
    return setting.default if made is MISSING else made()


def load(
    data: Path, file: Path | None, environ: Mapping[str, str], options: Mapping[str, Any]
) -> Configuration:
    """Return the configuration: defaults, then the file, the environment, the options.

    Options that are None are left out. InputError for a file that cannot be read, UsageError for a
    name that is no setting or a value that is out of its range, with where it stands.
    """
    found: dict[str, Any] = {}
    if file is not None:
        for name, value in _file(file).items():
            found[name] = _value(name, value, f"{file}: {name}")
    for name in names():
        variable = PREFIX + name.upper()
        if variable in environ:
            found[name] = _value(name, environ[variable], variable)
    for name, value in options.items():
        if value is not None:
            found[name] = _value(name, value, f"--{name}")
    place = {name: found.pop(name) for name in ("host", "port") if name in found}
    return Configuration(Settings(data, **found), **place)


def _file(file: Path) -> dict[str, Any]:
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(str(file), str(error)) from error
    for name in found:
        if name not in names():
            near = difflib.get_close_matches(name, names(), 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise UsageError(f"{file}: {name} is no setting{hint}")
    return found


def _value(name: str, value: Any, where: str) -> Any:
    kind = names()[name]
    try:
        if isinstance(value, bool):
            raise ValueError
        read = kind(value)
    except (TypeError, ValueError) as error:
        raise UsageError(f"{where}: {value!r} is no {_KINDS[kind]}") from error
    if kind is not str and not (read > 0 or (read == 0 and name in MAY_BE_ZERO)):
        raise UsageError(f"{where}: {value} is too small")
    if name == "log" and read not in LEVELS:
        raise UsageError(f"{where}: {value!r} is none of {', '.join(LEVELS)}")
    return read


_KINDS = {int: "whole number", float: "number", str: "text"}
