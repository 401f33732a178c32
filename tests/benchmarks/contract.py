"""The OpenAPI description against the server, by schemathesis in an environment of its own."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.servers import free_port, process
from tests.endpoint import sample

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance"


def tool(folder: Path) -> Path:
    """Return schemathesis' program, installed where it is not there yet."""
    place = folder / "schemathesis"
    if not place.exists():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        pip = [str(place / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "schemathesis>=4"], check=True)
    return place / "bin" / "st"


def main(arguments: Sequence[str] | None = None) -> int:
    """Send generated requests to a server on the sample; 0 when all answers are as described."""
    parser = argparse.ArgumentParser(prog="contract", description=__doc__)
    parser.add_argument("--examples", type=int, default=50, help="for each operation")
    parser.add_argument("--folder", type=Path, help="kept between runs; else a temporary one")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder, data = given.folder or Path(temporary), Path(temporary) / "data"
        data.mkdir()
        sample.publish(data, "one", sample.quads())
        port = free_port()
        command = [sys.executable, "-m", "tests.benchmarks.serve", str(data), str(port)]
        with process("kelisim", command, port, "/sparql", Path(temporary) / "log"):
            run = [str(tool(folder)), "run", f"http://127.0.0.1:{port}/openapi.json"]
            run += ["--checks", CHECKS, "--max-examples", str(given.examples), "--seed", "1"]
            run += ["--phases", "coverage,fuzzing", "--continue-on-failure"]
            return subprocess.run(run, cwd=temporary).returncode


if __name__ == "__main__":
    sys.exit(main())
