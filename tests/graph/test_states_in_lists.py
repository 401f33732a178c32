"""Lists of states: which places are states by their company, and who stands in brackets behind."""

from __future__ import annotations

import pytest

from tests.graph.test_names import names
from tests.graph.told import told


def _of_class(text: str, cls: str, language: str) -> list[str]:
    return [name for name, own, _ in names(text, language=language) if own == cls]


def test_a_place_among_states_is_a_state() -> None:
    """A place that no table has is a state where more of its list are states."""
    text = "Шартты Үндістан, Индонезия, Туварния және Түркия өкілдері талқылады."
    assert "Туварния" in _of_class(text, "Country", "kk")


@pytest.mark.parametrize(
    "text",
    [
        "Ян Ресей, Қытай, Үндістан, Шанхай мен Чунцинге барды.",
        "Шартты Ресей, Қытай, Үндістан және Кавказ елдері талқылады.",
        "Шартты Ресей, Қытай және Туварния өкілдері талқылады.",
    ],
)
def test_a_town_a_region_or_a_short_list_makes_no_state(text: str) -> None:
    """A list with a town or a region, or with two states only, says nothing of its places."""
    assert len(_of_class(text, "Country", "kk")) < 4


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Рига кездесуіне Чили (Ада Холм), Перу (Хосе Диас) қатысты.", "kk"),
        ("The Riga meeting was attended by Chile (Ada Holm) and Peru (Hose Dias).", "en"),
    ],
)
def test_a_leader_in_brackets_does_what_the_state_does(text: str, language: str) -> None:
    """Who stands in brackets behind a state took part as the state did."""
    assert len(told(text, "participatedIn", language=language)) == 4


def test_one_bracket_or_a_body_in_it_is_nobody() -> None:
    """A single bracket may hold anything, and the name of a body is no person's."""
    texts = "Рига кездесуіне Чили (Ада Холмия), Перу қатысты.", "Чили (Су Банкі), Перу (Ет Банкі)"
    assert not [n for text in texts for n in _of_class(text, "Person", "kk")]
