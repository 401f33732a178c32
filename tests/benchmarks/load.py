"""A client that costs little, so that it is the server that is measured.

One process for each connection, blocking sockets, requests made beforehand. The first answer is
read in full (length or chunks); the following ones must have its length and status 200.
"""

from __future__ import annotations

import multiprocessing
import socket
import statistics
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from urllib.parse import quote

CHUNK = 1 << 18


@dataclass(frozen=True)
class Speed:
    """What was measured: median seconds of one client, requests a second of several, failures."""

    latency: float
    throughput: float
    failures: int


def request(port: int, path: str, query: str, accept: str) -> bytes:
    """Return a GET of a query as it goes over the wire."""
    return (
        f"GET {path}?query={quote(query, safe='')} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        f"Accept: {accept}\r\nConnection: keep-alive\r\n\r\n"
    ).encode()


class Client:
    """One connection that sends the same request again and again."""

    def __init__(self, port: int, content: bytes, timeout: float) -> None:
        """Connect; ``content`` is the whole request."""
        self.content = content
        self.socket = socket.create_connection(("127.0.0.1", port), timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.settimeout(None)
        self.socket.setsockopt(
            socket.SOL_SOCKET, socket.SO_RCVTIMEO, int(timeout).to_bytes(8, "little") + b"\0" * 8
        )
        self.size = 0

    def once(self) -> bool:
        """Send one request, read its whole answer, and return whether it was a 200."""
        self.socket.sendall(self.content)
        return self._first() if not self.size else self._like_first()

    def _like_first(self) -> bool:
        """Read a head, which may vary, and a body as long as the first."""
        head = self._piece()
        while (end := head.find(b"\r\n\r\n")) < 0:
            head += self._piece()
        left = end + 4 + self.size - len(head)
        while left > 0:
            left -= len(self._piece())
        return left == 0 and head.startswith(b"HTTP/1.1 200")

    def _piece(self) -> bytes:
        piece = self.socket.recv(CHUNK)
        if not piece:
            raise ConnectionError("the server hung up")
        return piece

    def _first(self) -> bool:
        content = bytearray()
        while not _whole(content):
            content += self._piece()
        head, _, body = bytes(content).partition(b"\r\n\r\n")
        # Chunks may be cut otherwise next time, so their answers are read to the end each time.
        self.size = 0 if b"transfer-encoding: chunked" in head.lower() else len(body)
        return content.startswith(b"HTTP/1.1 200")


def _whole(content: bytearray) -> bool:
    """Return whether the bytes are a whole answer."""
    end = content.find(b"\r\n\r\n")
    if end < 0:
        return False
    head = bytes(content[:end]).lower()
    if b"transfer-encoding: chunked" in head:
        return content.endswith(b"\r\n0\r\n\r\n")
    place = head.find(b"content-length:")
    length = int(head[place + 15 :].split(b"\r\n", 1)[0]) if place >= 0 else 0
    return len(content) >= end + 4 + length


def latency(port: int, content: bytes, seconds: float, timeout: float = 60) -> float:
    """Return the median of the seconds that one client waits, after one request for warmth."""
    client = Client(port, content, timeout)
    client.once()
    found: list[float] = []
    end = time.perf_counter() + seconds
    while not found or time.perf_counter() < end:
        start = time.perf_counter()
        client.once()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def _work(port: int, content: bytes, seconds: float, timeout: float, out: Connection) -> None:
    """Count answers until the time is up; the last one counts by the part that lay within it."""
    good = bad = 0
    try:
        client = Client(port, content, timeout)
        client.once()
        out.send("ready")
        out.recv()
        start = time.perf_counter()
        while time.perf_counter() - start < seconds:
            if client.once():
                good += 1
            else:
                bad += 1
        out.send((good / (time.perf_counter() - start), bad))
    except OSError:
        out.send((0.0, bad + 1))


def throughput(
    port: int, content: bytes, seconds: float, connections: int = 8, timeout: float = 60
) -> tuple[float, int]:
    """Return the answers a second of all connections together, and the number of failures."""
    context = multiprocessing.get_context("fork")
    pipes = [context.Pipe() for _ in range(connections)]
    workers = [
        context.Process(target=_work, args=(port, content, seconds, timeout, theirs))
        for _, theirs in pipes
    ]
    for worker in workers:
        worker.start()
    started = [ours.recv() for ours, _ in pipes]
    for (ours, _), state in zip(pipes, started, strict=True):
        if state == "ready":
            ours.send("go")
    ends = [
        ours.recv() if state == "ready" else state
        for (ours, _), state in zip(pipes, started, strict=True)
    ]
    for worker in workers:
        worker.join()
    return sum(rate for rate, _ in ends), sum(bad for _, bad in ends)


def measure(port: int, content: bytes, seconds: float) -> Speed:
    """Measure one request for about ``seconds`` with one client, and as long with eight."""
    alone = latency(port, content, seconds / 2)
    rate, failures = throughput(port, content, seconds)
    return Speed(alone, rate, failures)
