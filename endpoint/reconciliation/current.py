"""The index of the release that is served, and how many requests use it at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from endpoint.dataset import Dataset
from endpoint.failure import Failure
from endpoint.reconciliation.index import Index
from endpoint.reconciliation.matching import Matching
from endpoint.reconciliation.things import read


class Current:
    """The index of the current release, and places for the requests that use it; thread-safe."""

    def __init__(self, dataset: Dataset) -> None:
        """Take the dataset; the index is made at the first request."""
        self.dataset = dataset
        self._index: Index | None = None
        self._making = threading.Lock()
        self._places = threading.BoundedSemaphore(dataset.settings.workers)

    def index(self) -> Index:
        """Return the index; while that of a new release is made, others get the one before."""
        release, found = self.dataset.release, self._index
        if found and found.release == release.id:
            return found
        if not self._making.acquire(blocking=found is None):
            assert found is not None
            return found
        try:
            if not self._index or self._index.release != release.id:
                self._index = Index(release.id, read(self.dataset))
            return self._index
        finally:
            self._making.release()

    @contextmanager
    def turn(self) -> Iterator[Matching]:
        """Give a place for one request; Failure 503 when none comes free in time."""
        if not self._places.acquire(timeout=self.dataset.settings.patience):
            raise Failure(503, "busy", "Too many tables are reconciled now. Try again.", retry=2)
        try:
            yield Matching(self.dataset, self.index())
        finally:
            self._places.release()
