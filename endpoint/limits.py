"""A limit for each client: a bucket of requests that fills again (token bucket)."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from ipaddress import IPv6Address, ip_address
from typing import Any

REMEMBERED = 10_000
"""How many clients are known at once; who was seen longest ago starts with a full bucket."""


def client(environ: Mapping[str, Any], behind: bool) -> str:
    """Return by what a client is known: its address, or the /64 of an IPv6 address.

    ``behind`` says that a server of ours stands before this one and adds the address, as the last
    of X-Forwarded-For.
    """
    name = str(environ.get("REMOTE_ADDR", ""))
    if behind:
        name = str(environ.get("HTTP_X_FORWARDED_FOR", name)).rpartition(",")[2].strip()
    try:
        found = ip_address(name)
    except ValueError:
        return name[:60]
    return str(int(found) >> 64) if isinstance(found, IPv6Address) else name


class Limits:
    """The buckets of all clients, in memory only; thread-safe."""

    def __init__(
        self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take how many requests a second refill a bucket, and how many it holds."""
        self.rate = rate
        self.burst = burst
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, name: str) -> float:
        """Take a request from the bucket; return 0, or after how many seconds there is one."""
        now = self._clock()
        with self._lock:
            held, then = self._buckets.pop(name, (float(self.burst), now))
            held = min(self.burst, held + (now - then) * self.rate)
            left = held - 1 if held >= 1 else held
            self._buckets[name] = left, now
            if len(self._buckets) > REMEMBERED:
                self._buckets.popitem(last=False)
        return 0.0 if held >= 1 else (1 - held) / self.rate
