"""The graph of the first corpus: made by the command, valid, quoted, the same again, and asked."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from shutil import copyfile

import pytest

from graph.release import Release, current
from graph.store import reading
from ontology.vocabulary import OA
from tests.corpus import FOLDER, Answers, cases, selected

SECONDS = 60
QUOTES = f"""
PREFIX oa: <{OA}>
SELECT DISTINCT ?source ?start ?end ?quote WHERE {{
  ?evidence oa:hasSource ?source ; oa:hasSelector ?position, ?words .
  ?position oa:start ?start ; oa:end ?end .
  ?words oa:exact ?quote .
}}"""


def built(texts: list[Path], data: Path) -> Release:
    """Run ``kelisim build`` as a person would; return the release."""
    command = [sys.executable, "-m", "endpoint", "build", *map(str, texts), "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return current(data)


@pytest.fixture(scope="session")
def timed(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Release, float]:
    """Return the release of the corpus and the seconds that it took."""
    begin = time.monotonic()
    release = built([shared / "corpus"], tmp_path_factory.mktemp("corpus") / "data")
    return release, time.monotonic() - begin


@pytest.fixture(scope="session")
def release(timed: tuple[Release, float]) -> Release:
    """Return the release of the corpus."""
    return timed[0]


def test_a_minute_is_enough(timed: tuple[Release, float]) -> None:
    """The command ends with exit code 0 in less than a minute."""
    assert timed[1] < SECONDS


def test_the_shapes_are_kept(release: Release) -> None:
    """The graph conforms to its shapes."""
    assert json.loads((release.path / "report.json").read_text())["conforms"]


def test_every_quote_is_in_its_text(release: Release) -> None:
    """Each quote equals its document's text between its offsets."""
    with reading(release.store) as store:
        rows = [
            (
                row["source"].value,
                int(row["start"].value),
                int(row["end"].value),
                row["quote"].value,
            )
            for row in selected(store, QUOTES)
        ]
    texts = {source: release.text(source.rpartition("/")[2]) for source, *_ in rows}
    right = sum(texts[source][start:end] == quote for source, start, end, quote in rows)
    print(f"quotes that stand in their texts: {right} of {len(rows)}")
    assert right == len(rows) > 0


def test_another_order_and_the_same_bytes(shared: Path, release: Release, tmp_path: Path) -> None:
    """The files in another order, from another folder, make the same dumps byte for byte."""
    files = sorted((shared / "corpus").glob("*.txt"), reverse=True)
    copies = [tmp_path / path.name for path in files]
    for path, copy in zip(files, copies, strict=True):
        copyfile(path, copy)
    again = built([*copies[2:], *copies[:2]], tmp_path / "data")
    for path in sorted(release.dumps.iterdir()):
        assert (again.dumps / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.json")))
def test_the_questions_are_answered(release: Release, name: str) -> None:
    """The facts that a person read in the texts are among the answers of the graph."""
    with reading(release.store) as store:
        answers = Answers(release, store)
        for case in cases(FOLDER / f"{name}.json"):
            assert answers.lacking(case, case.rows) == ()
            late = [row for row in case.missing if row not in answers.lacking(case, case.missing)]
            for row in case.missing:
                print(f"{'answered now' if row in late else 'missing'}: {case.question} {row}")


def test_no_label_is_broken(release: Release) -> None:
    """No preferred name has half a pair of brackets or of quotation marks."""
    query = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT DISTINCT ?name WHERE { ?thing skos:prefLabel ?name }"""
    with reading(release.store) as store:
        names = [row["name"].value for row in selected(store, query)]
    broken = [n for n in names for pair in ("()", "«»") if n.count(pair[0]) != n.count(pair[1])]
    assert broken == []
    assert [name for name in names if sum(map(name.count, '“”„"')) % 2] == []
