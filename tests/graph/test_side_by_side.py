"""Work in several processes: the order of its results, and how it ends when things go wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.side_by_side import processors, side_by_side
from ontology.errors import InputError, KelisimError

ROOT = Path(__file__).resolve().parents[2]


def squared(number: int) -> int:
    """Take longer for the first parts."""
    time.sleep(0.02 / (1 + number))
    return number * number


def failing(number: int) -> int:
    """Fail as a full disk or a bad text does."""
    raise InputError("texts", f"part {number} is bad")


def ended(number: int) -> int:
    """End as a process does that the system kills."""
    os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_the_order_of_the_parts(processes: int) -> None:
    """However many processes there are and whatever is begun first, the order is that of parts."""
    parts = list(range(7))
    found = list(side_by_side(squared, parts, processes, size=lambda part: part))
    assert found == [part * part for part in parts]


def test_one_part_needs_no_process() -> None:
    """A single part is done in this process."""
    assert list(side_by_side(lambda part: os.getpid(), [0], 4)) == [os.getpid()]


def test_an_error_of_a_part_is_raised() -> None:
    """What a process raises is raised here, as one line."""
    with pytest.raises(InputError, match=r"^texts: part \d is bad$"):
        list(side_by_side(failing, [1, 2, 3], 2))


def test_a_process_that_is_killed_is_told() -> None:
    """A process that ends from outside ends the work with an error, and not in silence."""
    with pytest.raises(KelisimError, match="ended from outside"):
        list(side_by_side(ended, [1, 2, 3], 2))


def test_there_is_a_processor() -> None:
    """At least one process can run."""
    assert processors() >= 1


WAITING = """
import signal, sys, time
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
from graph.release import staging
from graph.side_by_side import side_by_side
def work(part):
    print(part, flush=True)
    time.sleep(1 if part < 4 else 60)
with staging(Path(sys.argv[1])):
    list(side_by_side(work, list(range(int(sys.argv[2]), 8)), 2))
"""


@pytest.fixture
def waiting(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[bytes]]:
    """Return a process, in a group of its own, with two others at work for it."""
    command = [sys.executable, "-c", WAITING, str(tmp_path / "data"), str(request.param)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout
    process.stdout.readline()
    process.stdout.readline()
    yield process
    process.communicate()


@pytest.mark.parametrize("waiting", [0, 4], indirect=True)
def test_an_interrupt_ends_the_work(waiting: subprocess.Popen[bytes], tmp_path: Path) -> None:
    """Ctrl-C is told once, nobody waits for what is begun, and the staging folder is gone."""
    os.killpg(waiting.pid, signal.SIGINT)
    _, errors = waiting.communicate(timeout=30)
    assert errors.count(b"KeyboardInterrupt") == errors.count(b"Traceback") == 1
    assert not list((tmp_path / "data").glob(".staging*"))


@pytest.mark.parametrize("waiting", [4], indirect=True)
def test_no_process_outlives_its_parent(waiting: subprocess.Popen[bytes]) -> None:
    """When the parent is killed, those at work for it end too: nothing holds their output open."""
    os.kill(waiting.pid, signal.SIGKILL)
    waiting.communicate(timeout=30)
