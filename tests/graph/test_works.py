"""Works: what a paper's list of references names, and where its text refers to it."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extraction.extract import extract
from graph.extraction.facts_json import as_json
from graph.extraction.sources.entries import Span, read_entry
from graph.facts import Extraction, Literal
from graph.languages.pack import languages, pack
from graph.reading.files import document_of
from graph.reading.segmentation import paragraphs

TABLES = [(code, pack(code).table("references")) for code in languages()]
EXAMPLES = [(code, example) for code, table in TABLES for example in table.get("examples", ())]
COUNTER_EXAMPLES = [e["text"] for _, table in TABLES for e in table.get("counter_examples", ())]
PAPER = """Rivers and law in the north

By Mary Okoro, University of Bergen

The law of rivers has a long history [1, 12–14]. Lakes were left out for many years (Berg 2001,
45). Moreau (1996) and others [2; 3, p. 7] told why. On the map of 2004 [9] it is not to be seen.

References

1. Moreau, J. (1996). Rivers of the north: A short history. Oxford: Clarendon House.
2. Ruiz T. A., Sand P. “Water and law in two valleys.” Journal of River Studies 12 (2004): 45–67.
3. Berg, A. (2001). Who owns the lake? Northern Law Review, 7(2), 101–119.
4. Constitution of Norway. – Oslo, 1998.

Appendix

