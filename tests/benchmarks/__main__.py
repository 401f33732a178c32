"""``python -m tests.benchmarks``: every measurement, or the named one with its options."""

from __future__ import annotations

import importlib
import sys

ALL = ("w3c_sparql", "fuzz", "endpoint_speed", "soak")
"""What runs where nothing is named, in this order."""


def main() -> int:
    """Run the measurements and return the worst exit code."""
    named, options = sys.argv[1:2], sys.argv[2:]
    return max(
        importlib.import_module(f"tests.benchmarks.{name}").main(options) for name in named or ALL
    )


if __name__ == "__main__":
    sys.exit(main())
