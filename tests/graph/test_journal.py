"""The journal of curation."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.journal import NAME, Entry, append, read_journal
from ontology.errors import InputError


def entry(number: int, update: str = "CLEAR ALL") -> Entry:
    """Return an entry."""
    return Entry(number, "anna", "2026-01-02T03:04:05Z", update, "http://e/", ("http://e/a",))


def test_what_is_appended_is_read(tmp_path: Path) -> None:
    """Entries come back as they were, in their order; an absent journal is empty."""
    assert read_journal(tmp_path) == ()
    entries = tuple(entry(number, f"# Қала\n{number}\u2028") for number in (1, 2, 3))
    for one in entries:
        append(tmp_path, one)
    assert read_journal(tmp_path) == entries


@given(cut=st.integers(1, 400))
def test_a_torn_last_line_is_left_out(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    """Whatever a crash left of the last line, what was before it holds and the next one follows."""
    data = tmp_path_factory.mktemp("data")
    append(data, entry(1))
    whole = (data / NAME).stat().st_size
    append(data, entry(2))
    size = (data / NAME).stat().st_size
    with (data / NAME).open("r+b") as file:
        file.truncate(max(whole, size - cut))
    assert read_journal(data) == (entry(1),)
    append(data, entry(2, "DROP ALL"))
    assert read_journal(data) == (entry(1), entry(2, "DROP ALL"))


@pytest.mark.parametrize("line", ["{", "{}", "[]", '{"number": 7, "known": []}', ""])
def test_damage_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    """A journal that is damaged in its midst is not guessed at."""
    append(tmp_path, entry(1))
    with (tmp_path / NAME).open("a") as file:
        file.write(line + "\n")
    with pytest.raises(InputError, match=f"{NAME}:2"):
        read_journal(tmp_path)


def test_an_entry_in_the_wrong_place(tmp_path: Path) -> None:
    """A journal from which a line was taken is told."""
    append(tmp_path, entry(2))
    with pytest.raises(InputError, match="wrong place"):
        read_journal(tmp_path)
