"""Query processes that can be killed: no query outlives its deadline, no failure looks whole.

An answer is gathered to its end before its first byte goes to the client: up to 1 MB in memory,
above that in an unnamed temporary file. So every failure has its right status, every answer has a
length, and a client that reads slowly never holds up a query process.
"""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from endpoint import engine
from endpoint.failure import Failure
from endpoint.settings import MIB, Settings

START_SECONDS = 30.0
STOP_SECONDS = 2.0
IN_MEMORY = MIB


@dataclass(frozen=True)
class Job:
    """A query that passed the guard; ``format`` is the media type of its results.

    ``union`` says that the default graph is the union of all named graphs. Graph lists are IRIs;
    None leaves the choice to the query.
    """

    query: str
    format: str
    base: str
    union: bool = True
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Answer:
    """A whole answer: ``size`` bytes to read from ``body``, which the receiver closes."""

    body: IO[bytes]
    size: int


class Gone(Exception):  # noqa: N818 (a process that has gone)
    """The process has ended, or did not speak in time (``late``)."""

    def __init__(self, late: bool) -> None:
        """Say whether it was the clock that ran out."""
        super().__init__("late" if late else "ended")
        self.late = late


class Worker:
    """One query process and the socket to it; used by one thread at a time."""

    def __init__(self, store: Path, memory: int) -> None:
        """Start a process on the snapshot in ``store``; it is ready at its first answer."""
        self.store = store
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-I", engine.__file__, str(theirs.fileno())]
        with theirs:
            self.process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
            )
        self.channel = ours
        self.networked: bool | None = None
        settings = {"store": str(store), "memory": memory}
        engine.send(ours, b"S", json.dumps(settings).encode())

    def ready(self) -> None:
        """Wait until the snapshot is open; Gone when it cannot be opened."""
        if self.networked is None:
            _, content = self._receive(time.monotonic() + START_SECONDS)
            self.networked = bool(json.loads(content)["network"])

    def ask(self, job: Job, deadline: float) -> None:
        """Send a query that may run for ``deadline`` seconds; Gone when nobody hears it."""
        request = asdict(job) | {"seconds": deadline * 1.05}
        try:
            self.channel.settimeout(deadline)
            engine.send(self.channel, b"Q", json.dumps(request).encode())
        except OSError as error:
            raise Gone(late=False) from error

    def _receive(self, until: float) -> tuple[bytes, bytes]:
        """Return the next frame; Gone when it does not come until then (monotonic seconds)."""
        try:
            self.channel.settimeout(max(0.001, until - time.monotonic()))
            return engine.receive(self.channel)
        except TimeoutError as error:
            raise Gone(late=True) from error
        except (EOFError, OSError) as error:
            raise Gone(late=time.monotonic() >= until) from error

    def collect(self, out: IO[bytes], until: float, limit: int) -> None:
        """Write the whole answer to ``out``; Failure when it is too large or the query fails."""
        size = 0
        while True:
            kind, content = self._receive(until)
            if kind == b"E":
                return
            if kind == b"X":
                raise failure(json.loads(content))
            size += len(content)
            if size > limit:
                raise Failure(
                    413,
                    "result-too-large",
                    f"The answer is larger than {limit:,} bytes: ask for less with LIMIT, "
                    "or take the dumps.",
                )
            out.write(content)

    def stop(self) -> None:
        """End the process, gently if it is idle, and leave no zombie."""
        self.channel.close()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        self.process.kill()
        self.process.wait()
        self.channel.close()


def failure(report: dict[str, Any]) -> Failure:
    """Return the engine's report as a Failure, with the place where the engine names one."""
    message = str(report["message"])
    if report["reason"] == "syntax":
        return syntax_failure(message)
    if report["reason"] == "evaluation":
        return Failure(400, "evaluation", message[:500])
    return Failure(500, "store", "The graph could not be read: " + message[:200])


_EXPECTED = re.compile(r"\[[^\[\]]*(?:'[^']*'[^\[\]]*)*\]|\s+")


def syntax_failure(message: str) -> Failure:
    """Return the engine's ``error at LINE:COLUMN: expected …`` as a Failure with that place."""
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return Failure(400, "syntax", message[:300])
    line, column, text = int(found[1]), int(found[2]), found[3]
    if "Prefix not found" in text:
        text = "A prefix is used that no PREFIX line declares."
    else:
        # The engine lists every character class that could go on; only the words help people.
        pieces = _EXPECTED.sub(" ", text.replace("expected one of", "expected")).split(", ")
        kept = [piece.strip() for piece in pieces if piece.strip()]
        text = ", ".join(kept[:10]) + (" …" if len(kept) > 10 else "")
    return Failure(400, "syntax", text[:300], line=line, column=column)


