"""Tables of a language pack as dataclasses whose fields are named after the keys there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

NEVER = r"(?!)"
"""A pattern that nothing matches: that of a key which a table lacks."""


def values(cls: type, table: Mapping[str, Any], /, **own: Any) -> dict[str, Any]:
    """Return the values of the fields of a dataclass, read by their types from the keys of a table.

    What a table lacks is empty, false or a pattern that nothing matches. ``own`` has the fields
    that are read otherwise. TypeError for a field of a type that no table has.
    """
    kinds = {name: str(kind) for name, kind in cls.__annotations__.items() if name not in own}
    return {name: _value(kind, table.get(name)) for name, kind in kinds.items()} | own


def _value(kind: str, told: Any) -> Any:
    match kind:
        case "bool":
            return bool(told)
        case "str":
            return str(told or "")
        case "frozenset[str]":
            return frozenset(told or ())
        case "Mapping[str, str]":
            return dict(told or {})
        case "Mapping[str, frozenset[str]]":
            return {key: frozenset(words) for key, words in (told or {}).items()}
        case "re.Pattern[str]":
            return re.compile(told or NEVER)
        case "tuple[re.Pattern[str], ...]":
            return tuple(re.compile(pattern) for pattern in told or ())
        case "tuple[tuple[str, ...], ...]":
            return tuple(tuple(phrase.split()) for phrase in told or ())
    raise TypeError(f"no table has a {kind}")
