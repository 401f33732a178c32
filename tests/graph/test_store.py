"""The store and the dumps of a release."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.dumps import write_dumps
from graph.store import reading, write_store
from ontology.errors import InputError
from tests.graph.made import two_sources
from tests.graph.test_description import BASE, described


@pytest.fixture(scope="module")
def quads() -> tuple[ox.Quad, ...]:
    """Return the quads of two sources."""
    return described(two_sources())


def test_a_store_has_what_was_loaded(tmp_path: Path, quads: tuple[ox.Quad, ...]) -> None:
    """A store that is opened to read has the quads of the dump, and takes no others."""
    write_dumps(tmp_path, quads, BASE)
    write_store(tmp_path / "store", tmp_path / "kelisim.nq")
    with reading(tmp_path / "store") as store:
        assert set(store) == set(quads)
        with pytest.raises(RuntimeError, match="read-write"):
            store.add(quads[0])


def test_no_store_is_named(tmp_path: Path) -> None:
    """A store that is not there is named, and none is made."""
    with pytest.raises(InputError, match="nowhere"), reading(tmp_path / "nowhere"):
        pass
    assert not (tmp_path / "nowhere").exists()