The Government of Norway founded the Lake Board in 2004.
"""


def told(extraction: Extraction, property_: str) -> list[tuple[str, str]]:
    """Return the subjects and objects of a property, by name or value, in the order of facts."""
    names = {thing.key: thing.name for thing in extraction.things}
    return [
        (
            names[fact.subject],
            fact.object.value if isinstance(fact.object, Literal) else names[fact.object],
        )
        for fact in extraction.facts
        if fact.property == property_
    ]


@pytest.fixture(scope="module")
def paper() -> Extraction:
    """Return what is read in a paper with a list of references."""
    return extract(document_of(PAPER, "made.txt"))


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_examples_of_the_language_data_hold(language: str, example: dict[str, Any]) -> None:
    """An entry of each form gives its number, authors, title, place, publisher, host and year."""
    text = example["text"]
    entry = read_entry(text)

    def words(span: Span | None) -> str:
        return text[slice(*span)] if span else ""

    assert entry is not None
    assert {
        "authors": [words(span) for span in entry.authors],
        "number": entry.number,
        "title": words(entry.title),
        "host": words(entry.host),
        "place": entry.place,
        "publisher": words(entry.publisher),
        "date": entry.date,
        "pages": words(entry.pages),
    } == {
        **dict.fromkeys(("host", "place", "publisher", "date", "pages"), ""),
        "number": None,
        **{key: value for key, value in example.items() if key != "text"},
    }


@pytest.mark.parametrize("text", COUNTER_EXAMPLES)
def test_what_names_no_work_is_no_entry(text: str) -> None:
    """A heading, a sentence and "ibid." name no work."""
    assert read_entry(text) is None


@given(st.text("AbЯя .,:;()[]«»“”/–—12090&№", max_size=300))
def test_spans_of_an_entry_lie_in_its_text(text: str) -> None:
    """Whatever the text, what is read in it stands in it, in order."""
    entry = read_entry(text)
    for span in (entry.title, *entry.authors) if entry else ():
        assert 0 <= span[0] < span[1] <= len(text)


@pytest.mark.parametrize("part", ["A. ", "(", "1990 ", "“a ", "Ab Ab: ", " // ", "A, A, "])
def test_an_entry_is_read_in_no_time(part: str) -> None:
    """A long line of the same signs takes less than a second."""
    begin = time.monotonic()
    read_entry("1. Moreau J. Rivers and law. " + part * (1000 // len(part)))
    assert time.monotonic() - begin < 1


def test_a_paper_has_its_authors(paper: Extraction) -> None:
    """The byline tells who wrote the paper whose title stands before it."""
    assert ("Mary Okoro", "Rivers and law in the north") in told(paper, "authorOf")


def test_listed_works_have_what_their_entries_say(paper: Extraction) -> None:
    """Authors, year, place, publisher, journal and pages come from the entry."""
    title = "Rivers of the north: A short history"
    assert told(paper, "authorOf")[1:] == [
        ("Moreau, J.", title),
        ("Ruiz T. A.", "Water and law in two valleys"),
        ("Sand P.", "Water and law in two valleys"),
        ("Berg, A.", "Who owns the lake?"),
    ]
    assert told(paper, "publisher") == [(title, "Clarendon House")]
    assert told(paper, "publicationPlace") == [(title, "Oxford")]
    assert (title, "1996") in told(paper, "date")
    assert told(paper, "partOf") == [
        ("Water and law in two valleys", "Journal of River Studies"),
        ("Who owns the lake?", "Northern Law Review"),
    ]
    assert told(paper, "pages") == [
        ("Water and law in two valleys", "45–67"),
        ("Who owns the lake?", "101–119"),
    ]


def test_each_place_that_cites_a_work_is_a_quote(paper: Extraction) -> None:
    """Entry, number in brackets and name with year cite a work; a number of no entry does not."""
    quotes: dict[str, list[str]] = {}
    names = {thing.key: thing.name for thing in paper.things}
    for fact in paper.facts:
        if fact.property == "citesWork":
            assert names[fact.subject] == "Rivers and law in the north"
            quotes.setdefault(names[str(fact.object)], []).append(fact.evidence.quote)
    assert {title: found[1:] for title, found in quotes.items()} == {
        "Rivers of the north: A short history": ["[1, 12–14]", "Moreau (1996)"],
        "Water and law in two valleys": ["[2; 3, p. 7]"],
        "Who owns the lake?": ["Berg 2001,\n45", "[2; 3, p. 7]"],
    }
    assert all(found[0][0] in "123" for found in quotes.values())


def test_works_stand_in_the_facts_as_json(paper: Extraction) -> None:
    """The facts of a document list its works, with what is known of each."""
    works = {work["title"]: work for work in as_json(paper)["works"]}
    own, article = works["Rivers and law in the north"], works["Who owns the lake?"]
    assert (own["authors"], len(own["cites"])) == (["Mary Okoro"], 3)
    known = ("authors", "date", "place", "publisher", "part_of", "pages", "cites")
    assert [article[key] for key in known] == [
        ["Berg, A."], "2001", None, None, "Northern Law Review", "101–119", [],
    ]  # fmt: skip


def test_sources_are_no_actors(paper: Extraction) -> None:
    """A publisher, a journal and a year of publication are no bodies, acts and events."""
    kinds = {thing.name: thing.cls for thing in paper.things}
    assert not {"Clarendon House", "Northern Law", "Journal of River Studies"} & {
        name for name, cls in kinds.items() if cls != "PublishedWork"
    }
    assert "Constitution of Norway" not in {n for n, c in kinds.items() if c == "PublishedWork"}


def test_the_list_ends_where_the_text_goes_on() -> None:
    """What follows a list of references is read as before."""
    roles = [p.role for p in paragraphs(document_of(PAPER, "made.txt"))]
    assert roles[-6:] == ["reference"] * 4 + ["heading", "prose"]


@pytest.mark.parametrize(
    ("heading", "entry"),
    [
        ("Список литературы", "Орлов В.А. Реки и право. – М.: Речник, 2003. – 544 с."),
        ("Пайдаланылған әдебиеттер:", "Серіков М. Өзен құқығы // Су әлемі. – 2015. – Б. 12–19."),
    ],
)
def test_lists_are_known_by_their_heading(heading: str, entry: str) -> None:
    """An entry without a number is one under the heading of a list, in each language."""
    found = paragraphs(document_of(f"{heading}\n\n{entry}\n", "made.txt"))
    assert [p.role for p in found] == ["heading" if heading[-1] != ":" else "prose", "reference"]


def test_a_name_in_another_alphabet_is_the_same_author() -> None:
    """A text names an author in Latin letters whom its list has in Cyrillic."""
    text = (
        "Rivers and law\n\nOrlov (2003) told why, and (Belova 2003) did not.\n\nReferences\n\n"
        "1. Орлов В.А. Реки и право. – М.: Речник, 2003. – 544 с.\n"
    )
    found = extract(document_of(text, "made.txt"))
    quotes = [f.evidence.quote for f in found.facts if f.frame == "citation"]
    assert quotes == ["Orlov (2003)"]


def test_a_document_without_a_title_cites_nothing() -> None:
    """A list of references of a paper whose title is not there names works and no more."""
    text = "References\n\n1. Moreau, J. (1996). Rivers of the north. Oxford: Clarendon House.\n"
    found = extract(document_of(text, "made.txt"))
    assert told(found, "citesWork") == []
    assert ("Moreau, J.", "Rivers of the north") in told(found, "authorOf")