class Pool:
    """A fixed number of query processes and a bounded queue in front of them; thread-safe."""

    def __init__(self, settings: Settings, store: Path) -> None:
        """Start the processes on the snapshot in ``store``."""
        self.settings = settings
        self.store = store
        self.closed = False
        self._turn = threading.Condition()
        self._waiting = 0
        self._alive: set[Worker] = set()
        self._idle = [self._start() for _ in range(settings.workers)]

    def _start(self) -> Worker:
        worker = Worker(self.store, self.settings.memory)
        self._alive.add(worker)
        return worker

    def use(self, store: Path) -> None:
        """Answer from another snapshot from now on; queries under way end on theirs."""
        with self._turn:
            if store == self.store or self.closed:
                return
            self.store = store
            old, self._idle = self._idle, []
            self._idle = [self._start() for _ in old]
            self._alive -= set(old)
        for worker in old:
            worker.stop()

    def run(self, job: Job) -> Answer:
        """Return the whole answer to a query.

        Failure 503 ``busy`` when too many wait, 504 ``deadline`` when the time was up, 400 when the
        query is wrong or needs more memory or stack than a process has, 413 when the answer is
        too large.
        """
        body = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (given away)
        try:
            self._with_worker(lambda worker: self._answer(worker, job, body))
            size = body.tell()
            body.seek(0)
        except BaseException:
            body.close()
            raise
        return Answer(body, size)

    def _answer(self, worker: Worker, job: Job, body: IO[bytes]) -> None:
        seconds = self.settings.deadline
        until = time.monotonic() + seconds
        worker.ask(job, seconds)
        try:
            worker.collect(body, until, self.settings.result_bytes)
        except Gone as gone:
            raise self._explain(gone) from gone

    def _explain(self, gone: Gone) -> Failure:
        if gone.late:
            limit = f"{self.settings.deadline:g}"
            return Failure(504, "deadline", f"The query was stopped after {limit} seconds.")
        return Failure(
            400, "too-costly", "The query needs more memory or a deeper stack than it may have."
        )

    def _with_worker(self, work: Callable[[Worker], None]) -> None:
        """Do the work with a process of its own; a process that failed is killed and replaced."""
        for _ in range(2):
            worker = self._take()
            sound = False
            try:
                worker.ready()
                work(worker)
                sound = True
                return
            except Failure as error:
                sound = error.code in {"syntax", "evaluation", "store"}
                raise
            except Gone:
                continue  # it died before it heard the query: another one gets it
            finally:
                self._give(worker, sound)
        raise Failure(503, "unavailable", "No query process could be started.", retry=5)

    def _take(self) -> Worker:
        """Return an idle process; Failure 503 when none comes free in time."""
        until = time.monotonic() + self.settings.patience
        with self._turn:
            if not self._idle and self._waiting >= self.settings.waiting:
                raise _busy("Too many queries wait already.")
            self._waiting += 1
            try:
                while not self._idle:
                    if self.closed or not self._turn.wait(until - time.monotonic()):
                        raise _busy("No query process came free in time.")
                return self._idle.pop()
            finally:
                self._waiting -= 1

    def _give(self, worker: Worker, sound: bool) -> None:
        """Take a process back, or a new one in its place if it failed or is on an old snapshot."""
        if not sound:
            worker.process.kill()
            # The kernel may need a while to free its memory: the client gets its answer before.
            threading.Thread(target=self._put_back, args=(worker, False)).start()
        else:
            self._put_back(worker, True)

    def _put_back(self, worker: Worker, sound: bool) -> None:
        if not sound:
            worker.kill()
        with self._turn:
            keep = sound and worker.store == self.store and not self.closed
            if not keep:
                self._alive.discard(worker)
            if not self.closed:
                self._idle.append(worker if keep else self._start())
            self._turn.notify()
        if sound and not keep:
            worker.stop()

    def close(self) -> None:
        """End all processes at once; what still waits or runs fails."""
        with self._turn:
            self.closed = True
            workers, self._idle = sorted(self._alive, key=id), []
            self._turn.notify_all()
        for worker in workers:
            worker.kill()


def _busy(message: str) -> Failure:
    return Failure(503, "busy", message + " Try again in a moment.", retry=2)
