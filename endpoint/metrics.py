"""What the server counts about itself, for Prometheus; nothing about who asks or what.

All requests pass through one process, so plain counters are exact, and the text format
(https://prometheus.io/docs/instrumenting/exposition_formats/) is short enough to be written here.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

BOUNDS = (0.001, 0.005, 0.02, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds of the buckets of durations, in seconds."""
ROUTES = frozenset(
    {"sparql", "id", "data", "page", "dumps", "graph", "ontology", "static", "health", "metrics"}
    | {"reconcile", "search", ".well-known", "openapi.json"}
)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
TYPE = "text/plain; version=0.0.4; charset=utf-8"


def route(path: str) -> str:
    """Return the first part of a path where it is one of ours, else ``other``; ``home`` for /."""
    first = path.partition("/")[2].partition("/")[0]
    if not first:
        return "home"
    return first if first in ROUTES else "other"


@dataclass
class Metrics:
    """Counters of requests; thread-safe."""

    requests: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    buckets: dict[str, list[int]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(
        self, part: str, method: str, status: str, seconds: float, size: int, hit: bool
    ) -> None:
        """Count one answer; ``part`` is its route, ``hit`` says that it came from the cache."""
        method = method if method in METHODS else "other"
        place = bisect_left(BOUNDS, seconds)
        with self.lock:
            self.requests[part, method, status] += 1
            self.sent[part] += size
            self.seconds[part] += seconds  # type: ignore[assignment]  # a Counter of floats
            self.buckets.setdefault(part, [0] * (len(BOUNDS) + 1))[place] += 1
            if part == "sparql":
                self.hits["hit" if hit else "miss"] += 1

    def text(self, gauges: dict[str, float]) -> str:
        """Return all counters, and the gauges as they are now, in the text format."""
        with self.lock:
            return "\n".join([*self._lines(), *_gauges(gauges)]) + "\n"

    def _lines(self) -> Iterator[str]:
        yield "# TYPE kelisim_requests_total counter"
        for (part, method, status), number in sorted(self.requests.items()):
            labels = f'route="{part}",method="{method}",status="{status}"'
            yield f"kelisim_requests_total{{{labels}}} {number}"
        yield "# TYPE kelisim_cache_total counter"
        for result, number in sorted(self.hits.items()):
            yield f'kelisim_cache_total{{result="{result}"}} {number}'
        yield "# TYPE kelisim_response_bytes_total counter"
        for part, number in sorted(self.sent.items()):
            yield f'kelisim_response_bytes_total{{route="{part}"}} {number}'
        yield "# TYPE kelisim_request_seconds histogram"
        for part in sorted(self.buckets):
            yield from self._histogram(part)

    def _histogram(self, part: str) -> Iterator[str]:
        total = 0
        for bound, number in zip([*map(str, BOUNDS), "+Inf"], self.buckets[part], strict=True):
            total += number
            yield f'kelisim_request_seconds_bucket{{route="{part}",le="{bound}"}} {total}'
        yield f'kelisim_request_seconds_sum{{route="{part}"}} {self.seconds[part]:.6f}'
        yield f'kelisim_request_seconds_count{{route="{part}"}} {total}'


def _gauges(gauges: dict[str, float]) -> Iterator[str]:
    for name, value in gauges.items():
        yield f"# TYPE kelisim_{name} gauge"
        yield f"kelisim_{name} {value:.15g}"
