from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endpoint.failure import Failure
from endpoint.tokens import decode_codepoints, place, tokens


def kinds(text: str) -> list[tuple[str, str]]:
    """Return kind and text of each token."""
    return [(token.kind, token.text) for token in tokens(text)]


def test_every_kind_of_token() -> None:
    """IRIs, variables, names, words, strings, tags, labels, numbers and signs are told apart."""
    assert kinds("SELECT ?x { <a#b> ex:p 'it\\'s'@en-GB, _:b.1 . 1.5e3 } # end") == [
        ("word", "SELECT"),
        ("variable", "?x"),
        ("sign", "{"),
        ("iri", "<a#b>"),
        ("name", "ex:p"),
        ("string", "'it\\'s'"),
        ("language", "@en-GB"),
        ("sign", ","),
        ("blank", "_:b.1"),
        ("sign", "."),
        ("number", "1.5e3"),
        ("sign", "}"),
    ]


@pytest.mark.parametrize(
    "text", ["'abc", '"abc\n"', "''''x", "(?a<'>')", "?a <<b'>", "?a <<(')>", "<<<"]
)
def test_what_can_be_read_in_two_ways_is_refused(text: str) -> None:
    """A token that the engine may end elsewhere is refused, with its place."""
    with pytest.raises(Failure) as caught:
        tokens("ASK\n" + text)
    assert caught.value.line == 2


def test_codepoints_are_decoded_once() -> None:
    """Escapes become characters; what is no character stays as it is."""
    assert decode_codepoints("\\u0041\\U0001F600\\uD800\\U00110000") == "A😀\\uD800\\U00110000"


@given(st.text(alphabet="ab\n", max_size=50), st.integers(0, 50))
def test_places_count_from_one(text: str, offset: int) -> None:
    """Line and column lead back to the offset."""
    offset = min(offset, len(text))
    line, column = place(text, offset)
    assert sum(len(part) + 1 for part in text.split("\n")[: line - 1]) + column - 1 == offset
