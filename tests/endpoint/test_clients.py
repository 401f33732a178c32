"""The recipes of docs/clients.md, run against a server as they stand there."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import jena
from tests.endpoint.conftest import Server, running

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "clients.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"^## (.+?)\n|^```(\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def recipes(title: str, language: str) -> list[str]:
    """Return the recipes of a section in a language."""
    found, section = [], ""
    for heading, kind, code in RECIPES:
        section = heading or section
        if section == title and kind == language:
            found.append(code)
    assert found
    return found


def run(title: str, server: Server, number: int = 0) -> dict[str, Any]:
    """Run a recipe in Python and return its names."""
    names: dict[str, Any] = {}
    code = recipes(title, "python")[number].replace("127.0.0.1:8000", f"127.0.0.1:{server.port}")
    exec(compile(code, f"docs/clients.md: {title}", "exec"), names)
    return names


def shell(server: Server, code: str, folder: Path) -> str:
    """Run a recipe of the shell and return what it writes."""
    if not shutil.which("curl"):
        pytest.skip("curl is not on this machine")
    code = code.replace("127.0.0.1:8000", f"127.0.0.1:{server.port}")
    done = subprocess.run(["sh", "-ec", code], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_curl(server: Server, tmp_path: Path) -> None:
    """A query by curl gives CSV."""
    lines = shell(server, recipes("curl", "sh")[0], tmp_path).splitlines()
    assert lines[0] == "thing,name"
    assert len(lines) == 6


def test_curl_with_files(server: Server, tmp_path: Path) -> None:
    """A query comes from a file, and a dump goes to one."""
    (tmp_path / "question.rq").write_text("ASK { ?s ?p ?o }")
    assert '"boolean":true' in shell(server, recipes("curl", "sh")[1], tmp_path)
    assert (tmp_path / "kelisim.nq").read_bytes().count(b"\n") > 1000


def test_openrefine(server: Server, tmp_path: Path) -> None:
    """What OpenRefine asks can be asked by curl, and a typing mistake is forgiven."""
    found = json.loads(shell(server, recipes("OpenRefine", "sh")[0], tmp_path))["q0"]["result"]
    assert (found[0]["id"], found[0]["match"]) == ("act/water-law-7", False)


def test_pandas(server: Server) -> None:
    """A query is a table by its address."""
    pytest.importorskip("pandas")
    table = run("pandas", server)["table"]
    assert list(table.columns) == ["thing", "name"]
    assert len(table) == 5


def test_pandas_reads_a_table(built: Path) -> None:
    """A table of the dumps, compressed, becomes a data frame with a row for each quote."""
    pytest.importorskip("pandas")
    with running(built) as server:
        claims = run("pandas", server, 1)["claims"]
    assert {"subject", "property", "object", "quote", "file"} <= set(claims.columns)
    assert len(claims) > 500


def test_rdflib(server: Server) -> None:
    """A remote graph answers queries, and what is known of a thing is a local graph."""
    assert len(run("rdflib", server)["rows"]) == 5
    assert len(run("rdflib", server, 1)["thing"]) > 5


def test_sparqlwrapper(server: Server) -> None:
    """SPARQLWrapper reads the results as JSON."""
    pytest.importorskip("SPARQLWrapper")
    assert len(run("SPARQLWrapper", server)["names"]) == 5


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not on this machine")
def test_r(server: Server, tmp_path: Path) -> None:
    """A query is a data frame of R by its address."""
    code = recipes("R", "r")[0].replace("127.0.0.1:8000", f"127.0.0.1:{server.port}")
    script = tmp_path / "recipe.R"
    script.write_text(code + "cat(names(table), nrow(table))\n", encoding="utf-8")
    done = subprocess.run(["Rscript", "--vanilla", str(script)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "thing name 5"), done.stderr


@pytest.mark.java
@jena.needed
def test_jena(server: Server, tmp_path: Path) -> None:
    """Jena's rsparql asks the server as the recipe says."""
    words = shlex.split(recipes("Apache Jena", "sh")[0].replace(":8000", f":{server.port}"))
    command = [
        "java",
        "-cp",
        jena.class_path(tmp_path),
        f"arq.{words[0]}",
        "--results=CSV",
        *words[1:],
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    assert len(done.stdout.splitlines()) == 6, done.stderr


@pytest.mark.java
@jena.needed
def test_jena_in_java(server: Server, tmp_path: Path) -> None:
    """The lines of Java are those of a whole program, which asks the server."""
    lines = recipes("Apache Jena", "java")[0].replace(":8000", f":{server.port}")
    imports, _, code = lines.partition("\n\n")
    program = tmp_path / "Recipe.java"
    body = f"public static void main(String[] words) {{\n{code}}}"
    program.write_text(f"{imports}\nclass Recipe {{\n{body}\n}}\n", encoding="utf-8")
    command = ["java", "-cp", jena.class_path(tmp_path), str(program)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stdout.count("w3id.org/kelisim") >= 5, done.stderr
