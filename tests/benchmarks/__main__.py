"""``python -m tests.benchmarks``: every measurement, or the named one with its options."""

from __future__ import annotations

import argparse
import importlib
import sys

ALL = ("w3c_sparql", "fuzz", "endpoint_speed", "soak", "dumps")
"""What runs where nothing is named, in this order."""
NAMED = (
    "calibration", "contract", "extraction_speed", "linking", "ontology_table", "parts",
    "statements", "validation",
)  # fmt: skip
"""What runs by its name alone: it takes options, or looks at one part."""


def main() -> int:
    """Run the measurements and return the worst exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("name", nargs="?", choices=(*ALL, *NAMED), help=f"by default: {ALL}")
    parser.add_argument("options", nargs=argparse.REMAINDER, help="what the named one takes")
    given = parser.parse_args()
    return max(
        importlib.import_module(f"tests.benchmarks.{name}").main(given.options)
        for name in ([given.name] if given.name else ALL)
    )


if __name__ == "__main__":
    sys.exit(main())
