"""Snapshots that query processes are started on: on disk, or in the memory of a nursery.

A process reads its snapshot from disk, or is forked by a nursery that holds the snapshot in memory
for all its children.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from endpoint import engine
from endpoint.process import START_SECONDS, Gone, Worker


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
