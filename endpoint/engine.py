"""A query process: reads one snapshot of the graph and answers one query after another.

It is started as a program of its own (``python -I engine.py FD serve``), or forked by a nursery
(``engine.py FD nurse``) that has read the snapshot into memory. It imports nothing of Kelisim, so
that it is ready in about 60 ms and inherits neither threads nor open files. All that it says and
hears goes over one socket in frames: a letter, a length of four bytes (big-endian), the content.

=== ====================================================================
S   settings as JSON, once, from the parent
R   ready, to the parent; content ``{"network": bool}``
Q   a query as what :func:`request` gives, from the parent
D   a piece of the answer, 64 kB
E   the end of a whole answer, with its last piece
X   a failure as JSON: ``{"reason": …, "message": …}``
=== ====================================================================
"""

from __future__ import annotations

import ctypes
import gc
import json
import marshal
import os
import resource
import signal
import socket
import struct
import sys
import threading
from pathlib import Path
from typing import Any

import pyoxigraph as ox

HEADER = struct.Struct(">cI")
FRAME = 64 * 1024
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG = 1


Graphs = tuple[str, ...] | None
Prefixes = tuple[tuple[str, str], ...]
Request = tuple[float, str, str, str, bool, Graphs, Graphs, Prefixes]
"""Seconds, query, media type, base IRI, union of graphs, default graphs, named graphs, and the
prefixes of a graph written as Turtle."""


def request(asked: Request) -> bytes:
    """Return a query as it goes to its process: both are the same Python, and JSON takes longer."""
    return marshal.dumps(asked)


def send(channel: socket.socket, kind: bytes, content: bytes | bytearray = b"") -> None:
    """Send one frame."""
    channel.sendall(HEADER.pack(kind, len(content)) + content)


class Reader:
    """Frames as they come from a socket: a small frame costs one call of the system."""

    def __init__(self, channel: socket.socket) -> None:
        """Take the socket, which nothing else reads."""
        self.channel = channel
        self.read = b""

    def _more(self, wanted: int) -> None:
        piece = self.channel.recv(max(FRAME + HEADER.size, wanted))
        if not piece:
            raise EOFError
        self.read += piece

    def frame(self) -> tuple[bytes, bytes]:
        """Return the kind and the content of the next; EOFError when the other side has gone."""
        while len(self.read) < HEADER.size:
            self._more(0)
        kind, size = HEADER.unpack_from(self.read)
        end = HEADER.size + size
        while len(self.read) < end:
            self._more(end - len(self.read))
        content, self.read = self.read[HEADER.size : end], self.read[end:]
        return kind, content


class Frames:
    """A file to write to, whose content goes out in frames of data."""

    def __init__(self, channel: socket.socket) -> None:
        """Take the socket that the frames go to."""
        self.channel = channel
        self.kept = bytearray()

    def write(self, content: bytes) -> int:
        """Take the content, and send what fills frames."""
        self.kept += content
        while len(self.kept) > FRAME:
            send(self.channel, b"D", self.kept[:FRAME])
            del self.kept[:FRAME]
        return len(content)

    def flush(self) -> None:
        """Do nothing: what is kept goes with the end."""

    def end(self) -> None:
        """Send the rest and say that it is the end."""
        send(self.channel, b"E", self.kept)


class Turtle(Frames):
    """Turtle to write to, whose prefixes go out in order.

    The serialiser writes them first, in an order of chance, and the same answer is to be the same
    bytes: what comes first is written over with the same lines in order.
    """

    def __init__(self, channel: socket.socket, prefixes: dict[str, str]) -> None:
        """Take the socket that the frames go to, and the prefixes."""
        super().__init__(channel)
        any_term = ox.NamedNode("any:term")
        triples = [ox.Triple(any_term, any_term, any_term)]
        text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
        self.head = b"".join(sorted(text.splitlines(True)[: len(prefixes)]))

    def write(self, content: bytes) -> int:
        """Take the content, or the prefixes in its place."""
        put, self.head = self.head[: len(content)], self.head[len(content) :]
        return super().write(put + content[len(put) :])


def leave_network() -> bool:
    """Move into a network namespace without interfaces; return whether the host allowed it."""
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    return bool(unshare(CLONE_NEWNET) == 0 or unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0)


def restrict(memory: int) -> None:
    """Limit the address space to ``memory`` bytes, and leave no core."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def detach() -> bool:
    """Take signals as a program of its own does, and go off the network; return whether it is on.

    Ctrl-C is for the parent, which then ends us.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    return not leave_network()


def graphs(names: tuple[str, ...] | None) -> list[Any] | None:
    """Return graph names as terms; None stays None."""
    return None if names is None else [ox.NamedNode(name) for name in names]


