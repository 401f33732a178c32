"""Relations whose two ends stand far apart in one sentence, or whose one end stands unsaid."""

from __future__ import annotations

import pytest

from tests.graph.told import told


@pytest.mark.parametrize(
    "text",
    [
        "The Vik Pact was signed by the leaders of ten states, among them Ada Holm and Jon Ek.",
        "Ten politicians signed the Vik Pact, including Ada Holm and Jon Ek.",
        "The Vik Pact, drafted by the Sea Board, which met in Oslo and Bergen, Norway, with the "
        "help of Chile and Peru, was signed by Ada Holm and, after a long pause, by Jon Ek.",
    ],
)
def test_who_signs_far_from_the_act_signs_it(text: str) -> None:
    """A noun for a group stands for those named of it; commas part off what the verb is not of."""
    assert {fact.subject for fact in told(text, "signed")} == {"Ada Holm", "Jon Ek"}


def test_members_of_another_kind_are_not_of_a_group() -> None:
    """Countries are no politicians."""
    text = "Ten politicians signed the Vik Pact in several towns, including Chile."
    assert not [fact for fact in told(text, "signed") if fact.subject == "Chile"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("After joining the Green Party in 1990, Ada Holm left Oslo.", {"Ada Holm"}),
        ("Ada Holm taught in Oslo before joining the Green Party.", {"Ada Holm"}),
        ("After joining the Green Party, her son met Ada Holm.", set()),
        ("Ada Holm taught in Oslo without joining the Green Party.", set()),
    ],
)
def test_a_participle_has_the_subject_of_the_clause_around_it(text: str, joined: set[str]) -> None:
    """Who did what opens or ends a sentence is said beside its main verb."""
    assert {fact.subject for fact in told(text, "memberOf")} == joined


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        (
            "Викский договор подписали представители десяти государств, в том числе Чили и Перу.",
            {"Чили", "Перу"},
        ),
        ("Подписав Викский договор, Иван Белов уехал в Осло.", {"Иван Белов"}),
    ],
)
def test_cases_tell_who_is_of_a_group_or_shares_a_converb(text: str, signed: set[str]) -> None:
    """The noun for a group shows the case; a converb is said of the subject behind it."""
    assert {fact.subject for fact in told(text, "signed", language="ru")} == signed


def test_a_participle_right_behind_a_name_is_of_that_name() -> None:
    """What was submitted is the code, and not the body that rejected it."""
    text = "In 1990 the Senate, chaired by Jon Ek, rejected the Harbour Code submitted by Ada Holm."
    proposed = {(fact.subject, str(fact.object)) for fact in told(text, "proposed")}
    assert proposed == {("Ada Holm", "Harbour Code")}


def test_whose_something_is_stands_in_no_list() -> None:
    """A name that owns what follows is no second member of a list behind a comma."""
    text = "The Sea Board, the League's permanent body, is headed by Ada Holm."
    assert [str(fact.object) for fact in told(text, "heads")] == ["Sea Board"]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Code, drafted by the Sea Board, replaced the Port Act.",
        "Портовый кодекс, разработанный комиссией Ивана Белова, одобрил Закон о портах.",
    ],
)
def test_who_did_what_commas_part_off_did_not_what_follows(text: str) -> None:
    """An end in a clause about a noun is not joined to one behind that clause."""
    language = "ru" if "кодекс" in text else "en"
    for relation in ("adopted", "repealed", "supported"):
        acting = {fact.subject for fact in told(text, relation, language=language)}
        assert not acting & {"Sea Board", "комиссия"}


def test_a_participle_is_said_of_a_noun_in_its_case() -> None:
    """The law was approved, and not he under whom it was drafted."""
    text = "Закон о портах, написанный под руководством Ивана Белова и одобренный Сенатом, принят."
    assert "Иван Белов" not in {str(fact.object) for fact in told(text, "supported", language="ru")}


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        (
            "The Treaty of Vik, signed on 3 March 1978 by Ada Holm, was rejected by Chile.",
            {"Ada Holm"},
        ),
        ("It was signed by members of both parliaments under the auspices of Chile.", set()),
    ],
)
def test_who_signs_is_named_by_no_other_preposition(text: str, signed: set[str]) -> None:
    """What the words of an act say of its signing goes on to who signed, and no further."""
    assert {fact.subject for fact in told(text, "signed")} == signed


def test_a_verb_behind_commas_has_the_subject_before_them() -> None:
    """The act was condemned, and not the head of the body that it founded."""
    text = (
        "The Vik Act, amended in 1995 by the Port Act, established the Sea Board, of which "
        "Ada Holm became president, and was condemned by the Green Party."
    )
    assert {str(fact.object) for fact in told(text, "criticised")} == {"Vik Act"}


@pytest.mark.parametrize(
    ("text", "trained"),
    [
        ("Ada Holm was a judge. A pupil of Ruth Ek, she studied at Vik University.", "Ada Holm"),
        ("Oslo was quiet. When Ruth Ek came, she studied at Vik University.", "Ruth Ek"),
    ],
)
def test_who_a_phrase_before_a_pronoun_names_is_not_meant_by_it(text: str, trained: str) -> None:
    """A phrase that opens a sentence says how somebody else is to her; a clause may be of her."""
    assert {fact.subject for fact in told(text, "educatedAt")} == {trained}
