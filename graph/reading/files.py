"""From files to documents: UTF-8 text files, singly or by the folder, each text once."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from graph.reading.document import Document, line_number
from graph.reading.language import document_languages
from ontology.errors import InputError

LARGEST = 20_000_000
"""The size in bytes of the largest file that is read."""
PATTERN = "*.txt"
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
"""Bytes that no text has: what is left of C0 without tab, line ends, form feed."""
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f"
LIKELY_ENCODINGS = ("windows-1251", "koi8-r", "windows-1252")


@dataclass(frozen=True)
class Reading:
    """The documents, sorted by id, and what a person should know about the files."""

    documents: tuple[Document, ...]
    notices: tuple[str, ...] = ()


def read_documents(paths: Sequence[Path]) -> Reading:
    """Read files and folders (their ``*.txt``, at any depth) as documents.

    A text that stands in several files becomes one document, with a notice. Raises InputError,
    naming file and place, for what is missing, empty, too large, not text or not UTF-8.
    """
    found: dict[str, Document] = {}
    places: dict[str, Path] = {}
    notices: list[str] = []
    for path in _files(paths):
        document = document_of(_text(path), path.name)
        if found.setdefault(document.id, document) is document:
            places[document.id] = path
        else:
            notices.append(f"{path}: the same text as {places[document.id]}; read once")
    return Reading(tuple(found[key] for key in sorted(found)), tuple(notices))


def document_of(text: str, source: str) -> Document:
    """Return the document of a text; ``source`` is the name of its file."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(digest[:16], text, document_languages(text), digest, source)


def _files(paths: Sequence[Path]) -> list[Path]:
    if not paths:
        raise InputError("no input", "name at least one text file or folder")
    unique: dict[Path, Path] = {}
    for path in paths:
        for file in _files_of(Path(path)):
            unique.setdefault(file.resolve(), file)
    return list(unique.values())


def _files_of(path: Path) -> Iterable[Path]:
    try:
        if path.is_dir():
            files = sorted(_inside(path))
            if not files:
                raise InputError(str(path), f"no {PATTERN} file in this folder")
            return files
        path.stat()
    except FileNotFoundError:
        raise InputError(str(path), "no such file or folder") from None
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror}") from None
    return [path]


def _inside(folder: Path) -> Iterator[Path]:
    """Give the files of a folder at any depth; links to folders are not followed.

    InputError for a folder that may not be read and for a link that leads nowhere: what cannot be
    read is never passed over.
    """

    def refuse(error: OSError) -> None:
        raise InputError(str(error.filename), f"cannot be read: {error.strerror}") from None

    for place, _, names in os.walk(folder, onerror=refuse):
        for path in (Path(place, name) for name in names if fnmatch(name, PATTERN)):
            if not path.exists():
                raise InputError(str(path), "a link that leads nowhere")
            if path.is_file():
                yield path


def _text(path: Path) -> str:
    content = _content(path)
    control = CONTROL.search(content)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(str(path), f"UTF-16, not UTF-8; {_conversion('UTF-16', path)}")
    if control:
        raise InputError(
            f"{path}, line {_line(content, control.start())}",
            f"not a text file: byte 0x{control[0][0]:02X} at byte offset {control.start()}",
        )
    text = _decoded(path, content)
    if not text.strip().strip(INVISIBLE):
        raise InputError(str(path), "the file has no text")
    return text


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise InputError(str(path), "not a file or folder that can be read")
        size = path.stat().st_size
        if size > LARGEST:
            raise InputError(
                str(path),
                f"{size / 1e6:.1f} MB, and the limit is {LARGEST / 1e6:.0f} MB; split the file "
                "into one text a file",
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror}") from None


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}, line {_line(content, error.start)}",
            f"not UTF-8: byte 0x{content[error.start]:02X} at byte offset {error.start}"
            f"{_guess(path, content)}",
        ) from None


def _line(content: bytes, offset: int) -> int:
    return line_number(content[:offset].decode("latin-1"), offset)


def _guess(path: Path, content: bytes) -> str:
    """Name the encoding in which the text has the most words that a language pack knows."""
    sample = content[:100_000]
    ranked = sorted(LIKELY_ENCODINGS, key=lambda name: -_likelihood(sample, name))
    if not _likelihood(sample, ranked[0]):
        return "; convert it to UTF-8"
    return f"; it looks like {ranked[0].capitalize()}; {_conversion(ranked[0].upper(), path)}"


def _likelihood(sample: bytes, encoding: str) -> int:
    from graph.reading.language import WORD, profiles

    words = [m[0].lower() for m in WORD.finditer(sample.decode(encoding, "replace"))]
    return sum(word in profile.function_words for word in words for profile in profiles())


def _conversion(encoding: str, path: Path) -> str:
    return f"convert it with: iconv -f {encoding} -t UTF-8 {path.name} > utf-8-{path.name}"
