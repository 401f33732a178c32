from __future__ import annotations

import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.languages.pack import languages, pack
from graph.languages.script import fold_confusables
from graph.reading.files import document_of
from graph.reading.folding import CITATION
from graph.reading.lines import is_blank
from graph.reading.quotation_marks import quotations
from graph.reading.segmentation import paragraphs, sentences
from graph.reading.sentences import sentence_spans

NOISE = "abZ АбҚ\n\r\x0c\t.!?…«»“”„\"'‘’–—-\u00ad\ufeff\u200b1 20[],;:IVX()•\u2028"
TEXTS = st.one_of(st.text(), st.text(alphabet=NOISE), st.text(alphabet=NOISE, min_size=60))


def shown(text: str) -> list[str]:
    """Return the paragraphs as their views show them."""
    return [paragraph.view.text for paragraph in paragraphs(document_of(text, "a.txt"))]


def split(text: str) -> list[str]:
    """Return the sentences as their views show them."""
    return [sentence.text for sentence in sentences(document_of(text, "a.txt"))]


@settings(max_examples=150)
@given(TEXTS)
def test_view_shows_the_text(text: str) -> None:
    """Every code point of a view is the text's own, or a folded space, dash or look-alike."""
    for paragraph in paragraphs(document_of(text, "a.txt")):
        offsets = paragraph.view.offsets
        assert all(a < b for a, b in pairwise(offsets))
        for char, offset in zip(paragraph.view.text, offsets, strict=True):
            own = text[offset]
            alike = {fold_confusables(f"{beside}{own}")[-1] for beside in "щq"}
            folded = (char == " " and own.isspace()) or (char == "-" and own in "–—‑")
            assert char == own or folded or char in alike


def test_look_alikes_are_shown_in_the_script_of_their_word() -> None:
    """A Latin letter in a Cyrillic word is shown as the Cyrillic one; other words stay."""
    assert shown("Үкiмет басшысы iPhone алды.") == ["Үкімет басшысы iPhone алды."]


@settings(max_examples=150)
@given(TEXTS)
def test_paragraphs_show_all_letters(text: str) -> None:
    """No letter of a text is left out of its paragraphs, but for those of citations."""
    covered = {o for p in paragraphs(document_of(text, "a.txt")) for o in p.view.offsets}
    cited = {o for m in CITATION.finditer(text) for o in range(m.start(), m.end())}
    letters = {o for o, char in enumerate(text) if char.isalpha() and not is_blank(char)}
    assert letters <= covered | cited


@settings(max_examples=150)
@given(TEXTS)
def test_sentences_are_in_order_and_disjoint(text: str) -> None:
    """Sentences follow one another without overlap, and each has its evidence in the text."""
    last = 0
    for index, sentence in enumerate(sentences(document_of(text, "a.txt"))):
        evidence = sentence.evidence()
        assert sentence.index == index
        assert last <= evidence.start < evidence.end
        assert sentence.text == sentence.paragraph.view.text[sentence.start :][: len(sentence.text)]
        assert evidence.quote == text[evidence.start : evidence.end]
        last = evidence.end


@settings(max_examples=100)
@given(TEXTS)
def test_quotations_lie_within_their_paragraph(text: str) -> None:
    """A quotation is a non-empty span of its paragraph that begins and ends with no space."""
    for paragraph in paragraphs(document_of(text, "a.txt")):
        for start, end in paragraph.quotations:
            assert 0 <= start < end <= len(paragraph.view.text)
            quoted = paragraph.view.text[start:end]
            assert quoted == quoted.strip()


@pytest.mark.parametrize("language", languages())
def test_examples_of_abbreviations(language: str) -> None:
    """The examples beside the abbreviations of each language are split as they say."""
    for example in pack(language).table("abbreviations")["examples"]:
        text = example["text"]
        found = [text[start:end] for start, end in sentence_spans(text, language)]
        assert found == example["sentences"]


WRAPPED = """The assembly of the northern regions met in the old town hall of the
capital on the first Monday of May and heard the report of its chair on the
work of the year. It then elected three members of the standing committee,
two of them for the first time since the committee was founded by the old
assembly. Nobody voted against them.
A new paragraph begins after the short line, and it too is wrapped by hand
at the same width as all the others.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", " \n\n"])
def test_hard_wraps_are_joined(end: str) -> None:
    """Wrapped lines are one paragraph, also where an empty line stands after each."""
    found = shown(WRAPPED.replace("\n", end))
    assert [text.split()[0] for text in found] == ["The", "A"]
    assert found[0].endswith("Nobody voted against them.")
    assert "  " not in found[0]


def test_long_lines_are_paragraphs() -> None:
    """Where paragraphs stand on one line each, none are joined."""
    line = "The council of the union met in Lima and adopted the charter of its court. " * 4
    assert len(shown(f"{line}\n{line}\n\n{line}")) == 3


def test_hyphenation_is_undone_and_compounds_stay() -> None:
    """A word broken at a line's end is whole again; a compound keeps its hyphen."""
    text = (
        "The federal parlia-\nment heard the socio-\neconomic plan. A socio-economic plan passed."
    )
    assert shown(text) == [
        "The federal parliament heard the socio-economic plan. A socio-economic plan passed."
    ]
    assert shown("The gov\u00ad\nernment of the re\u00adpublic met.") == [
        "The government of the republic met."
    ]


