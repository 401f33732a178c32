"""Apache Jena's riot, where Debian's package ``libapache-jena-java`` is there, reads the dumps."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.dumps import write_dumps
from tests.graph.made import two_sources
from tests.graph.test_description import BASE, described
from tests.graph.test_dumps import canonical

JARS = Path("/usr/share/java")
NEEDED = (
    "jena-*", "slf4j-api", "slf4j-nop", "commons-*", "dexx.collection", "gson", "guava",
    "http*", "jackson-*", "jsonld-java", "thrift", "protobuf",
)  # fmt: skip
RELOCATED = "org/apache/jena/ext/"

pytestmark = [
    pytest.mark.java,
    pytest.mark.skipif(
        shutil.which("java") is None or not (JARS / "jena-cmds.jar").is_file(),
        reason="no java, or no libapache-jena-java of Debian on this machine",
    ),
]


@pytest.fixture(scope="module")
def class_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the class path of riot.

    Debian's jena-core.jar has the classes of Xerces under ``xerces``, but their messages under the
    name that Jena gives them; without their messages Jena does not start.
    """
    folder = tmp_path_factory.mktemp("jena")
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(RELOCATED) and name.endswith(".properties"):
                path = folder / name.removeprefix(RELOCATED)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(jar.read(name))
    jars = {str(path) for name in NEEDED for path in JARS.glob(f"{name}.jar")}
    return ":".join([str(folder), *sorted(jars)])


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
