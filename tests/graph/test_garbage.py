"""Garbage is looked for seldom during a build, and as before afterwards."""

from __future__ import annotations

import gc

import pytest

from graph.garbage import SELDOM, seldom_collected


def test_as_before_afterwards() -> None:
    """Within, garbage is looked for seldom; afterwards as before, however that ends."""
    before, within = gc.get_threshold(), []

    def ends_badly() -> None:
        with seldom_collected():
            within.append(gc.get_threshold())
            raise ValueError("ended")

    with pytest.raises(ValueError, match="ended"):
        ends_badly()
    assert (within, gc.get_threshold()) == ([SELDOM], before)
