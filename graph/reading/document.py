"""Documents and the evidence in them."""

from __future__ import annotations

from dataclasses import dataclass, field


def line_number(text: str, offset: int) -> int:
    """Return the line of an offset, counted from 1; a line ends with LF, CR LF or CR alone."""
    ends = text.count("\n", 0, offset) + text.count("\r", 0, offset)
    return ends - text.count("\r\n", 0, offset) + 1


@dataclass(frozen=True)
class Document:
    """One text, exactly as given; offsets count its Unicode code points from 0, half-open.

    ``id`` is the first 16 hexadecimal digits of ``sha256``, so the same text is the same document
    under any file name. ``languages`` are BCP 47 tags, the most frequent first.
    """

    id: str
    text: str = field(compare=False, repr=False)
    languages: tuple[str, ...] = field(compare=False)
    sha256: str = field(compare=False, repr=False)
    source: str = field(compare=False)
    """The name of the file that it came from, without its folder."""

    def line(self, offset: int) -> int:
        """Return the line, counted from 1, in which the code point at ``offset`` stands."""
        return line_number(self.text, offset)


@dataclass(frozen=True, order=True)
class Evidence:
    """The place in a document that states something: ``document.text[start:end]`` is the quote."""

    document: Document = field(compare=False)
    document_id: str
    start: int
    end: int

    @classmethod
    def at(cls, document: Document, start: int, end: int) -> Evidence:
        """Return the evidence at code points ``start`` to ``end``; ValueError outside the text."""
        if not 0 <= start < end <= len(document.text):
            raise ValueError(f"{document.source}: no text at {start}–{end}")
        return cls(document, document.id, start, end)

    @property
    def quote(self) -> str:
        """The words of the text, to the letter."""
        return self.document.text[self.start : self.end]
