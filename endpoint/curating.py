"""A process that applies one update: it can be killed, and readers do not wait for it.

``python -m endpoint.curating`` reads an order as JSON from standard input and writes what became of
it as JSON to standard output. The update itself runs without network, with a limit of memory and
under an alarm of the kernel; validation and writing, which no stranger can prolong, come after.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from endpoint.engine import leave_network
from endpoint.engine_reports import syntax_failure
from endpoint.failure import Failure
from endpoint.settings import Settings
from endpoint.update_guard import CheckedUpdate
from ontology.errors import KelisimError

WHOLE_SECONDS = 600.0
"""How long an update may take with validation and writing."""


@dataclass(frozen=True)
class Order:
    """An update to be done; ``sandbox`` says that it may change any graph without validation."""

    data: str
    update: str
    base: str
    who: str
    when: str
    known: tuple[str, ...]
    memory: int
    seconds: float
    sandbox: bool


@dataclass(frozen=True)
class Done:
    """What became of an update: the release that is served now, and how many triples changed.

    ``report`` is the validation report as JSON where the update was not valid and nothing changed,
    ``turtle`` the same in Turtle.
    """

    release: str
    added: int
    removed: int
    report: dict[str, Any] | None = None
    turtle: str = ""


class Desk:
    """Takes one update after another; thread-safe."""

    def __init__(self, settings: Settings) -> None:
        """Take the limits and the data folder."""
        self.settings = settings
        self._turn = threading.Lock()

    def apply(self, checked: CheckedUpdate, base: str, who: str) -> Done:
        """Apply an update and return what became of it.

        Failure 503 while another update or a build is under way, 504 when its time was up, 400 when
        it is wrong or too costly, 403 when it changes another graph than it may.
        """
        order = Order(
            str(self.settings.data.resolve()),
            checked.update,
            base,
            who,
            datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            checked.iris,
            self.settings.memory,
            self.settings.deadline,
            self.settings.sandbox,
        )
        if not self._turn.acquire(timeout=self.settings.patience):
            raise Failure(503, "busy", "Another update is under way.", retry=5)
        try:
            return _answer(*_run(order), self.settings.deadline)
        finally:
            self._turn.release()


def _run(order: Order) -> tuple[int, bytes]:
    """Run the process on an order; return its exit code and what it wrote."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "endpoint.curating"],
            input=json.dumps(asdict(order)).encode(),
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            timeout=WHOLE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"The update was stopped after {WHOLE_SECONDS:g} seconds."
        raise Failure(504, "deadline", message) from error
    return done.returncode, done.stdout


def _answer(code: int, written: bytes, seconds: float) -> Done:
    if code == -signal.SIGALRM:
        raise Failure(504, "deadline", f"The update was stopped after {seconds:g} seconds.")
    if code < 0:
        raise Failure(400, "too-costly", "The update needs more memory than it may have.")
    if code or not written:
        raise Failure(500, "internal", "The update failed; the server's log says why.")
    found = json.loads(written)
    if "refused" in found:
        raise _refused(found["refused"], found["message"])
    return Done(**found)


def _refused(reason: str, message: str) -> Failure:
    if reason == "syntax":
        return syntax_failure(message)
    if reason == "graph":
        return Failure(403, "other-graph", message[0].upper() + message[1:] + ".")
    if reason == "busy":
        return Failure(503, "busy", "A build is running; try again when it is done.", retry=10)
    if reason == "trouble":
        logging.getLogger(__name__).error("an update failed: %s", message)
        return Failure(500, "internal", "The update could not be written; nothing has changed.")
    return Failure(400, "evaluation", message[:500])


def main() -> None:
    """Carry out the order on standard input."""
    order = Order(**json.load(sys.stdin))
    leave_network()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    json.dump(_carried_out(order), sys.stdout)


def _carried_out(order: Order) -> dict[str, Any]:
    from graph.curation import RefusedError

    try:
        return asdict(_sandboxed(order) if order.sandbox else _amended(order))
    except RefusedError as error:
        return {"refused": error.reason, "message": error.message}
    except KelisimError as error:
        reason = "busy" if type(error) is KelisimError else "trouble"
        return {"refused": reason, "message": str(error)}


def _amended(order: Order) -> Done:
    from graph.amendment import amend
    from graph.journal import Entry

    entry = Entry(0, order.who, order.when, order.update, order.base, tuple(order.known))
    found = amend(Path(order.data), entry, lambda work: limited(work, order))
    report = found.report
    if report is None or report.conforms:
        return Done(found.release.id, found.added, found.removed)
    return Done(found.release.id, 0, 0, report.as_json(), report.turtle)


def _sandboxed(order: Order) -> Done:
    from endpoint.sandbox import apply

    found = apply(Path(order.data), order.update, order.base, lambda work: limited(work, order))
    return Done(*found)


def limited(work: Callable[[], Any], order: Order) -> Any:
    """Return what the work returns, if it needs no more than the order's time and memory.

    Else the kernel ends this process, also in the midst of native code.
    """
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + order.memory, before[1]))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, order.seconds)
    try:
        return work()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        resource.setrlimit(resource.RLIMIT_AS, before)


if __name__ == "__main__":
    main()
