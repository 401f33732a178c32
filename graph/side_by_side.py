"""Work that is done side by side, in processes forked from this one.

What is loaded before is shared with them, not loaded anew. Results come in the order of the parts,
so that the number of processes changes nothing of what is made.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, parent_process
from typing import TypeVar

from ontology.errors import KelisimError

Part = TypeVar("Part")
Result = TypeVar("Result")

MOST = 8
"""How many processes there are at most by default: each takes about 100 MiB."""


def processors() -> int:
    """Return how many processes can run at once here, and no more than ``MOST``."""
    return min(os.cpu_count() or 1, MOST)


def side_by_side(
    work: Callable[[Part], Result],
    parts: Sequence[Part],
    processes: int,
    size: Callable[[Part], int] = lambda part: 0,
) -> Iterator[Result]:
    """Give what the work makes of each part, in their order; the largest are begun first.

    With one part, or one process, it is done in this one. An exception ends all at once, as an
    interrupt does. KelisimError where a process ended that should not: the system ran out of
    memory, say.
    """
    if min(processes, len(parts)) < 2:
        yield from map(work, parts)
        return
    # A fork copies locks that other threads hold, and not the threads: with some, a server forks.
    context = get_context("fork" if _threads() == 1 else "forkserver")
    others = set(active_children())
    pool = ProcessPoolExecutor(min(processes, len(parts)), context, _begin)
    try:
        begun: dict[int, Future[Result]] = {}
        for at in sorted(range(len(parts)), key=lambda at: -size(parts[at])):
            begun[at] = pool.submit(work, parts[at])
        for at in range(len(parts)):
            yield begun.pop(at).result()
        others.update(active_children())
    except BrokenProcessPool as error:
        raise KelisimError(
            "a process of the build was ended from outside; is there too little memory? "
            "(nothing has changed)"
        ) from error
    finally:
        # After all is done there is none left; else nobody waits for what they are at.
        for child in set(active_children()) - others:
            child.terminate()
        pool.shutdown(cancel_futures=True)


def _threads() -> int:
    """Return how many threads this process has, those of libraries too; 0 where it is not told."""
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return 0


def _begin() -> None:
    """Leave interrupts to the parent, and what it holds untouched, so that it stays shared."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
