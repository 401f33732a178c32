"""How many quotations are found, and with the right speaker.

``python -m tests.benchmarks statements FACTS GOLD`` compares two folders of facts as JSON. A gold
quotation is found by a statement that shares at least half of the shorter one's text. Its speaker
is right if both name the same actor, or if nobody is named where the gold names no actor: words of
a document, or of people whom no name tells.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.evaluation import read_facts
from graph.matching import name_score

Item = Mapping[str, Any]


def shared(one: Item, other: Item) -> float:
    """Return how much of the shorter of two quotations lies in the other, from 0 to 1."""
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    shorter = min(one["end"] - one["start"], other["end"] - other["start"])
    return float(common / max(1, shorter))


def speaker_is_right(gold: Item, found: Item, actors: Sequence[str]) -> bool:
    """Tell whether the speakers are the same actor, or rightly nobody."""
    wanted, given = gold.get("speaker"), found.get("speaker")
    if given:
        return bool(wanted and name_score(str(wanted), str(given), person=True))
    return wanted not in actors


def main(options: Sequence[str] | None = None) -> int:
    """Print how many quotations were found, and how many of those have the right speaker."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("facts", type=Path)
    parser.add_argument("gold", type=Path)
    given = parser.parse_args(options)
    facts, gold = read_facts(given.facts), read_facts(given.gold)
    total = found = right = 0
    for key in sorted(gold.keys() & facts.keys()):
        named = [n for a in gold[key]["actors"] for n in (a["name"], *(a.get("aliases") or ()))]
        for quotation in gold[key].get("statements") or ():
            if quotation.get("optional"):
                continue
            near = [s for s in facts[key]["statements"] if shared(quotation, s) >= 0.5]
            total, found = total + 1, found + bool(near)
            right += any(speaker_is_right(quotation, s, named) for s in near)
    print(f"quotations found: {found} of {total} ({found / max(1, total):.0%})")
    print(f"speaker right or rightly none: {right} of {found} ({right / max(1, found):.0%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