def answer(store: ox.Store, asked: Request, channel: socket.socket) -> None:
    """Run a query and send its serialised results."""
    _, query, form, base, union, default_graphs, named_graphs, declared = asked
    results = store.query(
        query,
        base_iri=base or None,
        use_default_graph_as_union=union,
        default_graph=graphs(default_graphs),
        named_graphs=graphs(named_graphs),
    )
    prefixes = dict(declared)
    out: Any = Turtle(channel, prefixes) if prefixes else Frames(channel)
    if prefixes and isinstance(results, ox.QueryTriples):
        ox.serialize(results, out, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    else:
        graph = isinstance(results, ox.QueryTriples)
        formats: Any = ox.RdfFormat if graph else ox.QueryResultsFormat
        results.serialize(out, format=formats.from_media_type(form))
    out.end()


def reason(error: Exception) -> str:
    """Return the code of a failure: the query's syntax, its evaluation, or the store."""
    if isinstance(error, SyntaxError):
        return "syntax"
    return "store" if isinstance(error, OSError) else "evaluation"


def answer_all(store: ox.Store, channel: socket.socket, incoming: Reader) -> None:
    """Answer queries until the parent closes the socket (EOFError)."""
    while True:
        asked: Request = marshal.loads(incoming.frame()[1])
        # The kernel ends a query that its parent could not end, even in the midst of native code.
        signal.setitimer(signal.ITIMER_REAL, asked[0])
        try:
            answer(store, asked, channel)
        except (ValueError, SyntaxError, RuntimeError, OSError) as error:
            failure = {"reason": reason(error), "message": str(error)}
            send(channel, b"X", json.dumps(failure).encode())
        signal.setitimer(signal.ITIMER_REAL, 0)


def serve(channel: socket.socket) -> None:
    """Answer queries from the snapshot on disk that the settings name."""
    incoming = Reader(channel)
    settings = json.loads(incoming.frame()[1])
    restrict(settings["memory"])
    networked = detach()
    store = ox.Store.read_only(settings["store"])
    send(channel, b"R", json.dumps({"network": networked}).encode())
    answer_all(store, channel, incoming)


def nurse(control: socket.socket) -> None:
    """Read the snapshot into memory, then fork a query process for each socket that comes in.

    The processes share the memory of the snapshot; the parent gets a file descriptor of each, by
    which it can end that process and no other.
    """
    settings = json.loads(Reader(control).frame()[1])
    networked = detach()
    store = ox.Store()
    read_by_property(settings["quads"], store)
    if len(store) != size_on_disk(settings["store"]):
        raise EOFError("the dump is not the snapshot")
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the dead
    report = json.dumps({"network": networked}).encode()
    send(control, b"R", report)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        process = os.fork()
        if not process:
            control.close()
            with socket.socket(fileno=descriptors[0]) as channel:
                restrict(used + settings["memory"])
                send(channel, b"R", report)
                answer_all(store, channel, Reader(channel))
        os.close(descriptors[0])
        handle = os.pidfd_open(process)
        socket.send_fds(control, [struct.pack(">I", process)], [handle])
        os.close(handle)


def read_by_property(place: str, store: ox.Store) -> None:
    """Read N-Quads into a store, one property after the other.

    So what a query walks through lies side by side, which makes some walks half as long. A process
    of its own sorts, so that the memory it takes is given back.
    """
    with os.fdopen(os.memfd_create("quads"), "wb") as out:
        sorting = os.fork()
        if not sorting:
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            with Path(place).open("rb") as quads:
                out.writelines(sorted(quads, key=lambda quad: bytes(quad).split(b" ", 2)[1]))
            out.flush()
            os._exit(0)
        if os.waitpid(sorting, 0)[1] != 0:
            raise EOFError("the dump could not be sorted")
        place = f"/proc/self/fd/{out.fileno()}"
        # A thread allocates from an arena of its own: queries, which run in the main thread, then
        # do not look for room between the snapshot's many pieces. It halves their time.
        loading = threading.Thread(target=load, args=(place, store))
        loading.start()
        loading.join()


def load(place: str, store: ox.Store) -> None:
    """Read a file of N-Quads into a store."""
    store.bulk_load(path=place, format=ox.RdfFormat.N_QUADS, lenient=True)


def size_on_disk(place: str) -> int:
    """Return how many quads a snapshot has, counted by a process of its own.

    The store on disk starts threads, and what has threads cannot fork safely.
    """
    source, sink = os.pipe()
    if not os.fork():
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        os.write(sink, b"%d" % len(ox.Store.read_only(place)))
        os._exit(0)
    os.close(sink)
    with os.fdopen(source, "rb") as counted:
        found = counted.read()
    os.wait()
    return int(found or b"-1")


def main() -> None:
    """Serve on the socket whose file descriptor is the first argument; the second is the work."""
    try:
        with socket.socket(fileno=int(sys.argv[1])) as channel:
            {"serve": serve, "nurse": nurse}[sys.argv[2]](channel)
    except (EOFError, BrokenPipeError, ConnectionError):
        pass
    # Nothing here is worth a tidy exit, and native threads must not hold it up.
    os._exit(0)


if __name__ == "__main__":
    main()
