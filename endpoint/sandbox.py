"""A graph to try updates on: empty at first, gone at the end, changed by whoever reaches it.

It has releases like any other, so that everything else of the endpoint works on it, but no shapes,
no journal and no curators.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox

from graph.curation import RefusedError
from graph.durable import write_json
from graph.release import Release, current, publish, staging
from graph.sorted_quads import N_QUADS, write_sorted
from graph.store import write_store
from ontology.errors import UsageError
from ontology.vocabulary import DATA_BASE

LOCAL = {"127.0.0.1", "::1", "localhost"}


@contextmanager
def sandboxed(host: str) -> Iterator[Path]:
    """Give the data folder of an empty sandbox; UsageError for a host that others can reach."""
    if host not in LOCAL:
        raise UsageError(f"--sandbox --host {host}: anybody could write; it stays on 127.0.0.1")
    with TemporaryDirectory(prefix="kelisim-sandbox-") as folder:
        fill(Path(folder))
        yield Path(folder)


def fill(data: Path, quads: Sequence[ox.Quad] = ()) -> Release:
    """Make a sandbox in a data folder, with these quads in it."""
    with staging(data) as folder:
        return _publish(folder, data, frozenset(quads))


def apply(
    data: Path, update: str, base: str, limits: Callable[[Callable[[], Any]], Any]
) -> tuple[str, int, int]:
    """Do an update on any graphs; return the new release's id and how many triples changed.

    RefusedError where the update is wrong.
    """
    with staging(data) as folder:
        dump = current(data).dumps / N_QUADS
        before = frozenset(ox.parse(path=dump, format=ox.RdfFormat.N_QUADS))
        store = ox.Store()
        store.extend(before)
        limits(lambda: update_store(store, update, base))
        after = frozenset(store)
        release = _publish(folder, data, after)
    return release.id, len(after - before), len(before - after)


def update_store(store: ox.Store, update: str, base: str) -> None:
    """Do an update on a store; RefusedError where it is wrong."""
    try:
        store.update(update, base_iri=base or None)
    except SyntaxError as error:
        raise RefusedError("syntax", error.msg or str(error)) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise RefusedError("evaluation", str(error)) from error


def _publish(folder: Path, data: Path, quads: frozenset[ox.Quad]) -> Release:
    for name in ("dumps", "facts", "texts"):
        (folder / name).mkdir()
    dump = folder / "dumps" / N_QUADS
    release_id = write_sorted(quads, dump)[:16]
    write_store(folder / "store", dump)
    write_json(folder / "redirects.json", {})
    manifest = {"id": release_id, "base": DATA_BASE, "counts": {"quads": len(quads)}, "files": {}}
    write_json(folder / "manifest.json", manifest)
    return publish(folder, data, release_id)
