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
