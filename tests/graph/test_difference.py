"""What differs between two releases, in words and as what turns one into the other."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import patch
from graph.build import build
from graph.difference import difference, lines
from graph.patch import differing, write_rdf_patch, write_update
from graph.release import Release

LINES = st.sets(
    st.binary(min_size=1, max_size=3).filter(lambda b: b"\n" not in b).map(lambda b: b + b" .")
)
"""Lines that end as those of N-Quads do, so that none begins another."""
FORUM = "Anna Berg, President of Norway, opened the Baltic Forum in Oslo in %s.\n"
LAW = "The Law on Languages of Estonia was adopted on 21 February 1995.\n"


@dataclass(frozen=True)
class Three:
    """Three releases: a forum and a law, another year for the forum, and the law alone."""

    first: Release
    second: Release
    third: Release


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Three:
    """Build them."""
    folder = tmp_path_factory.mktemp("three")
    law, forum = folder / "law.txt", folder / "forum.txt"
    law.write_text(LAW)

    def made(*files: Path) -> Release:
        return build(files, folder / "data", processes=1)

    forum.write_text(FORUM % "1997")
    first = made(law, forum)
    forum.write_text(FORUM % "1998")
    return Three(first, made(law, forum), made(law))


def n_quads(release: Release) -> Path:
    """Return the sorted N-Quads of a release."""
    return release.dumps / "kelisim.nq"


@given(old=LINES, new=LINES)
def test_only_what_differs(
    tmp_path_factory: pytest.TempPathFactory, old: set[bytes], new: set[bytes]
) -> None:
    """Of any two sorted files, exactly the lines that one of them lacks are given, in order."""
    folder = tmp_path_factory.mktemp("lines")
    for name, content in (("old", old), ("new", new)):
        (folder / name).write_bytes(b"".join(line + b"\n" for line in sorted(content)))
    found = list(differing(folder / "old", folder / "new"))
    assert {line for added, line in found if added} == {line + b"\n" for line in new - old}
    assert {line for added, line in found if not added} == {line + b"\n" for line in old - new}
    assert [line for _, line in found] == sorted(line for _, line in found)


@pytest.mark.parametrize(("a", "b"), [("first", "second"), ("second", "third"), ("third", "first")])
def test_the_patch_gives_the_other_exactly(three: Three, a: str, b: str) -> None:
    """The patch, applied line by line to one graph, gives the bytes of the other."""
    old, new, out = n_quads(getattr(three, a)), n_quads(getattr(three, b)), io.BytesIO()
    write_rdf_patch(old, new, ("urn:x:a", "urn:x:b"), out)
    head, *changes, end = out.getvalue().splitlines(keepends=True)
    assert head.startswith(b"H id ")
    assert end == b"TC .\n"
    graph = set(old.read_bytes().splitlines(keepends=True))
    for change in changes:
        if change.startswith(b"A "):
            assert change[2:] not in graph
            graph.add(change[2:])
        elif change.startswith(b"D "):
            graph.remove(change[2:])
    assert b"".join(sorted(graph)) == new.read_bytes()


@pytest.mark.parametrize(("a", "b"), [("first", "second"), ("second", "third"), ("third", "first")])
def test_the_update_gives_the_other_exactly(
    three: Three, a: str, b: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The update, run on a store with one graph, gives the other."""
    monkeypatch.setattr(patch, "AT_ONCE", 7)
    old, new, out = n_quads(getattr(three, a)), n_quads(getattr(three, b)), io.BytesIO()
    write_update(old, new, out)
    stores = []
    for path in (old, new):
        stores.append(ox.Store())
        stores[-1].load(path=path, format=ox.RdfFormat.N_QUADS)
    stores[0].update(out.getvalue().decode())
    assert set(stores[0]) == set(stores[1])


def test_nothing_differs_from_itself(three: Three) -> None:
    """A release has no difference with itself, in no form."""
    out = io.BytesIO()
    write_update(n_quads(three.first), n_quads(three.first), out)
    assert out.getvalue() == b""
    assert difference(three.first, three.first).changes == ()


def test_what_went_is_told_with_its_words(three: Three) -> None:
    """What the dropped text said is gone, each fact with its quote, file and line."""
    found = difference(three.second, three.third)
    assert {change.kind for change in found.changes} == {"gone"}
    quotes = {quote for change in found.changes for quote in change.fact.quotes}
    assert {file for file, _, _ in quotes} == {"forum.txt"}
    assert {line for _, line, _ in quotes} == {1}
    assert any(words == "Anna Berg" for _, _, words in quotes)
    back = difference(three.third, three.second)
    assert {change.kind for change in back.changes} == {"added"}


def test_another_value_is_a_change(three: Three) -> None:
    """Where the text has another year, things that stay have a fact that changed."""
    text = "\n".join(lines(difference(three.first, three.second)))
    assert "Baltic Forum" in text
    assert "1998" in text
    assert "Law on Languages" not in text


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "0 new"), ("ru", "Исчезло"), ("kk", "Жойылды")],
)
def test_in_three_languages(three: Three, language: str, words: str) -> None:
    """The difference is told in the language that is asked for."""
    found = "\n".join(lines(difference(three.second, three.third, language), language))
    assert words in found
    assert "forum.txt:1: “" in found
