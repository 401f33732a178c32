"""The store and the dumps of a release."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest

from graph.dumps import ordered, write_dumps
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


def test_dumps_are_the_same_bytes(tmp_path: Path, quads: tuple[ox.Quad, ...]) -> None:
    """The order in which quads come makes no difference to a byte of any dump."""
    shuffled = list(quads)
    Random(1).shuffle(shuffled)
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert write_dumps(tmp_path / "a", quads, BASE) == write_dumps(
        tmp_path / "b", ordered(shuffled), BASE
    )
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_dumps_say_the_same(tmp_path: Path, quads: tuple[ox.Quad, ...]) -> None:
    """N-Quads and TriG hold the same quads, Turtle the triples of all graphs, prefixes in order."""
    write_dumps(tmp_path, quads, BASE)
    assert set(ox.parse(path=tmp_path / "kelisim.nq")) == set(quads)
    assert set(ox.parse(path=tmp_path / "kelisim.trig")) == set(quads)
    found = {quad.triple for quad in ox.parse(path=tmp_path / "kelisim.ttl")}
    assert found == {quad.triple for quad in quads}
    text = (tmp_path / "kelisim.ttl").read_text(encoding="utf-8")
    prefixes = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)
    assert "\n\nactor:anna-berg a " in text
