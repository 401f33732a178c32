from __future__ import annotations

import pytest

from tests.ontology.foops import checks


@pytest.mark.parametrize(("name", "passed"), [*checks()])
def test_foops(name: str, passed: bool) -> None:
    """The ontology passes a check of FOOPS! that needs no network."""
    assert passed, name


def test_all_checks_are_there() -> None:
    """There are sixteen such checks."""
    assert len(list(checks())) == 16
