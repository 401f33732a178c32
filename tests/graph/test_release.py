"""Releases: whole or not at all."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO

import pytest

from graph.data_folder import LOCK, held
from graph.durable import checksums, write_json
from graph.release import Release, current, publish, releases, staging
from ontology.errors import InputError, KelisimError, UsageError


def make(data: Path, release_id: str, keep: int = 5, **said: str) -> Release:
    """Publish a release with nothing in it but a manifest."""
    with staging(data) as folder:
        write_json(folder / "manifest.json", {"id": release_id} | said)
        return publish(folder, data, release_id, keep)


def break_off(data: Path) -> None:
    """Fail in the middle of making a release."""
    with staging(data) as folder:
        (folder / "half").write_text("half")
        raise ValueError("midway")


def left_over(data: Path) -> list[str]:
    """Return what builds left in the data folder besides what belongs there."""
    kept = {"releases", "current", "history", "retired.json", ".lock"}
    return sorted(path.name for path in data.iterdir() if path.name not in kept)


def test_the_last_one_is_current(tmp_path: Path) -> None:
    """The release published last is served, and older ones stay, the newest first."""
    for release_id in ("b", "a", "c"):
        make(tmp_path, release_id)
    assert current(tmp_path).id == "c"
    assert [release.id for release in releases(tmp_path)] == ["c", "a", "b"]
    assert current(tmp_path).manifest == {"id": "c"}
    assert left_over(tmp_path) == []


def test_the_same_graph_is_the_same_release(tmp_path: Path) -> None:
    """Publishing what was there before serves it again and makes no second one."""
    for release_id in ("a", "b", "a"):
        make(tmp_path, release_id)
    assert current(tmp_path).id == "a"
    assert [release.id for release in releases(tmp_path)] == ["a", "b"]


def test_old_releases_go(tmp_path: Path) -> None:
    """As many releases stay as asked for, and never none."""
    for release_id in ("a", "b", "c", "d"):
        make(tmp_path, release_id, keep=2)
    assert [release.id for release in releases(tmp_path)] == ["d", "c"]
    with pytest.raises(UsageError, match="at least 1"):
        make(tmp_path, "e", keep=0)


def test_edits_do_not_push_builds_out(tmp_path: Path) -> None:
    """Of builds and of edits, as many stay as asked for; one that is half gone goes."""
    for release_id in ("a", "b"):
        make(tmp_path, release_id, keep=2)
    for release_id in ("b1", "b2", "b3"):
        make(tmp_path, release_id, keep=2, amends="b")
    assert [release.id for release in releases(tmp_path)] == ["b3", "b2", "b", "a"]
    (tmp_path / "releases" / "a" / "manifest.json").unlink()
    make(tmp_path, "c", keep=2)
    assert [release.id for release in releases(tmp_path)] == ["c", "b3", "b2", "b"]


def test_a_failure_changes_nothing(tmp_path: Path) -> None:
    """An error in the middle leaves the earlier release and no traces."""
    make(tmp_path, "a")
    with pytest.raises(ValueError, match="midway"):
        break_off(tmp_path)
    assert current(tmp_path).id == "a"
    assert left_over(tmp_path) == []


def test_what_killed_builds_left_is_cleared(tmp_path: Path) -> None:
    """Folders and files of builds that were killed go with the next build."""
    (tmp_path / ".staging-99" / "store").mkdir(parents=True)
    (tmp_path / ".staging-current").write_text("half")
    make(tmp_path, "a")
    assert left_over(tmp_path) == []


def test_one_build_at_a_time(tmp_path: Path) -> None:
    """A second build is told that another one runs."""
    make(tmp_path, "a")
    with (tmp_path / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(KelisimError, match="another build is running"):
            make(tmp_path, "b")
    make(tmp_path, "b")
    assert current(tmp_path).id == "b"


def test_a_first_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """Where nothing was there is nothing afterwards; what was there stays, and what was written."""
    with pytest.raises(ValueError, match="midway"):
        break_off(tmp_path / "new" / "data")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "links.toml").write_text("")
    with pytest.raises(ValueError, match="midway"):
        break_off(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["links.toml"]


def test_a_lock_that_was_removed_holds_nobody_off(tmp_path: Path) -> None:
    """Who opened the lock of a build that failed does not take it for one that others see."""
    taken: list[bool] = []

    def flock(file: IO[str], operation: int) -> None:
        if not taken:  # the other build fails between our opening and our locking
            (tmp_path / LOCK).unlink()
        taken.append(True)
        whole(file, operation)

    whole = fcntl.flock
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fcntl, "flock", flock)
        with held(tmp_path):
            assert (tmp_path / LOCK).exists()
    assert len(taken) == 2


def test_no_release_yet(tmp_path: Path) -> None:
    """A folder without a release says how to make one."""
    with pytest.raises(InputError, match="kelisim build"):
        current(tmp_path)
    assert releases(tmp_path) == ()


def test_a_pointer_to_nothing(tmp_path: Path) -> None:
    """A pointer whose release is gone is named."""
    (tmp_path / "current").write_text("gone\n")
    with pytest.raises(InputError, match="'gone'"):
        current(tmp_path)


def test_a_damaged_release_is_named(tmp_path: Path) -> None:
    """A file of a release that is no JSON is named with the way out."""
    release = make(tmp_path, "a")
    (release.path / "manifest.json").write_text("{")
    with pytest.raises(InputError, match=r"manifest\.json.*build it again"):
        _ = Release("a", release.path).manifest
    with pytest.raises(InputError, match="not in the release"):
        release.text("unknown")


def test_checksums_leave_out_the_store(tmp_path: Path) -> None:
    """Each file but the store's has its size and SHA-256, in order."""
    for name in ("store/000001.sst", "texts/b.txt", "a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"abc")
    found = checksums(tmp_path)
    assert list(found) == ["a.txt", "texts/b.txt"]
    assert found["a.txt"]["bytes"] == 3
    assert found["a.txt"]["sha256"].startswith("ba7816bf")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_closed_is_named(tmp_path: Path) -> None:
    """A folder in which nothing may be written is named."""
    tmp_path.chmod(0o500)
    with pytest.raises(InputError, match="Permission denied"):
        make(tmp_path / "data", "a")


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    """A data folder that is a file is named."""
    (tmp_path / "data").write_text("a file")
    with pytest.raises(InputError, match="data"):
        make(tmp_path / "data", "a")
