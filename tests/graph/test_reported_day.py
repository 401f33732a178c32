from __future__ import annotations

import pytest

from graph.extraction.extract import extract
from graph.facts import Fact, Literal
from graph.reading.document import Document
from graph.reading.files import document_of

DAY = "2012-05-05"


def dated(document: Document) -> list[Fact]:
    """Return the facts that date a thing of a text."""
    return [f for f in extract(document).facts if f.property == "date"]


@pytest.mark.parametrize(
    "text",
    [
        "RIGA, 5 May 2012 – It rained. The ministers signed the Treaty of Vik on ports.",
        "РИГА, 5 мая 2012 года – Министры рады. Они подписали Рижское соглашение о портах.",
        "РИГА, 2012 жылғы 5 мамыр. Министрлер порттар туралы Рига келісіміне қол қойды.",
    ],
)
def test_what_a_report_tells_of_is_of_its_day(text: str) -> None:
    """What was signed has the day of the dateline, which is the evidence of it."""
    document = document_of(text, "made.txt")
    facts = dated(document)
    assert {f.object.value for f in facts if isinstance(f.object, Literal)} == {DAY}
    assert len(facts) == 2
    assert all("2012" in document.text[f.evidence.start : f.evidence.end] for f in facts)


@pytest.mark.parametrize(
    "text",
    [
        "RIGA, 5 May 2012 – It rained. They had signed the Treaty of Vik on ports earlier.",
        "RIGA, 5 May 2012 – They met. A pact of 1999 is old. They signed the Treaty of Vik.",
        "On 5 May 2012 it rained. The ministers signed the Treaty of Vik on ports.",
        "РИГА, 5 мая 2012 года – Они рады. Министры ранее подписали Рижское соглашение о портах.",
        "РИГА, 2012 жылғы 5 мамыр. Министрлер бұрын Рига келісіміне қол қойған еді.",
    ],
)
def test_what_was_before_the_report_has_no_day(text: str) -> None:
    """Nothing is of the day of a dateline that a text tells as earlier, or behind another date."""
    found = extract(document_of(text, "made.txt"))
    treaties = {t.key for t in found.things if t.cls.endswith("Treaty")}
    assert treaties
    assert not any(f.property == "date" and f.subject in treaties for f in found.facts)


@pytest.mark.parametrize(
    "text",
    [
        "Meeting of the Riga Senate\n5 May 2012\n\nThe meeting was opened by Ada Holm.",
        "Заседание Сената Латвии\n5 мая 2012 года\n\nЗаседание открыла Ада Холм.",
        "Сенаттың жалпы отырысы\n\nРига, 2012 жылғы 5 мамыр\n\nОтырысты Ян Новак ашты.",
    ],
)
def test_a_line_below_a_heading_dates_the_gathering_in_it(text: str) -> None:
    """Minutes open with what was held and, below it, when."""
    found = extract(document_of(text, "made.txt"))
    gathering = next(t.key for t in found.things if t.cls in ("Meeting", "Session"))
    dates = [f.object for f in found.facts if f.property == "date" and f.subject == gathering]
    assert [d.value for d in dates if isinstance(d, Literal)] == [DAY]


def test_a_date_with_more_beside_it_is_no_day_of_a_heading() -> None:
    """A heading that tells of something else on a day dates no gathering above it."""
    text = "Meeting of the Riga Senate\nThe harbour strike of 5 May 2012 and its end\n\nIt rained."
    found = extract(document_of(text, "made.txt"))
    gathering = next(t.key for t in found.things if t.cls == "Meeting")
    assert not [f for f in found.facts if f.property == "date" and f.subject == gathering]
