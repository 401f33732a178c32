"""Posts that the successor of somebody holds."""

import pytest

from tests.graph.told import told


def held(text: str) -> list[str]:
    """Return who holds which post and heads which body, as ``person | post or body``."""
    return sorted(fact.ends for fact in told(text, "holdsPost", "heads"))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Vincent Holm was elected mayor in 1998. He resigned and was replaced by Ada Berg.",
            "Ada Berg | mayor",
        ),
        (
            "The first ombudsman was Vincent Holm, followed by Ada Berg in 1989.",
            "Ada Berg | ombudsman",
        ),
        (
            "Олег Дим был избран президентом в 1998 году. Олега Дима сменила Анна Ковач.",
            "Анна Ковач | президент",
        ),
        (
            "Олег Дим 1998 жылы президент болып сайланды. Олег Димнің орнына Анна Ковач келді.",
            "Анна Ковач | президент",
        ),
    ],
)
def test_a_successor_holds_the_post_of_who_came_before(text: str, fact: str) -> None:
    """Who comes behind somebody holds the one post that this one was said to hold."""
    assert fact in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vincent Holm, mayor and minister of trade, was replaced by Ada Berg.",
        "Vincent Holm, a former mayor, was replaced by Ada Berg.",
        "Vincent Holm was elected mayor in 1998. He met Ada Berg.",
    ],
)
def test_no_post_is_inherited_in_doubt(text: str) -> None:
    """Of two posts, and of one held before, nobody knows which the successor holds."""
    assert not any(fact.startswith("Ada Berg") for fact in held(text))


def test_who_follows_somebody_in_a_post_does_not_lead_his_party() -> None:
    """Where a text names the post in which one follows another, it is no other body's head."""
    text = "Ada Berg, who had led the Rose Party, was succeeded as mayor by Vincent Holm."
    assert held(text) == ["Ada Berg | Rose Party", "Ada Berg | mayor", "Vincent Holm | mayor"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Ada Berg succeeded Vincent Holm as mayor in 2004.",
            ["Ada Berg | mayor", "Vincent Holm | mayor"],
        ),
        (
            "Ada Berg and Jon Eklund were replaced by Karl Brandt and Rosa Diaz.",
            [],
        ),
    ],
)
def test_who_was_succeeded_held_the_post_named(text: str, facts: list[str]) -> None:
    """Who is succeeded "as mayor" was the mayor; where no post is named nobody holds one."""
    assert held(text) == facts


def test_who_names_somebody_for_a_post_does_not_hold_it() -> None:
    """Whom a verb makes the holder of a post holds it, though commas part him, and not who acts."""
    text = "Ada Berg named her brother, Jon Eklund, as defence minister in 1975."
    assert held(text) == ["Jon Eklund | defence minister"]


def test_who_follows_somebody_in_a_later_post_does_not_lead_his_party() -> None:
    """Whom a text told of a later post is followed in that, and not in what he led before."""
    text = "Ada Berg led the Rose Party. In 2001 she became president. Vincent Holm succeeded her."
    assert "Vincent Holm | Rose Party" not in held(text)
