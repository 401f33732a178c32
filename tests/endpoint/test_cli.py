from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from endpoint import cli, publication
from graph.dumps import FORMS
from tests.endpoint import sample
from tests.graph.test_dumps import stated

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = sorted(cli.main.commands)


def run(*words: object) -> Result:
    """Run a command."""
    return CliRunner().invoke(cli.main, [str(word) for word in words])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps(command: str) -> None:
    """The help of each command says its purpose, has an example and the exit codes."""
    text = run(command, "--help").output
    assert f"kelisim {command} " in text
    assert "Exit codes: 0" in text
    assert all(line.rstrip() != "  " for line in text.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    """The README's table of commands has every command, and every option in it exists."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = [line for line in readme.splitlines() if line.startswith(f"| `kelisim {command} ")]
    assert rows
    help_text = run(command, "--help").output
    assert all(option in help_text for option in re.findall(r"--[a-z]+", " ".join(rows)))


def test_the_readme_has_no_other_command() -> None:
    """The README names no command that there is not."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`kelisim ([a-z]+)", readme)) <= set(COMMANDS)


def test_help_is_instant() -> None:
    """The help loads neither the graph nor the server."""
    start = time.monotonic()
    command = [sys.executable, "-X", "importtime", "-m", "endpoint", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert time.monotonic() - start < 2
    assert not re.search(r"\| +(flask|pyoxigraph|rich|graph|rdflib)\b", done.stderr)


def test_query(data: Path, tmp_path: Path) -> None:
    """A query is answered as a table, in a format, from a file."""
    query = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/kelisim/ontology#Law> }"
    assert run("query", "--data", data, query).output.split() == ["n", "400"]
    (tmp_path / "q.rq").write_text(query)
    done = run("query", "--data", data, "--file", tmp_path / "q.rq", "--format", "csv")
    assert done.output.split() == ["n", "400"]
    assert run("query", "--data", data, "ASK {}").output == "yes\n"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["query", "--data", "DATA", "SELECT * {"], 1, "kelisim: query, line 1, column 10: "),
        (["query", "--data", "DATA", "SELECT * { SERVICE <x:y> {} }"], 1, "kelisim: query, line 1"),
        (
            ["query", "--data", "DATA", "ASK FROM <x:y> {}"],
            1,
            "line 1, column 10: There is no graph",
        ),
        (["query", "--data", "DATA"], 2, "one of the two"),
        (["query", "--data", "DATA", "--format", "ttl", "ASK {}"], 2, "kelisim: --format ttl"),
        (["query", "--data", "NOWHERE", "ASK {}"], 1, "kelisim: NOWHERE: there is no release"),
        (["dump", "--data", "DATA", "--format", "docx", "--out", "-"], 2, "docx"),
        (["validate"], 2, "one of the two"),
        (["serve", "--data", "DATA", "--port", "0"], 2, "port"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_errors_are_one_line(data: Path, words: list[str], code: int, message: str) -> None:
    """What a person can mend is told in a line, with its exit code and without a traceback."""
    done = run(*[data if word == "DATA" else word for word in words])
    assert done.exit_code == code
    assert message in done.output
    assert "Traceback" not in done.output


def test_a_port_in_use_is_told(data: Path) -> None:
    """A port that another program has is told before the server starts."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--data", data, "--port", taken.getsockname()[1])
    assert done.exit_code == 2
    assert "cannot be used" in done.output


@pytest.mark.parametrize("form", [f for f, said in FORMS.items() if said.is_rdf])
def test_dump(data: Path, tmp_path: Path, form: str) -> None:
    """Each form of RDF reads back as the same triples, from gzip too."""
    out, packed = tmp_path / FORMS[form].file, tmp_path / "packed.gz"
    assert run("dump", "--data", data, "--format", form, "--out", out).exit_code == 0
    found = {quad.triple for quad in ox.parse(path=out)}
    assert (set(stated(found)) if form == "ttl12" else found) == {q.triple for q in sample.quads()}
    assert run("dump", "--data", data, "--format", form, "--gzip", "--out", packed).exit_code == 0
    assert gzip.decompress(packed.read_bytes()) == out.read_bytes()


def test_every_form_can_be_asked_for() -> None:
    """The command takes exactly the forms that the graph has."""
    assert tuple(FORMS) == publication.FORMS


def test_facts(data: Path, tmp_path: Path) -> None:
    """The facts of each document are written as JSON."""
    assert "1 file" in run("facts", "--data", data, "--out", tmp_path / "facts").output
    assert json.loads((tmp_path / "facts" / "a.json").read_text())["file"] == "a"


def test_evaluate(data: Path, tmp_path: Path) -> None:
    """The facts are compared with gold facts, kind by kind."""
    (tmp_path / "a.json").write_text('{"file": "a", "actors": []}')
    done = run("evaluate", "--data", data, tmp_path)
    assert done.exit_code == 0
    assert "legal_acts" in done.output
    assert run("evaluate", "--data", data, tmp_path / "none").exit_code == 1


@pytest.mark.parametrize("form", ["table", "turtle", "html"])
def test_validate_writes_a_report(tmp_path: Path, form: str) -> None:
    """A file that breaks a shape has a report in the form and language asked for."""
    bad = tmp_path / "bad.ttl"
    bad.write_text("<https://example.org/a> a <https://w3id.org/kelisim/ontology#LegalAct> .")
    out = tmp_path / "report"
    done = run("validate", bad, "--lang", "ru", "--format", form, "--out", out)
    assert done.exit_code == 1
    assert "ActIsLegalResource" in out.read_text(encoding="utf-8")
    assert "У правового акта нет типа" in out.read_text(encoding="utf-8")
    assert "kelisim: " in done.output


@pytest.mark.parametrize("types", ["", "a kel:Law ;", "a kel:Law, kel:Entity ;"])
def test_validate_judges_a_bare_fact_as_for_curators(tmp_path: Path, types: str) -> None:
    """A fact without a claim is told, whatever class is told of its thing; see test_updates.py."""
    file = tmp_path / "fact.ttl"
    prefix = "@prefix kel: <https://w3id.org/kelisim/ontology#> ."
    thing = "<https://w3id.org/kelisim/id/act/new>"
    file.write_text(
        f"{prefix} {thing} {types} kel:signedBy <https://w3id.org/kelisim/id/actor/x> ."
    )
    done = run("validate", file, "--format", "turtle")
    assert done.exit_code == 1
    assert "HasClaim" in done.output


def test_validate_is_content_with_a_good_file(tmp_path: Path) -> None:
    """A file that conforms says so, with exit code 0."""
    good = tmp_path / "good.ttl"
    good.write_text("<https://example.org/a> <https://example.org/b> 1 .")
    done = run("validate", good)
    assert done.exit_code == 0
    assert "conforms" in done.output


def test_releases_are_listed_and_gone_back_to(tmp_path: Path) -> None:
    """The releases are listed, one is gone back to, and the two are compared in each form."""
    (tmp_path / "a.txt").write_text("The Law on Languages of Estonia was adopted in 1995.\n")
    (tmp_path / "b.txt").write_text("Anna Berg is the President of Norway.\n")
    data = tmp_path / "data"
    assert run("build", tmp_path / "a.txt", "--data", data).exit_code == 0
    assert run("build", tmp_path, "--data", data).exit_code == 0
    head, newer, older = run("releases", "--data", data).output.splitlines()
    assert head.startswith("release\t")
    assert newer.startswith("* ")
    assert "\t2 (+1)\t" in newer
    told = run("diff", "--data", data).output
    assert "Anna Berg" in told
    assert "b.txt:1: “" in told
    assert "INSERT DATA" in run("diff", "--data", data, "--format", "update").output
    first = older.split()[0]
    assert first in run("releases", "--data", data, "--serve", "previous").output
    assert run("releases", "--data", data).output.splitlines()[2].startswith(f"* {first}")
    failed = run("diff", "--data", data, "zzz")
    assert failed.exit_code == 1
    assert "there is no such release" in failed.output
