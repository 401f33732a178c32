"""A query process as its parent sees it: asked, listened to, killed.

It can be killed at any moment and loses nothing.
"""

from __future__ import annotations

import io
import json
import select
import socket
import struct
import subprocess
import tempfile
import time
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from endpoint import engine
from endpoint.engine_reports import failure
from endpoint.failure import Failure
from endpoint.settings import MIB

START_SECONDS = 30.0
STOP_SECONDS = 2.0
IN_MEMORY = MIB


class Job(NamedTuple):
    """A query that passed the guard; ``format`` is the media type of its results.

    ``union`` says that the default graph is the union of all named graphs. Graph lists are IRIs;
    None leaves the choice to the query. ``prefixes`` are those of a graph as Turtle, in order.
    """

    query: str
    format: str
    base: str
    union: bool = True
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    prefixes: tuple[tuple[str, str], ...] = ()


class Answer(NamedTuple):
    """A whole answer: ``size`` bytes to read from ``body``, which the receiver closes.

    ``store`` is the snapshot that it comes from.
    """

    body: IO[bytes]
    size: int
    store: Path = Path()


class Gone(Exception):  # noqa: N818 (a process that has gone)
    """The process has ended, or did not speak in time (``late``)."""

    def __init__(self, late: bool) -> None:
        """Say whether it was the clock that ran out."""
        super().__init__("late" if late else "ended")
        self.late = late


class Unheard(Gone):
    """The process had ended before it heard the query."""


class Process(Protocol):
    """What is done with a process, whoever started it."""

    pid: int

    def kill(self) -> None:
        """End it at once."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; subprocess.TimeoutExpired when that does not come in time."""


class Source(Protocol):
    """A snapshot that query processes can be started on; ``store`` is its folder."""

    store: Path

    def start(self) -> Worker:
        """Return a new process; OSError or Gone where that fails."""

    def close(self) -> None:
        """Give back what the source itself holds; its processes go on."""


class Worker:
    """One query process and the socket to it; used by one thread at a time."""

    def __init__(self, source: Source, process: Process, channel: socket.socket) -> None:
        """Take a process that has just been started; it is ready at its first answer."""
        self.source = source
        self.process = process
        self.channel = channel
        self.networked: bool | None = None
        self._incoming = engine.Reader(channel)
        self._patience = 0.0

    def ready(self) -> None:
        """Wait until the snapshot is open; Gone when it cannot be opened."""
        if self.networked is None:
            self._wait(START_SECONDS)
            _, content = self._receive(time.monotonic() + START_SECONDS)
            self.networked = bool(json.loads(content)["network"])

    def is_ready(self) -> bool:
        """Return whether it has reported, without taking the report."""
        try:
            return self.networked is not None or bool(select.select([self.channel], [], [], 0)[0])
        except (OSError, ValueError):  # it has just been ended
            return False

    def ask(self, job: Job, deadline: float, limit: int) -> Answer:
        """Return the whole answer, of at most ``limit`` bytes, to a query that may run so long.

        Failure when the query fails or the answer is too large; Gone when the process goes, and
        Unheard when it had gone before.
        """
        request = engine.request((deadline * 1.05, *job))
        until = time.monotonic() + deadline
        self._wait(deadline)
        try:
            engine.send(self.channel, b"Q", request)
        except OSError as error:
            raise Unheard(late=False) from error
        return self._collect(until, limit)

    def _wait(self, seconds: float) -> None:
        """Let the socket wait so long; the kernel counts, which costs no call for each frame."""
        if seconds != self._patience:
            value = struct.pack("ll", int(seconds), int(seconds % 1 * 1e6) or 1)
            for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
                self.channel.setsockopt(socket.SOL_SOCKET, option, value)
            self._patience = seconds

    def _receive(self, until: float) -> tuple[bytes, bytes]:
        """Return the next frame; Gone when it does not come until then (monotonic seconds)."""
        try:
            return self._incoming.frame()
        except BlockingIOError as error:
            raise Gone(late=True) from error
        except (EOFError, OSError) as error:
            raise Gone(late=time.monotonic() >= until) from error

    def _collect(self, until: float, limit: int) -> Answer:
        kind, content = self._receive(until)
        if kind == b"E" and len(content) <= limit:
            return Answer(io.BytesIO(content), len(content), self.source.store)
        body = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (given away)
        try:
            size = self._gather(kind, content, body, until, limit)
            body.seek(0)
        except BaseException:
            body.close()
            raise
        return Answer(body, size, self.source.store)

    def _gather(self, kind: bytes, content: bytes, out: IO[bytes], until: float, limit: int) -> int:
        """Write the answer, of which the first frame is there, to a file and return its size."""
        size = 0
        while kind != b"X":
            size += len(content)
            if size > limit:
                raise _too_large(limit)
            out.write(content)
            if kind == b"E":
                return size
            self._wait(max(0.001, until - time.monotonic()))
            kind, content = self._receive(until)
        raise failure(json.loads(content))

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


def _too_large(limit: int) -> Failure:
    message = f"The answer is larger than {limit:,} bytes: ask for less with LIMIT, or "
    return Failure(413, "result-too-large", message + "take the dumps.")
