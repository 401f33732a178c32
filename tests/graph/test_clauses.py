"""Whose verb it is: shared subjects, objects that are no subjects, and what plurals mean."""

import pytest

from tests.graph.test_antecedents import stated


@pytest.mark.parametrize(
    ("text", "property", "facts"),
    [
        (
            "The Nordic Council elected Ada Holm and adopted the Charter of Bern.",
            "adopted",
            ["Nordic Council | Charter of Bern"],
        ),
        (
            "The Nordic Council rejected the Order Bill, which President Jon Berg had submitted, "
            "and elected Ada Holm.",
            "elected",
            ["Nordic Council | Ada Holm"],
        ),
        (
            "Ada Holm was met by Otto Lund and, later in the day, had talks with Jon Berg.",
            "metWith",
            ["Ada Holm | Otto Lund", "Ada Holm | Jon Berg"],
        ),
        (
            "Rosa Holm is a judge. A niece of the trade unionist Jon Berg, she was born in Oslo.",
            "bornIn",
            ["Rosa Holm | Oslo"],
        ),
        (
            "The Nordic Council is old. The assembly of the Nordic Council met. Otto Lund had "
            "talks with Ada Holm. The two leaders signed the Treaty of Bern.",
            "signed",
            ["Otto Lund | Treaty of Bern", "Ada Holm | Treaty of Bern"],
        ),
        (
            "Addressing the Nordic Council, President Ada Holm condemned the League of Towns.",
            "criticised",
            ["Ada Holm | League of Towns"],
        ),
        (
            "Presidents Ada Holm, Jon Berg and the rebel leader Otto Lund met and signed the "
            "Treaty of Bern.",
            "signed",
            [
                "Ada Holm | Treaty of Bern",
                "Jon Berg | Treaty of Bern",
                "Otto Lund | Treaty of Bern",
            ],
        ),
        (
            "The Treaty of Bern was signed by Ada Holm and by the poet Jon Berg.",
            "signed",
            ["Ada Holm | Treaty of Bern", "Jon Berg | Treaty of Bern"],
        ),
        (
            "Delegates from Chad and observers from Peru opposed the Treaty of Bern.",
            "criticised",
            ["Chad | Treaty of Bern", "Peru | Treaty of Bern"],
        ),
        (
            "Chad, Peru and Fiji met in Bern. They founded the League of Towns in 1990.",
            "founded",
            ["Chad | League of Towns", "Peru | League of Towns", "Fiji | League of Towns"],
        ),
        (
            "The Constituent Assembly opened in May. The assembly adopted the Charter of Bern.",
            "adopted",
            ["Constituent Assembly | Charter of Bern"],
        ),
        (
            "The League of Towns, which is based in Bern and whose director, Ada Holm, resigned, "
            "grew.",
            "heads",
            ["Ada Holm | League of Towns"],
        ),
        (
            "During her tenure the Nordic Council rejected the Order Bill, which President "
            "Rudolf Amsel had submitted, and impeached him in 1999.",
            "suspended",
            ["Nordic Council | Rudolf Amsel"],
        ),
        (
            "The Nordic Council joined the League of Towns in 1989 and the Union of Ports in 2016.",
            "memberOf",
            ["Nordic Council | League of Towns", "Nordic Council | Union of Ports"],
        ),
        (
            "The Congress of Mayors was held in Bern in May 1990. The congress was attended by "
            "Ada Holm of Norway and Otto Lund of Kenya.",
            "participatedIn",
            ["Ada Holm | Congress of Mayors", "Otto Lund | Congress of Mayors"],
        ),
        (
            "The report came from the Nordic Council's Office for Human Rights, based in Bern.",
            "locatedIn",
            ["Office for Human Rights | Bern"],
        ),
        (
            "The Treaty of Bern was ratified by Kenya in 1999.",
            "adopted",
            [],
        ),
        (
            "Ada Holm, a founder of the League of Towns, died.",
            "holdsPost",
            [],
        ),
        (
            "Ada Holm became minister of trade in 1990. Ada Holm handed in her resignation in May.",
            "resignedFrom",
            ["Ada Holm | minister of trade"],
        ),
    ],
)
def test_a_clause_tells_who_acts(text: str, property: str, facts: list[str]) -> None:
    """A verb has the subject of its own clause, or the one that it shares."""
    assert stated(text, property) == facts
