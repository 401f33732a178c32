"""The release that is served: followed on disk, asked through the pool, remembered in a cache."""

from __future__ import annotations

import io
import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pyoxigraph as ox

from endpoint.named_graphs import refuse_unknown
from endpoint.process import Answer, Job
from endpoint.settings import Settings
from endpoint.workers import Pool
from graph.sorted_quads import N_QUADS


class Release(Protocol):
    """What the endpoint needs of :class:`graph.release.Release`."""

    @property
    def id(self) -> str:
        """The release's identifier, unique in its data folder."""

    @property
    def path(self) -> Path:
        """The folder of the release."""

    @property
    def store(self) -> Path:
        """The folder of the snapshot."""

    @property
    def dumps(self) -> Path:
        """The folder of the dumps."""

    @property
    def redirects(self) -> dict[str, str]:
        """Old IRIs of things, with those in use."""

    @property
    def manifest(self) -> dict[str, Any]:
        """What the release says of itself."""


class Dataset:
    """The current release; thread-safe."""

    def __init__(self, settings: Settings, current: Callable[[Path], Release]) -> None:
        """Open the release that ``current`` finds in the data folder; its errors pass through."""
        self.settings = settings
        self._current = current
        self._look = threading.Lock()
        self._seen = self._mark()
        self._looked = time.monotonic()
        self._release = current(settings.data)
        self.pool = Pool(settings, self._release.store, _quads(self._release))
        self.cache = Cache(settings.cache_bytes)

    def _mark(self) -> tuple[int, int]:
        """Return what changes when the pointer to the release is replaced.

        The clock of a file system may tick too slowly for two replacements; the file is another.
        """
        pointer = self.settings.data / "current"
        status = (pointer if pointer.exists() else self.settings.data).stat()
        return status.st_mtime_ns, status.st_ino

    @property
    def release(self) -> Release:
        """The current release; a new one is found at most ``settings.poll`` seconds late."""
        if time.monotonic() - self._looked >= self.settings.poll and self._look.acquire(False):
            try:
                self._follow()
            finally:
                self._looked = time.monotonic()
                self._look.release()
        return self._release

    def look(self) -> None:
        """Take up a new release now, if there is one."""
        with self._look:
            self._follow()

    def _follow(self) -> None:
        seen = self._mark()
        if seen == self._seen:
            return
        release = self._current(self.settings.data)
        if release.id != self._release.id:
            self.pool.use(release.store, _quads(release))
            self._release = release
        self._seen = seen

    def answer(self, job: Job, stable: bool = True) -> Answer:
        """Return the whole answer to a query, from memory if it was given before.

        ``stable`` says that the answer changes only with the release. Failures are the pool's, and
        400 where it has a FROM clause with a graph that the release does not have.
        """
        release = self.release
        key = (release.id, job)
        keeps = stable and bool(self.cache.size)
        kept = self.cache.get(key) if keeps else None
        if kept is not None:
            return Answer(io.BytesIO(kept), len(kept), release.store)
        refuse_unknown(job, self.rows)
        answer = self.pool.run(job)
        # One answer never empties the cache; one from a newer release is not remembered as this.
        size = answer.size + len(job.query)
        if keeps and size <= self.cache.size // 8 and answer.store == release.store:
            self.cache.put(key, answer.body.read(), size)
            answer.body.seek(0)
        return answer

    def rows(self, query: str, *terms: ox.NamedNode | ox.Literal) -> list[dict[str, Any]]:
        """Return the solutions of one of our own SELECT queries.

        Each ``%s`` in the query stands for a term, which is written as SPARQL and can be nothing
        else. Failure as in ``answer``.

        A solution maps names to ``{"type", "value", "xml:lang"?, "datatype"?}`` (SPARQL 1.1 JSON).
        """
        text = query % tuple(str(term) for term in terms) if terms else query
        job = Job(text, "application/sparql-results+json", "")
        answer = self.answer(job)
        with answer.body as body:
            found: list[dict[str, Any]] = json.load(body)["results"]["bindings"]
        return found

    def close(self) -> None:
        """End all query processes."""
        self.pool.close()


def _quads(release: Release) -> Path | None:
    """Return the dump that has all quads of a release, or None."""
    path = release.dumps / N_QUADS
    return path if path.is_file() else None


class Cache:
    """The most recently used answers, up to a number of bytes; thread-safe."""

    def __init__(self, size: int) -> None:
        """Keep at most ``size`` bytes."""
        self.size = size
        self._used = 0
        self._kept: OrderedDict[Any, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def used(self) -> int:
        """How many bytes are kept."""
        return self._used

    def get(self, key: Any) -> Any:
        """Return what was kept under the key, or None."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def put(self, key: Any, content: Any, size: int | None = None) -> None:
        """Keep content of so many bytes (its length), and let go of what was used longest ago."""
        size = len(content) if size is None else size
        with self._lock:
            if key in self._kept or size > self.size:
                return
            self._kept[key] = content, size
            self._used += size
            while self._used > self.size:
                self._used -= self._kept.popitem(last=False)[1][1]
