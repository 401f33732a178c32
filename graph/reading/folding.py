"""The view of a paragraph: spaces folded, hard wraps and hyphenation undone, citations left out.

A citation is the number of a source in brackets, or the raised number of a note.

Every code point of a view is the code point of the text at its offset, but for three folded forms:
white space is shown as one space, the dash of a hyphenated compound as a hyphen-minus, and a Latin
letter within a Cyrillic word as the Cyrillic one that looks like it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from graph.languages.pack import pack
from graph.languages.script import fold_confusables
from graph.reading.lines import INVISIBLE, Line
from graph.reading.views import View

HYPHENS = "-\u2010\u2011"
SOFT_HYPHEN = "\u00ad"
CITATION = re.compile(
    r"\s*\[\s*\d{1,3}(?:\s*[,;:]\s*(?:[pсбcPСБC]{1,2}\.?\s*)?\d{1,4}(?:\s*[-–—]\s*\d{1,4})?"
    r"(?:\s*[pсбcPСБC]\.)?)*(?:\s*[-–—]\s*\d{1,3})?\s*\]"
)
"""The number of a source in square brackets, with or without pages: [2, 68–69], [1; 4]."""
NOTE_SIGN = re.compile(r"(?<=[^\W\d_])[¹²³⁰⁴-⁹]+(?:[,⁻][¹²³⁰⁴-⁹]+)*")
"""The raised number of a note behind a word."""
MIXED = re.compile(r"(?<!\w)[^\W\d_]*(?:[а-яәіңғүұқөһ][a-zə]|[a-zə][а-яәіңғүұқөһ])[^\W\d_]*")
"""A word with a small Latin letter beside a Cyrillic one."""
SPACED_DASH = re.compile(r"(?<!\w)(\w+)(\s?[-–—‑]\s|\s[-–—‑]\s?|[–—‑])(\w+)")
WORD = re.compile(r"\w+(?:[-‐‑]\w+)*")
PLAIN = re.compile(r"{0}(?: {0})* ?".format(rf"[^\s{re.escape(''.join(INVISIBLE))}]+"))
"""Text that is shown as it is."""
LONGEST_WORD = 60
BROKEN = re.compile(r"(?<!\w)\w+[-‐]\s{0,9}[\n\r]\s{0,9}\w+")
DASHES = "-–—‑"


@dataclass(frozen=True)
class Wording:
    """The words of a document: they tell a hyphen at a line's end from a hyphenation."""

    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        """All words and compounds, in lower case, with hyphen-minus for every hyphen."""
        whole = BROKEN.sub(" ", self.text)
        return frozenset(m[0].lower().replace("‑", "-") for m in WORD.finditer(whole))


def fold(text: str, lines: Sequence[Line], wording: Wording) -> View:
    """Return the view of the paragraph that the lines make."""
    joined = _joined(text, lines, wording)
    cited = _without(_without(joined, CITATION), NOTE_SIGN)
    return _in_one_script(_with_compounds(cited, lines[0].language, wording))


def _in_one_script(view: View) -> View:
    """Show a Latin letter beside small Cyrillic ones as that which looks like it: «министрi»."""
    text = MIXED.sub(lambda word: fold_confusables(word[0]), view.text)
    return View(text, view.offsets) if len(text) == len(view.text) else view


def citations(text: str, view: View) -> tuple[int, ...]:
    """Return the view offsets before which a citation has been left out."""
    gaps = enumerate(pairwise(view.offsets), 1)
    return tuple(i for i, (end, start) in gaps if start - end > 3 and "[" in text[end + 1 : start])


def _joined(text: str, lines: Sequence[Line], wording: Wording) -> View:
    offsets: list[int] = []
    shown: list[str] = []
    for i, line in enumerate(lines):
        if i:
            _join(text, lines[i - 1], line, wording, shown, offsets)
        _append_line(text, line, shown, offsets)
    return View("".join(shown), tuple(offsets))


def _append_line(text: str, line: Line, shown: list[str], offsets: list[int]) -> None:
    if PLAIN.fullmatch(text, line.start, line.end):
        shown += text[line.start : line.end]
        offsets += range(line.start, line.end)
        return
    for at in range(line.start, line.end):
        char = text[at]
        if char in INVISIBLE or (char.isspace() and shown and shown[-1] == " "):
            continue
        shown.append(" " if char.isspace() else char)
        offsets.append(at)


def _join(
    text: str, before: Line, after: Line, wording: Wording, shown: list[str], offsets: list[int]
) -> None:
    if text[before.end : after.start].startswith(SOFT_HYPHEN):
        return
    left = re.search(r"(\w+)(.)$", before.text[-LONGEST_WORD:])
    right = re.match(r"\w+", after.text)
    if left and right and left[2] in HYPHENS + "–" and right[0][0].islower():
        if left[2] in HYPHENS and _is_hyphenation(left[1], right[0], wording):
            shown.pop()
            offsets.pop()
        return
    shown.append(" ")
    offsets.append(next(at for at in range(before.end, after.start) if text[at].isspace()))


def _is_hyphenation(left: str, right: str, wording: Wording) -> bool:
    """Tell the hyphen of a broken word from that of a compound, by the document's other words."""
    known = wording.words
    if f"{left}{right}".lower() in known:
        return True
    if f"{left}-{right}".lower() in known or left.isdigit():
        return False
    return not {left.lower(), right.lower()} <= known


def _without(view: View, pattern: re.Pattern[str]) -> View:
    """Leave out what the pattern matches, except where the view begins with it."""
    found = [match for match in pattern.finditer(view.text) if match.start()]
    keep = [True] * len(view.text) if found else []
    for match in found:
        keep[match.start() : match.end()] = [False] * len(match[0])
    return _kept(view, keep)


def _kept(view: View, keep: Sequence[bool]) -> View:
    if all(keep):
        return view
    places = [i for i, kept in enumerate(keep) if kept]
    return View("".join(view.text[i] for i in places), tuple(view.offsets[i] for i in places))


def _with_compounds(view: View, language: str, wording: Wording) -> View:
    """Show a spaced dash inside a compound as a hyphen: «Премьер – министр», «60 – тан»."""
    at = 0
    if not SPACED_DASH.search(view.text):
        return view
    keep, chars = [True] * len(view.text), list(view.text)
    while match := SPACED_DASH.search(view.text, at):
        at = match.start(3)
        if not _is_compound(match[1], match[2], match[3], language, wording):
            continue
        for i in range(match.start(2), match.end(2)):
            keep[i] = view.text[i] in DASHES
            chars[i] = "-"
    return _kept(View("".join(chars), view.offsets), keep)


def _is_compound(left: str, dash: str, right: str, language: str, wording: Wording) -> bool:
    first, last, whole, after_number = _compounds(language)
    left, right = left.lower(), right.lower()
    if left.isdigit():
        return right in after_number
    if not (left.isalpha() and right.isalpha()):
        return False
    together = f"{left}-{right}"
    if dash.strip() == dash and len(left) > 1 and len(right) > 1 and left[0].isalpha():
        return together in wording.words or left in first or right in last
    return (
        right in last
        or any(together.startswith(known) for known in whole)
        or left in first
        or (dash != dash.strip() and together in wording.words)
    )


@cache
def _compounds(
    language: str,
) -> tuple[frozenset[str], frozenset[str], tuple[str, ...], frozenset[str]]:
    table = pack(language).table("language").get("compounds", {})
    return (
        frozenset(table.get("first", ())),
        frozenset(table.get("last", ())),
        tuple(table.get("whole", ())),
        frozenset(table.get("after_number", ())),
    )
