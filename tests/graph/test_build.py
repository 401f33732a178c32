"""The road from texts to a release."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from graph.build import build
from graph.extraction import several
from graph.facts import Extraction, Literal
from graph.reading.document import Document
from graph.release import Release, current, releases
from ontology.errors import InputError, InvalidGraphError, UsageError
from tests.graph.made import Maker, date
from tests.graph.test_release import left_over

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {
    "law.txt": "The Law on Languages of Estonia was adopted on 21 February 1995.\n",
    "forum.txt": "Anna Berg, President of Norway, opened the Baltic Forum in Oslo in 1997.\n",
    "council.txt": "The Nordic Council has 87 members. Anna Berg, President of Norway, spoke.\n",
}
BROKEN = "break the shapes"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Return a folder with three short texts."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


def as_files(release: Release) -> dict[str, bytes]:
    """Return the files of a release but the store's, by name."""
    files = (p for p in release.path.rglob("*") if p.is_file())
    named = ((p.relative_to(release.path).as_posix(), p) for p in files)
    return {name: p.read_bytes() for name, p in named if not name.startswith("store/")}


def test_a_release_is_whole(texts: Path, tmp_path: Path) -> None:
    """A release has store, dumps, texts, facts, report and a manifest whose checksums hold."""
    release = build([texts], tmp_path / "data")
    assert current(tmp_path / "data") == release
    assert left_over(tmp_path / "data") == []
    files = as_files(release)
    assert {"redirects.json", "merges.json", "ontology.ttl", "shapes.ttl", "report.ttl"} <= set(
        files
    )
    assert {f"dumps/kelisim.{form}" for form in ("nq", "ttl", "trig")} <= set(files)
    assert {f"facts/{Path(name).stem}.json" for name in TEXTS} <= set(files)
    manifest = release.manifest
    assert set(manifest["files"]) == set(files) - {"manifest.json"}
    for name, said in manifest["files"].items():
        assert said == {"bytes": len(files[name]), "sha256": sha256(files[name]).hexdigest()}
    assert sha256(files["dumps/kelisim.nq"]).hexdigest()[:16] == release.id == manifest["id"]
    assert manifest["counts"]["documents"] == len(TEXTS)
    assert json.loads(files["report.json"])["conforms"]


def test_texts_are_kept_as_given(texts: Path, tmp_path: Path) -> None:
    """The text of each document stands in the release byte for byte, line ends included."""
    (texts / "law.txt").write_bytes("A law.\r\nOf Estonia — 1995.\r".encode())
    release = build([texts], tmp_path / "data")
    ids = {source["file"]: source["id"] for source in release.manifest["sources"]}
    kept = release.path / "texts" / f"{ids['law.txt']}.txt"
    assert kept.read_bytes() == (texts / "law.txt").read_bytes()
    assert release.text(ids["law.txt"]).endswith("1995.\r")


def test_the_same_bytes_in_any_order(texts: Path, tmp_path: Path) -> None:
    """Files in another order, in one process or two, make the same bytes."""
    paths = sorted(texts.iterdir())
    first = build(paths, tmp_path / "a", processes=1)
    road_many = [*paths[1:], paths[0]]
    second = build(road_many, tmp_path / "b", processes=2)
    assert as_files(first) == as_files(second)


