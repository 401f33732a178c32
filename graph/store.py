"""The store of a release: written once in bulk, then only read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from ontology.errors import InputError


def write_store(folder: Path, nquads: Path) -> None:
    """Load N-Quads that were written here into a new store; OSError where it cannot be written.

    Their IRIs were checked when they were made.
    """
    store = ox.Store(str(folder))
    store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()
    store.optimize()


@contextmanager
def reading(folder: Path) -> Iterator[ox.Store]:
    """Open a store read-only, for any number of processes; InputError when it is not there."""
    try:
        store = ox.Store.read_only(str(folder))
    except (OSError, ValueError) as error:
        raise InputError(str(folder), f"the store cannot be opened: {error}") from error
    yield store
