from __future__ import annotations

import pytest

from tests.shapes.mutants import Constraint, broken, constraints, example, reporting, written


def test_the_unbroken_example_breaks_no_constraint() -> None:
    """Before a breakage, no constraint reports anything."""
    assert reporting(example()) == set()


@pytest.mark.parametrize("constraint", constraints(), ids=lambda constraint: str(constraint.name))
def test_a_constraint_reports_its_breakage(constraint: Constraint) -> None:
    """A constraint reports its breakage, and beside it only those do that are written down."""
    others = written().get(constraint.name, {}).get("also", [])
    assert reporting(broken(constraint)) == {constraint.name, *others}


def test_each_breakage_belongs_to_a_constraint() -> None:
    """Nothing is written down for a constraint that is gone."""
    assert set(written()) <= {constraint.name for constraint in constraints()}
