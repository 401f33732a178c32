"""The pool of query processes: no query outlives its deadline, no failure looks whole.

An answer is gathered to its end before its first byte goes to the client: up to 1 MB in memory,
above that in an unnamed temporary file. So every failure has its right status, every answer has a
length, and a client that reads slowly never holds up a query process.
"""

from __future__ import annotations

import logging
import threading
import time
from pathlib import Path

from endpoint.failure import Failure
from endpoint.mistakes import explained
from endpoint.process import Answer, Gone, Job, Source, Unheard, Worker
from endpoint.settings import Settings
from endpoint.snapshots import Disk, Nursery

AGAIN_SECONDS = 0.5
"""After how long a process that could not be started is tried again."""


class Pool:
    """A fixed number of query processes and a bounded queue in front of them; thread-safe."""

    def __init__(self, settings: Settings, store: Path, quads: Path | None = None) -> None:
        """Start the processes on the snapshot in ``store``; ``quads`` is the same as N-Quads.

        With ``quads``, a snapshot that is not larger than the settings say is read into memory
        meanwhile, and the processes change over to it when it is there.
        """
        self.settings = settings
        self.closed = False
        self._turn = threading.Condition()
        self._waiting = 0
        self._alive: set[Worker] = set()
        self._idle: list[Worker] = []
        self._vacant = 0
        self._source: Source = Disk(store, settings.memory)
        self._nursery: Nursery | None = None
        self.store = store
        self._idle = [self._start() for _ in range(settings.workers)]
        self._rear(store, quads)

    def _start(self) -> Worker:
        try:
            worker = self._source.start()
        except (OSError, Gone):  # the nursery has gone: back to the disk
            self._source = Disk(self.store, self.settings.memory)
            worker = self._source.start()
        self._alive.add(worker)
        return worker

    def _rear(self, store: Path, quads: Path | None) -> None:
        """Read the snapshot into memory beside the work, if it may be."""
        if quads is None or not 0 < _size(store) <= self.settings.memory_store:
            return
        try:
            self._nursery = nursery = Nursery(store, quads, self.settings.memory)
        except OSError as error:
            _LOG.warning("the snapshot is served from disk, not from memory: %s", error)
            return

        def change() -> None:
            if nursery.ready():
                self._change(nursery, store)
            elif not self.closed and store == self.store:
                _LOG.warning("the snapshot is served from disk, not from memory")

        threading.Thread(target=change, daemon=True).start()

    def use(self, store: Path, quads: Path | None = None) -> None:
        """Answer from another snapshot from now on; queries under way end on theirs."""
        if store == self.store or self.closed:
            return
        nursery, self._nursery = self._nursery, None
        self._change(Disk(store, self.settings.memory), store)
        if nursery:
            nursery.close()
        self._rear(store, quads)

    def _change(self, source: Source, store: Path) -> None:
        """Have all processes from another source, those at work as soon as they are done."""
        with self._turn:
            if self.closed or (isinstance(source, Nursery) and store != self.store):
                return
            self.store, self._source = store, source
            old, self._idle = self._idle, []
            self._alive -= set(old)
            self._vacant += len(old)
            self._fill()
        for worker in old:
            worker.stop()

    @property
    def in_memory(self) -> bool:
        """Whether queries are answered from memory."""
        return isinstance(self._source, Nursery)

    @property
    def ready(self) -> bool:
        """Whether a query process has its snapshot open."""
        with self._turn:
            return not self.closed and any(worker.is_ready() for worker in self._alive)

    @property
    def load(self) -> tuple[int, int]:
        """How many queries run, and how many wait."""
        with self._turn:
            return self.settings.workers - len(self._idle) - self._vacant, self._waiting

    def run(self, job: Job) -> Answer:
        """Return the whole answer to a query.

        Failure 503 ``busy`` when too many wait, 504 ``deadline`` when the time was up, 400 when the
        query is wrong or needs more memory or stack than a process has, 413 when the answer is
        too large.
        """
        for _ in range(3):
            worker = self._take()
            sound = False
            try:
                worker.ready()
                answer = worker.ask(job, self.settings.deadline, self.settings.result_bytes)
                sound = True
                return answer
            except Failure as error:
                sound = error.code in {"syntax", "evaluation", "store"}
                if error.code == "syntax":
                    raise explained(job.query, error) from error
                raise
            except Gone as gone:
                if worker.networked is not None and not isinstance(gone, Unheard):
                    raise self._explain(gone) from gone
                # It died before it heard the query: another one gets it.
            finally:
                self._give(worker, sound)
        raise Failure(503, "unavailable", "No query process could be started.", retry=5)

    def _explain(self, gone: Gone) -> Failure:
        if gone.late:
            limit = f"{self.settings.deadline:g}"
            return Failure(504, "deadline", f"The query was stopped after {limit} seconds.")
        return Failure(
            400, "too-costly", "The query needs more memory or a deeper stack than it may have."
        )

    def _take(self) -> Worker:
        """Return an idle process; Failure 503 when none comes free in time."""
        until = time.monotonic() + self.settings.patience
        with self._turn:
            if not self._idle and self._waiting >= self.settings.waiting:
                raise _busy("Too many queries wait already.")
            self._waiting += 1
            try:
                while not self._idle:
                    if self.closed or not self._turn.wait(until - time.monotonic()):
                        raise _busy("No query process came free in time.")
                return self._idle.pop()
            finally:
                self._waiting -= 1

    def _give(self, worker: Worker, sound: bool) -> None:
        """Take a process back, or a new one in its place if it failed or is on an old snapshot."""
        if not sound:
            worker.process.kill()
            # The kernel may need a while to free its memory: the client gets its answer before.
            threading.Thread(target=self._put_back, args=(worker, False)).start()
        else:
            self._put_back(worker, True)

    def _put_back(self, worker: Worker, sound: bool) -> None:
        if not sound:
            worker.kill()
        with self._turn:
            keep = sound and worker.source is self._source and not self.closed
            if not keep:
                self._alive.discard(worker)
                self._vacant += 1
                self._fill()
            elif not self.closed:
                self._idle.append(worker)
                self._turn.notify()
        if sound and not keep:
            worker.stop()

    def _fill(self) -> None:
        """Start a process in each place that has none; where the system has no room, again soon."""
        with self._turn:
            while self._vacant and not self.closed:
                try:
                    self._idle.append(self._start())
                except OSError as error:
                    _LOG.warning("no query process could be started, again soon: %s", error)
                    threading.Timer(AGAIN_SECONDS, self._fill).start()
                    return
                self._vacant -= 1
                self._turn.notify()

    def close(self) -> None:
        """End all processes at once; what still waits or runs fails."""
        with self._turn:
            self.closed = True
            nursery, self._nursery = self._nursery, None
            workers, self._idle = sorted(self._alive, key=id), []
            self._turn.notify_all()
        for worker in workers:
            worker.kill()
        if nursery:
            nursery.close()


def _busy(message: str) -> Failure:
    return Failure(503, "busy", message + " Try again in a moment.", retry=2)


def _size(folder: Path) -> int:
    """Return the bytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.iterdir())


_LOG = logging.getLogger(__name__)
