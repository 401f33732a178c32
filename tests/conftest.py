"""Fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of corpus, gold facts and W3C suites, or skip where it is absent."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"the folder {SHARED.name} with the corpus is not beside this checkout")
    return SHARED
