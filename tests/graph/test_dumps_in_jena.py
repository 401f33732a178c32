"""Apache Jena's riot, where Debian's package ``libapache-jena-java`` is there, reads the dumps."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.dumps import write_dumps
from tests import jena
from tests.graph.made import two_sources
from tests.graph.test_description import BASE, described
from tests.graph.test_dumps import canonical

pytestmark = [pytest.mark.java, jena.needed]


@pytest.fixture(scope="module")
def class_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the class path of riot."""
    return jena.class_path(tmp_path_factory.mktemp("jena"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the dumps of two sources."""
    made = tmp_path_factory.mktemp("dumps")
    write_dumps(made, described(two_sources()), BASE)
    return made


@pytest.mark.parametrize("name", ["kelisim.ttl", "kelisim.trig", "kelisim.nq.gz"])
def test_riot_reads_the_same_graph(name: str, folder: Path, class_path: str) -> None:
    """What riot reads has the canonical hash of the graph."""
    command = ["java", "-cp", class_path, "riotcmd.riot", "--output=nquads", folder / name]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    found = set(ox.parse(done.stdout, format=ox.RdfFormat.N_QUADS))
    quads = set(described(two_sources()))
    whole = name != "kelisim.ttl"
    assert canonical(found) == canonical(quads if whole else {quad.triple for quad in quads})
