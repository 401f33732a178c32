"""Ways in which a text can be damaged, each the same at every run."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Mapping

LOOK_ALIKE = str.maketrans(
    "aeopcxyAEOPCXTHKMBаеорсхуАЕОРСХТНКМВ", "аеорсхуАЕОРСХТНКМВaeopcxyAEOPCXTHKMB"
)
SWAPS = {"l": "1", "O": "0", "rn": "m", "и": "н", "ш": "щ", "i": "l", "с": "e", "м": "rn"}


def _words(text: str, seed: int = 7) -> str:
    words = text.split(" ")
    random.Random(seed).shuffle(words)
    return " ".join(words)


def _lines(text: str) -> str:
    lines = text.split("\n")
    random.Random(3).shuffle(lines)
    return "\n".join(lines)


def _ocr(text: str) -> str:
    """Swap letters, lose spaces and drop marks, one in twenty."""
    chance = random.Random(11)
    for wrong, read in SWAPS.items():
        text = "".join(
            read + part if at and chance.random() < 0.05 else (wrong if at else "") + part
            for at, part in enumerate(text.split(wrong))
        )
    return "".join(c for c in text if not (c in " .,;»”" and chance.random() < 0.05))


def _look_alikes(text: str) -> str:
    chance = random.Random(5)
    return "".join(c.translate(LOOK_ALIKE) if chance.random() < 0.2 else c for c in text)


def _wrapped(text: str, width: int = 40) -> str:
    """Break lines wherever forty letters are full, with an empty line behind some."""
    pieces = [text[at : at + width] for at in range(0, len(text), width)]
    return "\n".join(p + "\n" * (at % 5 == 0) for at, p in enumerate(pieces))


def _between(marks: str, every: int) -> Callable[[str], str]:
    def damaged(text: str) -> str:
        return "".join(
            c + (marks[at // every % len(marks)] if at % every == 0 else "")
            for at, c in enumerate(text)
        )

    return damaged


NOISE: Mapping[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "shuffled words": _words,
    "shuffled lines": _lines,
    "truncated": lambda text: text[: len(text) // 3],
    "beheaded": lambda text: text[len(text) // 3 :],
    "backwards": lambda text: text[::-1],
    "upper case": str.upper,
    "lower case": str.lower,
    "title case": str.title,
    "swapped case": str.swapcase,
    "scanned badly": _ocr,
    "look-alikes": _look_alikes,
    "without spaces": lambda text: text.replace(" ", ""),
    "spaced out": lambda text: " ".join(text),
    "wrapped": _wrapped,
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "bare carriage returns": lambda text: text.replace("\n", "\r"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "hard spaces": lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
    "emoji": _between("🎉👩‍👩‍👧🇰🇿", 9),
    "combining characters": _between("\u0301\u0308\u0327", 4),
    "right-to-left marks": _between("\u200f\u202e\u061c", 6),
    "soft hyphens": _between("\u00ad\u200b", 5),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "brackets": _between("()[]«»“”\"'", 13),
    "digits": _between("0123456789", 11),
    "full stops": _between(".…?!", 7),
    "form feeds": lambda text: text.replace("\n\n", "\f\x0b\u2028\u0085"),
    "one line": lambda text: text.replace("\n", " "),
}