def test_spaced_dash_in_a_compound_is_a_hyphen() -> None:
    """«Премьер – министр» is one word; a dash between clauses stays a dash."""
    text = "Вице – премьер заявил, что Рига – столица. Ему 60 – летний юбилей отметили."
    assert shown(text) == [
        "Вице-премьер заявил, что Рига – столица. Ему 60-летний юбилей отметили."
    ]


def test_page_numbers_and_citations_are_not_shown() -> None:
    """A page number alone on its line and a citation in brackets are left out of the view."""
    text = "The court sat in May [2, 68–69]. It ruled for the\n\n31\n\nplaintiff [1; 4]."
    assert shown(text) == ["The court sat in May. It ruled for the plaintiff."]


def test_paragraph_has_one_language() -> None:
    """Lines of two languages are never joined."""
    text = "The council met in Riga in the spring and\nСейм принял этот закон в мае\n"
    assert [p.language for p in paragraphs(document_of(text, "a"))] == ["en", "ru"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The Court of the Nile\n\nIt was founded in 1990 by six states.\n", "heading prose"),
        ("They are:\n\n1. The court.\n\n2. The council.\n", "prose item item"),
        (
            "J. Berg, PhD, Department of Law, University of Oslo\n\nThe court sat in Bergen.\n",
            "byline prose",
        ),
        ("7. Berg J. Courts of the North // Law Review. Oslo, 2011. – 218 p.\n", "reference"),
    ],
)
def test_roles_of_paragraphs(text: str, roles: str) -> None:
    """Headings, list items, bylines and references are told from running text."""
    assert [p.role for p in paragraphs(document_of(text, "a"))] == roles.split()


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Партия «Новый «Союз»» победила.", ["Новый «Союз»", "Союз"]),
        ("He said “we won” and 'we lost' too.", ["we won", "we lost"]),
        ("Sie sagte „wir gehen“ und ging.", ["wir gehen"]),
        ('The "Law on "Water" of 1990" is old.', ['Law on "Water" of 1990', "Water"]),
        ("The states' rights and the party's aims", []),
        ("She said: “we shall go on with the work.", ["we shall go on with the work."]),
        ("A “b c", []),
        ('Он сказал: «да, это так" и вышел.', ["да, это так"]),
        ("the “Centre for Social Research “Unity ”", ["Unity"]),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    """Marks of all styles are paired; one without a partner opens a quotation if it is long."""
    spans, _ = quotations(text)
    assert [text[start:end] for start, end in spans] == quoted


def test_quotation_over_two_paragraphs() -> None:
    """A quotation that one paragraph opens and the next closes is quoted in both."""
    text = "He said: “The court of the union must be open to all.\n\nIt must be fair”. He left."
    first, second = paragraphs(document_of(text, "a"))
    assert second.view.text[slice(*second.quotations[0])] == "It must be fair"
    assert first.quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Н.Ə. Оспанов келді. Ол сөйледі.", ["Н.Ə. Оспанов келді.", "Ол сөйледі."]),
        ("XIV. The Court. It sat.", ["XIV. The Court.", "It sat."]),
        ("It ended World War I. The court sat.", ["It ended World War I.", "The court sat."]),
        ("Это было в 1998 г. Он ушёл.", ["Это было в 1998 г.", "Он ушёл."]),
        ("В 1990 г. — Чили и др. — в союз вошли.", ["В 1990 г. — Чили и др. — в союз вошли."]),
        ("He left.The court sat.", ["He left.", "The court sat."]),
        ("See www.example.org. It is new.", ["See www.example.org.", "It is new."]),
        ("«Кетейік!» – деді ол. Бәрі кетті.", ["«Кетейік!» – деді ол.", "Бәрі кетті."]),
        ("The motto “Unity. Trust. Work” stays.", ["The motto “Unity. Trust. Work” stays."]),
        (
            "He said: “We shall build it. They shall see it.” She left.",
            ["He said: “We shall build it.", "They shall see it.”", "She left."],
        ),
    ],
)
def test_sentence_ends(text: str, expected: list[str]) -> None:
    """Initials, ordinals, addresses, mottos and speech tags do not end a sentence."""
    assert split(text) == expected


def test_language_data_is_complete() -> None:
    """Every language has an alphabet, function words, endings, compounds and roles."""
    for code in languages():
        table = pack(code).table("language")
        assert {"name", "morphology", "alphabet", "function_words", "endings"} <= table.keys()
        assert {"first", "last", "whole", "after_number"} == table["compounds"].keys()
        parts = {"byline", "byline_opening", "reference", "reference_heading"}
        assert parts == table["roles"].keys()


def test_packs_are_valid_toml() -> None:
    """The language folders hold nothing that cannot be read."""
    root = Path(__file__).parents[2] / "graph" / "languages"
    for path in sorted(root.glob("*/*.toml")):
        tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "A. " * 9_000, '«“"' * 5_000, "a – " * 9_000, "..." * 9_000 + "x"]
)
def test_no_text_takes_long(text: str) -> None:
    """Reading takes time in proportion to the text, whatever it repeats."""
    started = time.perf_counter()
    sentences(document_of(text, "a.txt"))
    assert time.perf_counter() - started < 5
