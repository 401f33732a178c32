"""What turns one release's graph into another's: RDF Patch, or SPARQL 1.1 Update.

Both are read off the sorted N-Quads of the two, line by line, so that a graph of any size will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO

AT_ONCE = 1_000
"""How many triples one operation of an update has."""


def differing(old: Path, new: Path) -> Iterator[tuple[bool, bytes]]:
    """Give the lines that only one of two files of sorted N-Quads has; True is for the new one."""
    with old.open("rb") as before, new.open("rb") as after:
        left, right = next(before, b""), next(after, b"")
        while left or right:
            if left == right:
                left, right = next(before, b""), next(after, b"")
            elif not right or (left and left < right):
                yield False, left
                left = next(before, b"")
            else:
                yield True, right
                right = next(after, b"")


def write_rdf_patch(old: Path, new: Path, names: tuple[str, str], out: IO[bytes]) -> None:
    """Write the difference as RDF Patch (https://afs.github.io/rdf-patch/).

    ``names`` are the IRIs of the two releases, for its header.
    """
    out.write(f"H id <{names[1]}> .\nH prev <{names[0]}> .\nTX .\n".encode())
    for added, line in differing(old, new):
        out.write((b"A " if added else b"D ") + line)
    out.write(b"TC .\n")


def write_update(old: Path, new: Path, out: IO[bytes]) -> None:
    """Write the difference as SPARQL 1.1 Update: what goes first, then what comes (§ 3.1)."""
    separator = b""
    for wanted, verb in ((False, b"DELETE DATA"), (True, b"INSERT DATA")):
        lines = (line for added, line in differing(old, new) if added == wanted)
        while some := list(islice(lines, AT_ONCE)):
            out.write(separator + verb + b" {\n" + b"".join(_in_graphs(some)) + b"}\n")
            separator = b";\n"


def _in_graphs(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        triple, _, graph = line.removesuffix(b" .\n").rpartition(b" ")
        yield b"  GRAPH " + graph + b" { " + triple + b" }\n"
