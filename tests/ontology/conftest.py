"""The bundled sample, built once for all tests of a run."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.build import build

SAMPLE = Path(__file__).resolve().parents[2] / "graph" / "sample"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """Return the store of the sample's release."""
    release = build([SAMPLE], tmp_path_factory.mktemp("sample"), processes=1)
    return ox.Store.read_only(str(release.store))
