"""Apache Jena's programs, where Debian's package ``libapache-jena-java`` is there."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

JARS = Path("/usr/share/java")
NEEDED = (
    "jena-*", "slf4j-api", "slf4j-nop", "commons-*", "dexx.collection", "gson", "guava",
    "http*", "jackson-*", "jsonld-java", "thrift", "protobuf",
)  # fmt: skip
RELOCATED = "org/apache/jena/ext/"

needed = pytest.mark.skipif(
    shutil.which("java") is None or not (JARS / "jena-cmds.jar").is_file(),
    reason="no java, or no libapache-jena-java of Debian on this machine",
)


def class_path(folder: Path) -> str:
    """Return the class path of Jena's programs; what it lacks is written to the folder.

    Debian's jena-core.jar has the classes of Xerces under ``xerces``, but their messages under the
    name that Jena gives them; without their messages Jena does not start.
    """
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(RELOCATED) and name.endswith(".properties"):
                path = folder / name.removeprefix(RELOCATED)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(jar.read(name))
    jars = {str(path) for name in NEEDED for path in JARS.glob(f"{name}.jar")}
    return ":".join([str(folder), *sorted(jars)])