def test_the_same_bytes_in_two_processes(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading several documents at once changes nothing."""
    first = build([texts], tmp_path / "a", processes=1)
    monkeypatch.setattr(several, "MANY", 0)
    second = build([texts], tmp_path / "b", processes=2)
    assert as_files(first) == as_files(second)


def test_progress_is_told(texts: Path, tmp_path: Path) -> None:
    """Each step is told in its order, and at the end that all is done."""
    told: list[tuple[str, int, int]] = []
    build([texts], tmp_path / "data", progress=lambda *step: told.append(step))
    steps = list(dict.fromkeys(step for step, _, _ in told))
    assert steps == ["extract", "resolve", "describe", "validate", "curate", "release"]
    assert ("extract", 3, 3) in told
    assert told[-1] == ("release", 1, 1)


def test_what_a_person_should_know_is_told(texts: Path, tmp_path: Path) -> None:
    """A text that stands in two files is read once, and that is told."""
    (texts / "copy.txt").write_text(TEXTS["law.txt"])
    told: list[str] = []
    release = build([texts], tmp_path / "data", notice=told.append)
    assert release.manifest["counts"]["documents"] == len(TEXTS)
    assert len(told) == 1
    assert "the same text" in told[0]


def test_decisions_are_replayed(texts: Path, tmp_path: Path) -> None:
    """Two things that a decisions file keeps apart are two in the release."""
    first = build([texts], tmp_path / "data")
    merges = json.loads((first.path / "merges.json").read_text())
    pair = next(m["things"] for m in merges if "Anna Berg" in m["names"])
    path = tmp_path / "decisions.toml"
    path.write_text(f"[[keep-apart]]\nthings = {json.dumps(pair)}\n")
    second = build([texts], tmp_path / "data", decisions=path)
    persons = [r.manifest["counts"]["classes"]["Person"] for r in (first, second)]
    assert persons == [1, 2]


def test_another_base(texts: Path, tmp_path: Path) -> None:
    """IRIs begin with the base that was asked for; what is no base is refused."""
    release = build([texts], tmp_path / "data", base="https://example.org/id/")
    assert release.manifest["base"] == "https://example.org/id/"
    assert b"w3id.org/kelisim/id/" not in (release.dumps / "kelisim.nq").read_bytes()
    for wrong in ("example.org/", "https://example.org/id", "https://exa mple.org/", ""):
        with pytest.raises(UsageError, match="--base"):
            build([texts], tmp_path / "data", base=wrong)


def test_two_files_of_one_name(tmp_path: Path) -> None:
    """Texts whose files share a name both keep their facts."""
    for number in (1, 2):
        (tmp_path / f"{number}").mkdir()
        (tmp_path / f"{number}" / "act.txt").write_text(f"The Law on Rivers no. {number}.\n")
    release = build([tmp_path / "1", tmp_path / "2"], tmp_path / "data")
    assert len(list((release.path / "facts").iterdir())) == 2


def broken(document: Document) -> Extraction:
    """Return an extraction whose act has a name without a language, which no claim undoes."""
    made = Maker(document.text, document.source, language="")
    key = made.thing("Law", document.text.split(".")[0])
    made.fact(key, "date", date("1995"))
    return made.extraction


def test_an_invalid_graph_changes_nothing(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A graph that breaks its shapes is not published; the report says where."""
    release = build([texts], tmp_path / "data")
    monkeypatch.setattr(several, "extract", broken)
    with pytest.raises(InvalidGraphError, match="LabelHasLanguage"):
        build([texts], tmp_path / "data")
    assert current(tmp_path / "data") == release
    assert [r.id for r in releases(tmp_path / "data")] == [release.id]
    assert "LabelHasLanguage" in (tmp_path / "data" / "invalid-report.ttl").read_text()
    monkeypatch.undo()
    build([texts], tmp_path / "data")
    assert left_over(tmp_path / "data") == []


def wrong(document: Document) -> Extraction:
    """Return an extraction with a number that the shapes refuse."""
    made = Maker(document.text, document.source)
    key = made.thing("Law", document.text.split(".")[0])
    made.fact(key, "number", road_literal("none at all"))
    return made.extraction


def road_literal(text: str) -> Literal:
    """Return a plain string."""
    return Literal(text)


def test_a_claim_that_shapes_refuse_is_rejected(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What breaks a shape is kept as a rejected claim, and the rest is published."""
    monkeypatch.setattr(several, "extract", wrong)
    release = build([texts], tmp_path / "data")
    assert release.manifest["counts"]["status"]["rejected"] == len(TEXTS)


SCRIPT = """
import os, sys, time
from pathlib import Path
import graph.build, graph.release

def stop(*_):
    print("here", flush=True)
    time.sleep(60)

texts, data, step = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
if step == "publish":
    graph.build.publish = stop
elif step == "pointer":
    graph.release.replace_text = stop
graph.build.build([texts], data, progress=lambda name, *_: stop() if name == step else None)
"""


def killed(texts: Path, data: Path, step: str) -> None:
    """Run a build in a process of its own and kill it with signal 9 at a step."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(texts), str(data), step],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    with process.stdout as out:
        assert out.readline() == b"here\n"
        os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


@pytest.mark.parametrize("step", ["extract", "release", "publish", "pointer"])
def test_a_killed_build_changes_nothing(texts: Path, tmp_path: Path, step: str) -> None:
    """After kill -9 at any step the earlier release is served, and the next build mends all."""
    data = tmp_path / "data"
    release = build([texts / "law.txt"], data)
    files = as_files(release)
    killed(texts, data, step)
    assert current(data) == release
    assert as_files(release) == files
    whole = build([texts], data)
    assert current(data) == whole
    assert left_over(data) == []
    assert as_files(whole) == as_files(build([texts], tmp_path / "other"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of its own with 400 kB, or skip where none can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command: Sequence[str] = ["mount", "-t", "tmpfs", "-o", "size=400k", "kelisim", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_named(texts: Path, small_disk: Path) -> None:
    """A disk that fills up in mid-build is said to be full, by its folder, and is left clean."""
    with pytest.raises(InputError, match=r"disk.*the disk is full"):
        build([texts], small_disk)
    assert left_over(small_disk) == []
    assert not (small_disk / "current").exists()


LIMITED = """
import resource, signal, sys
from pathlib import Path
from graph.build import build
from ontology.errors import InputError

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    build([Path(sys.argv[1])], Path(sys.argv[2]))
except InputError as error:
    print(error)
"""


def test_a_file_that_cannot_grow_is_named(texts: Path, tmp_path: Path) -> None:
    """A file that cannot grow ends the build with the folder's name, and leaves no folder."""
    data = tmp_path / "data"
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(texts), str(data)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(f"{data}: the disk is full")
    assert not data.exists()


def test_the_corpus_in_a_minute(shared: Path, tmp_path: Path) -> None:
    """The five documents of the first corpus make a valid release in which each claim is quoted."""
    release = build([shared / "corpus"], tmp_path / "data")
    counts = release.manifest["counts"]
    assert counts["documents"] == 5
    assert counts["claims"] > 500
    assert json.loads((release.path / "report.json").read_text())["conforms"]
