from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from graph.reading import files
from graph.reading.files import document_of, read_documents
from ontology.errors import InputError


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_folder_is_read_at_any_depth_and_sorted_by_id(tmp_path: Path) -> None:
    """A folder gives the documents of all its text files, sorted by id."""
    write(tmp_path, "a.txt", "The council met.")
    write(tmp_path, "deep/er/b.txt", "The court sat.")
    write(tmp_path, "deep/c.md", "Not a text file.")
    documents = read_documents([tmp_path]).documents
    assert sorted(document.source for document in documents) == ["a.txt", "b.txt"]
    assert [document.id for document in documents] == sorted(d.id for d in documents)


def test_copies_are_read_once_with_a_notice(tmp_path: Path) -> None:
    """A text that stands in two files is one document, and the reader is told."""
    write(tmp_path, "a.txt", "The council met.")
    write(tmp_path, "b.txt", "The council met.")
    reading = read_documents([tmp_path])
    assert len(reading.documents) == 1
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    assert reading.notices == (f"{second}: the same text as {first}; read once",)


def test_file_named_twice_is_no_copy(tmp_path: Path) -> None:
    """The same path given twice, or once by its folder, is read once without a notice."""
    path = write(tmp_path, "a.txt", "The council met.")
    assert read_documents([path, tmp_path, path]).notices == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(tmp_path: Path, end: str) -> None:
    """Line ends and a byte order mark are kept; offsets count what is in the file, and lines."""
    text = f"\ufeffFirst line.{end}Second line.{end}"
    document = read_documents([write(tmp_path, "a.txt", text)]).documents[0]
    assert document.text == text
    assert [document.line(text.index(word)) for word in ("First", "Second")] == [1, 2]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "no text"),
        (b" \r\n\t\n", "no text"),
        ("\ufeff \n".encode(), "no text"),
        (b"PDF\n\x00\x01", "line 2: not a text file: byte 0x00 at byte offset 4"),
        ("Совет\nпринял и указ.".encode("cp1251"), "line 1: not UTF-8: byte 0xD1 at byte offset 0"),
        ("Совет принял и одобрил указ о выборах".encode("cp1251"), "iconv -f WINDOWS-1251"),
        ("Совет принял и одобрил указ о выборах".encode("koi8-r"), "iconv -f KOI8-R"),
        ("Text".encode("utf-16"), "UTF-16"),
        (b"abc\n\xff\xff", "line 2: not UTF-8"),
        (b"abc\rdef\r\xff\xff", "line 3: not UTF-8"),
        (b"abc\r\ndef\r\n\xff\xff", "line 3: not UTF-8"),
    ],
)
def test_unreadable_content_is_named_with_its_place(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    """What is not UTF-8 text is refused in one line that names file, place and way out."""
    path = write(tmp_path, "a.txt", content)
    with pytest.raises(InputError) as caught:
        read_documents([path])
    assert problem in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_path_and_empty_folder_are_refused(tmp_path: Path) -> None:
    """A path that leads nowhere and a folder without texts are errors, not empty results."""
    with pytest.raises(InputError, match="no such file or folder"):
        read_documents([tmp_path / "nothing.txt"])
    with pytest.raises(InputError, match=r"no \*\.txt file in this folder"):
        read_documents([tmp_path])
    with pytest.raises(InputError, match="name at least one"):
        read_documents([])


def test_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is refused by its size, with the limit and a way out."""
    monkeypatch.setattr(files, "LARGEST", 1_000_000)
    path = write(tmp_path, "a.txt", b"a" * 1_500_000)
    with pytest.raises(InputError, match=r"1\.5 MB, and the limit is 1 MB; split the file"):
        read_documents([path])


def test_file_without_permission_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that may not be read is an input error, not a traceback."""
    path = write(tmp_path, "a.txt", "The council met.")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="cannot be read: Permission denied"):
        read_documents([path])


@pytest.mark.parametrize("target", ["nothing.txt", "a.txt"])
def test_a_link_that_leads_nowhere_is_told(tmp_path: Path, target: str) -> None:
    """A text whose link is broken, or leads round, is not passed over."""
    write(tmp_path, "b.txt", "The council met.")
    (tmp_path / "a.txt").symlink_to(target)
    with pytest.raises(InputError, match=r"a\.txt: a link that leads nowhere"):
        read_documents([tmp_path])


def test_a_folder_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts in a closed folder are not passed over."""
    write(tmp_path, "a.txt", "The council met.")
    closed = write(tmp_path, "closed/b.txt", "The court sat.").parent
    scandir = os.scandir

    def refuse(path: str) -> Any:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(closed))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(InputError, match="closed: cannot be read: Permission denied"):
        read_documents([tmp_path])


def test_same_text_has_the_same_id_under_any_name() -> None:
    """A document's id is a function of its text alone."""
    assert document_of("The council met.", "a").id == document_of("The council met.", "b").id
