"""A query process: reads one snapshot of the graph and answers one query after another.

It is started as a program of its own (``python -I engine.py FD``) and imports nothing of Kelisim,
so that it is ready in about 60 ms and inherits neither threads nor open files. All that it says and
hears goes over one socket in frames: a letter, a length of four bytes (big-endian), the content.

=== ====================================================================
S   settings as JSON, once, from the parent
R   ready, to the parent; content ``{"network": bool}``
Q   a query as JSON (see :class:`endpoint.workers.Job`), from the parent
D   a piece of the answer, at most 64 kB
E   the end of a whole answer
X   a failure as JSON: ``{"reason": …, "message": …}``
=== ====================================================================
"""

from __future__ import annotations

import ctypes
import io
import json
import os
import resource
import signal
import socket
import struct
import sys
from typing import Any

import pyoxigraph as ox

HEADER = struct.Struct(">cI")
FRAME = 64 * 1024
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


def send(channel: socket.socket, kind: bytes, content: bytes = b"") -> None:
    """Send one frame."""
    channel.sendall(HEADER.pack(kind, len(content)) + content)


def receive_exactly(channel: socket.socket, size: int) -> bytes:
    """Return exactly ``size`` bytes; EOFError when the other side has gone."""
    pieces = bytearray()
    while len(pieces) < size:
        piece = channel.recv(size - len(pieces))
        if not piece:
            raise EOFError
        pieces += piece
    return bytes(pieces)


def receive(channel: socket.socket) -> tuple[bytes, bytes]:
    """Return the kind and the content of the next frame; EOFError when the other side has gone."""
    kind, size = HEADER.unpack(receive_exactly(channel, HEADER.size))
    return kind, receive_exactly(channel, size)


class Frames(io.RawIOBase):
    """A raw stream whose every write goes out as a frame of data."""

    def __init__(self, channel: socket.socket) -> None:
        """Take the socket that the frames go to."""
        self.channel = channel

    def writable(self) -> bool:
        """Return True: it is only written to."""
        return True

    def write(self, content: Any) -> int:
        """Send at most one frame and return how many bytes went with it."""
        piece = bytes(content[:FRAME])
        send(self.channel, b"D", piece)
        return len(piece)


def leave_network() -> bool:
    """Move into a network namespace without interfaces; return whether the host allowed it."""
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    return bool(unshare(CLONE_NEWNET) == 0 or unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0)


def restrict(memory: int) -> bool:
    """Limit the address space to ``memory`` bytes, leave no core, and go off the network."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    return not leave_network()


def graphs(names: list[str] | None) -> list[Any] | None:
    """Return graph names as terms; None stays None."""
    return None if names is None else [ox.NamedNode(name) for name in names]


def answer(store: ox.Store, job: dict[str, Any], channel: socket.socket) -> None:
    """Run a query and send its serialised results."""
    results = store.query(
        job["query"],
        base_iri=job["base"] or None,
        use_default_graph_as_union=job["union"],
        default_graph=graphs(job["default_graphs"]),
        named_graphs=graphs(job["named_graphs"]),
    )
    formats: Any = ox.RdfFormat if isinstance(results, ox.QueryTriples) else ox.QueryResultsFormat
    out = io.BufferedWriter(Frames(channel), FRAME)
    results.serialize(out, format=formats.from_media_type(job["format"]))
    out.flush()
    send(channel, b"E")


def reason(error: Exception) -> str:
    """Return the code of a failure: the query's syntax, its evaluation, or the store."""
    if isinstance(error, SyntaxError):
        return "syntax"
    return "store" if isinstance(error, OSError) else "evaluation"


def serve(channel: socket.socket) -> None:
    """Answer queries until the parent closes the socket."""
    settings = json.loads(receive(channel)[1])
    networked = restrict(settings["memory"])
    store = ox.Store.read_only(settings["store"])
    send(channel, b"R", json.dumps({"network": networked}).encode())
    while True:
        job = json.loads(receive(channel)[1])
        # The kernel ends a query that its parent could not end, even in the midst of native code.
        signal.setitimer(signal.ITIMER_REAL, job["seconds"])
        try:
            answer(store, job, channel)
        except (ValueError, SyntaxError, RuntimeError, OSError) as error:
            failure = {"reason": reason(error), "message": str(error)}
            send(channel, b"X", json.dumps(failure).encode())
        signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> None:
    """Serve on the socket whose file descriptor is the only argument."""
    try:
        with socket.socket(fileno=int(sys.argv[1])) as channel:
            serve(channel)
    except (EOFError, BrokenPipeError, ConnectionError):
        pass
    # Nothing here is worth a tidy exit, and native threads must not hold it up.
    os._exit(0)


if __name__ == "__main__":
    main()
