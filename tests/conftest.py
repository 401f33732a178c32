"""Fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# What a property says holds on a loaded machine too: no example is refused for its time.
settings.register_profile("kelisim", deadline=None)
settings.load_profile("kelisim")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of corpus, gold facts and W3C suites, or skip where it is absent."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"the folder {SHARED.name} with the corpus is not beside this checkout")
    return SHARED
