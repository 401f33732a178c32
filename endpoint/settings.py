"""The endpoint's settings, with the values that hold where nothing else is said."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from endpoint.curators import Curator

MIB = 1024 * 1024


def _twice_the_processors() -> int:
    return 2 * max(2, os.cpu_count() or 2)


@dataclass(frozen=True)
class Settings:
    """What a server needs to know; sizes are in bytes and times in seconds.

    ``data`` is the folder that ``kelisim build`` wrote. ``address`` is that under which the
    server is reached from outside, without a slash at its end; empty means the address that the
    request named.
    """

    data: Path
    address: str = ""
    workers: int = field(default_factory=_twice_the_processors)
    """How many queries run at once, each in a process of its own.

    More than processors, so that quick queries find a free one beside slow ones.
    """
    deadline: float = 10.0
    """How long a query may run."""
    waiting: int = 32
    """How many queries may wait for a free process; the next one gets 503."""
    patience: float = 5.0
    """How long a query waits for a free process before it gets 503."""
    memory: int = 2048 * MIB
    """The address space of a query process; RocksDB needs at least 1 GiB of it."""
    memory_store: int = 256 * MIB
    """The largest snapshot on disk that is also held in memory, at about five times its size."""
    query_bytes: int = 100_000
    """The longest query, in UTF-8."""
    result_bytes: int = 512 * MIB
    """The largest answer; what is larger is for the dumps."""
    cache_bytes: int = 64 * MIB
    """How much of the recent answers is kept in memory; 0 keeps none."""
    transfers: int = 48
    """How many large answers may be on their way to clients at once; the next one gets 503."""
    rate: float = 0.0
    """How many requests a second each client may send in the long run; 0 sets no limit."""
    burst: int = 100
    """How many requests a client may send at once, before ``rate`` counts."""
    log: str = "errors"
    """What is logged: ``none``, ``errors`` (status 5xx) or ``requests`` (all)."""
    grace: float = 15.0
    """How long requests may still run after the server was told to stop."""
    poll: float = 1.0
    """How often, at most, the data folder is looked at for a new release."""
    curators: tuple[Curator, ...] = ()
    """Who may change the curation graph; nobody where it is empty."""
    sandbox: bool = False
    """Whether anybody may change any graph: only for a data folder that is there to try things."""
