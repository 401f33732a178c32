"""Who came together by a verb that stands last, and what that meeting is called."""

from __future__ import annotations

import pytest

from tests.graph.told import told

DAY = "2003 жылғы 5 мамырда"


@pytest.mark.parametrize(
    ("text", "who", "name"),
    [
        (
            f"{DAY} Лимада Чили, Перу және Тонга басшылары кездесті.",
            {"Чили", "Перу", "Тонга"},
            "Чили, Перу және Тонга басшыларының кездесуі",
        ),
        (
            f"Чили мен Перудің сыртқы істер министрлері {DAY} Лима қаласында бас қосты.",
            {"Чили", "Перу"},
            "Чили мен Перудің сыртқы істер министрлерінің бас қосуы",
        ),
        (
            f"Ян Новак пен Ада Холм Лимада {DAY} жүздесті.",
            {"Ян Новак", "Ада Холм"},
            "Ян Новак пен Ада Холмның жүздесуі",
        ),
    ],
)
def test_a_list_before_the_verb_came_together(text: str, who: set[str], name: str) -> None:
    """All of a list took part in the meeting that its verb tells of, which is called by them."""
    found = told(text, "participatedIn", language="kk")
    assert {(f.subject, f.object) for f in found} == {(own, name) for own in who}


@pytest.mark.parametrize(
    "text",
    [
        f"{DAY} Чили президенті Ада Холм Перу президенті Хосе Диаспен кездесті.",
        f"{DAY} Лимада Чили мен Перуді сүйетін адамдар кездесті.",
        f"{DAY} Чили мен Перу басшылары Лимада кездесуден бас тартты.",
    ],
)
def test_nobody_took_part_who_is_no_list_or_refused(text: str) -> None:
    """With whom somebody met, what is no subject, and who refused to meet took part in nothing."""
    assert not [*told(text, "participatedIn", language="kk")]
