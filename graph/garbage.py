"""Garbage in cycles, looked for seldom while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 20, 50)
"""After how many new objects the youngest are looked through, and how often the older ones.

By Python's own measure (700, 10, 10) a build spends a fifth of its time on it and finds little.
"""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for garbage seldom within; processes that are forked there do so, too."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
