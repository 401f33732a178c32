"""Posts and who holds them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extraction.annotation import Annotation, Date, Post
from graph.extraction.extract import extract
from graph.extraction.names.names import find_names
from graph.extraction.posts.holding import Holding
from graph.extraction.posts.holdings import find_holdings
from graph.extraction.posts.posts import find_posts
from graph.languages.pack import languages, pack
from graph.reading.files import document_of
from graph.reading.sentence import Sentence
from tests.graph.test_names import WORDS, sentence

EXAMPLES = [(code, e) for code in languages() for e in pack(code).table("posts")["examples"]]


def read(own: Sentence, *dates: Annotation) -> tuple[list[Post], list[Holding]]:
    """Return the posts of a sentence and who holds them."""
    names = find_names([own])[0]
    posts = find_posts(own, names)
    found = [post.value for post in posts if isinstance(post.value, Post)]
    return found, list(find_holdings(own, names, posts, dates))


def dated(own: Sentence, words: str, edtf: str) -> Annotation:
    """Return the annotation of a date in a sentence."""
    start = own.text.index(words)
    return Annotation.of(own, start, start + len(words), "date", Date(edtf))


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_examples_beside_the_rules(language: str, example: dict[str, Any]) -> None:
    """Each example in the language data has the posts and holders that it says, and no others."""
    posts, holdings = read(sentence(example["text"], language))
    assert posts == [
        Post(p["title"], p["organisation"], p.get("status", "")) for p in example["posts"]
    ]
    assert [(h.person.text, title(h), h.organisation) for h in holdings] == [
        (h["person"], h["title"], h["organisation"]) for h in example["holdings"]
    ]


def title(holding: Holding) -> str:
    """Return the title of the post that is held."""
    assert isinstance(holding.post.value, Post)
    return holding.post.value.title


def test_a_date_before_a_semicolon_begins_nobody_elses_tenure() -> None:
    """Who is first named behind a semicolon holds no post from a date before it."""
    own = sentence("Jan Novak married in 1927; his daughter Ada Holm became governor of Vik.", "en")
    _, [holding] = read(own, dated(own, "1927", "1927"))
    assert (holding.person.text, holding.start) == ("Ada Holm", "")


def test_an_appointment_begins_a_tenure() -> None:
    """The date of an appointment is the start, and the end stays open."""
    own = sentence("On 3 May 2004 Marta Lind was appointed ambassador to Japan.", "en")
    _, [holding] = read(own, dated(own, "3 May 2004", "2004-05-03"))
    assert (holding.start, holding.end) == ("2004-05-03", "")


def test_an_interval_is_a_tenure() -> None:
    """An interval gives start and end."""
    own = sentence("Marta Lind served as ambassador to Japan from 2001 to 2007.", "en")
    _, [holding] = read(own, dated(own, "from 2001 to 2007", "2001/2007"))
    assert (holding.start, holding.end) == ("2001", "2007")


def test_a_date_is_of_the_post_that_is_told_of_anew() -> None:
    """A date behind a second post with a verb of its own is no time of the first one."""
    own = sentence(
        "Ada Holm is a former governor of Vik, and served as minister of trade from 2001 to 2007.",
        "en",
    )
    _, holdings = read(own, dated(own, "from 2001 to 2007", "2001/2007"))
    assert [holding.start for holding in holdings] == ["", "2001"]


def test_a_post_named_in_passing_has_no_date() -> None:
    """A date beside an apposition says nothing of the tenure."""
    own = sentence("In 1999 the President of Ghana Kofi Mensah spoke.", "en")
    _, [holding] = read(own, dated(own, "1999", "1999"))
    assert (holding.start, holding.end) == ("", "")


def test_a_chain_of_posts_has_one_holder() -> None:
    """Posts joined by commas behind a name belong to that person."""
    own = sentence("Elena Brandt, chairwoman of the Senate of Peru, professor, agreed.", "en")
    _, holdings = read(own)
    assert {h.person.text for h in holdings} == {"Elena Brandt"}
    assert [title(h) for h in holdings] == ["chairwoman", "professor"]


@given(st.lists(WORDS, min_size=1, max_size=14), st.sampled_from(sorted(languages())))
@settings(max_examples=60)
def test_holdings_join_what_was_found(words: list[str], language: str) -> None:
    """Whatever the words, a holding joins a post of the sentence with a person of it."""
    own = sentence(" ".join(words), language)
    names = find_names([own])[0]
    posts = find_posts(own, names)
    for holding in find_holdings(own, names, posts, ()):
        assert holding.post in posts
        assert holding.person in names


def test_a_post_alone_is_nobodys() -> None:
    """A post's noun alone is called without the ending for whose it is, unless that is told."""
    text = "Кеше министрі Асан Омаров келді. Перудің сол кездегі президенті Хуан Лопес сөйледі."
    found = extract(document_of(text, "example.txt")).things
    assert "министр" in {thing.name for thing in found if thing.cls == "Post"}
