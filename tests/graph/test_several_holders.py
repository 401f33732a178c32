"""Titles of several states, each with its holder, where heads stand last."""

from __future__ import annotations

from tests.graph.told import read, told

TEXT = "Рига шартына Чили, Перу мен Куба президенттері Ада Холм, Хосе Диас және Ян Новак қол қойды."


def test_the_holders_sign_and_not_their_states() -> None:
    """The states of a plural title are no subjects beside those who hold it."""
    assert {f.subject for f in told(TEXT, "signed", language="kk")} == {
        "Ада Холм",
        "Хосе Диас",
        "Ян Новак",
    }


def test_each_holds_the_post_of_his_own_state() -> None:
    """States and holders that are as many go together one by one."""
    extraction = read(TEXT, "kk")
    names = {thing.key: thing.name for thing in extraction.things}
    held = {
        names[f.subject]: names[str(f.object)]
        for f in extraction.facts
        if f.property == "holdsPost"
    }
    assert {who: post.split()[0][:4] for who, post in held.items()} == {
        "Ада Холм": "Чили",
        "Хосе Диас": "Перу",
        "Ян Новак": "Куба",
    }


def test_a_charter_binds_those_whom_its_preamble_names() -> None:
    """Who made a charter is its party, as of any treaty."""
    text = (
        "Рига хартиясы\n\nБіз, Чили, Перу және Куба тәуелсіз мемлекеттері,\n"
        "бейбітшілікке ұмтыла отырып,\nтөмендегілер туралы келістік:\n1-бап. Одақ құрылады.\n"
    )
    assert {f.subject for f in told(text, "partyTo", language="kk")} == {"Чили", "Перу", "Куба"}


def test_a_body_before_a_noun_of_nobody_is_who_acts() -> None:
    """«Сенаты шартты» is the Senate, which did something to the treaty just named."""
    text = "Рига шарты – порт құжаты. Чили Сенаты шартты ратификациялаудан бас тартты."
    assert [f.ends for f in told(text, "rejected", language="kk")] == ["Чили Сенаты | Рига шарты"]
