"""Serve the release of a benchmark: ``python -m tests.benchmarks.serve DATA PORT [--no-cache]``."""

from __future__ import annotations

import sys
from pathlib import Path

from endpoint.serving import serve
from endpoint.settings import Settings
from tests.endpoint.sample import current


def main() -> None:
    """Serve until SIGTERM."""
    given = {"cache_bytes": 0} if "--no-cache" in sys.argv else {}
    settings = Settings(Path(sys.argv[1]), deadline=60.0, patience=60.0, **given)
    serve(settings, "127.0.0.1", int(sys.argv[2]), current)


if __name__ == "__main__":
    main()
