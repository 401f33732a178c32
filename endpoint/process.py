"""A query process as its parent sees it: asked, listened to, killed.

It reads its snapshot from disk, or is forked by a nursery that holds the snapshot in memory for all
its children. Either can be killed at any moment and loses nothing.
"""

from __future__ import annotations

import io
import json
import os
import re
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

from endpoint import engine
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


class Disk:
    """A snapshot on disk, which each process opens by itself."""

    def __init__(self, store: Path, memory: int) -> None:
        """Take the folder of the snapshot and the address space of a process in bytes."""
        self.store = store
        self.memory = memory

    def start(self) -> Worker:
        """Start a program."""
        settings = {"store": str(self.store), "memory": self.memory}
        process, channel = _program("serve", settings)
        return Worker(self, process, channel)

    def close(self) -> None:
        """Do nothing: there is nothing to give back."""


def _program(work: str, settings: dict[str, Any]) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start the engine and tell it its settings."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-I", engine.__file__, str(theirs.fileno()), work]
    with theirs:
        try:
            process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
            )
        except OSError:
            ours.close()
            raise
    engine.send(ours, b"S", json.dumps(settings).encode())
    return process, ours


class Nursery:
    """A process that holds a snapshot in memory and forks query processes, in milliseconds."""

    def __init__(self, store: Path, quads: Path, memory: int) -> None:
        """Take the snapshot, the same as N-Quads, and what memory a process may add in bytes."""
        settings = {"store": str(store), "quads": str(quads), "memory": memory}
        self._control: socket.socket
        self._process, self._control = _program("nurse", settings)
        self._turn = threading.Lock()
        self.store = store

    def ready(self) -> bool:
        """Wait until the snapshot is in memory; False where it never will be."""
        try:
            kind, _ = engine.Reader(self._control).frame()
        except (EOFError, OSError):
            return False
        self._control.settimeout(START_SECONDS)
        return kind == b"R"

    def start(self) -> Worker:
        """Have a process forked."""
        ours, theirs = socket.socketpair()
        with self._turn, theirs:
            try:
                socket.send_fds(self._control, [b"F"], [theirs.fileno()])
                message, handles, _, _ = socket.recv_fds(self._control, 4, 1)
            except OSError:
                ours.close()
                raise
        if not handles:
            ours.close()
            raise Gone(late=False)
        return Worker(self, Forked(struct.unpack(">I", message)[0], handles[0]), ours)

    def close(self) -> None:
        """End the process that holds the memory."""
        self._process.kill()
        self._process.wait()
        self._control.close()


class Forked:
    """A grandchild, held by a descriptor that never means another process."""

    def __init__(self, pid: int, handle: int) -> None:
        """Take the process id and the descriptor, which is closed in the end."""
        self.pid = pid
        self._handle = handle

    def kill(self) -> None:
        """End it at once."""
        with suppress(ProcessLookupError, OSError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; subprocess.TimeoutExpired when that does not come in time."""
        found = select.poll()
        found.register(self._handle, select.POLLIN)
        if not found.poll(None if timeout is None else 1000 * timeout):
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return 0

    def __del__(self) -> None:
        """Give the descriptor back."""
        os.close(self._handle)


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
