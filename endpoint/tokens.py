"""The tokens of a SPARQL query, read so that the engine cannot read them otherwise.

The engine's grammar has no tokens of its own: whether ``<`` opens an IRI or compares depends on
what stands around it. A guard that is wrong about that can be shown a string where the engine sees
code, so a query that can be read in two ways is refused with a hint how to write it plainly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from endpoint.failure import Failure

_NAME = r"\w\u00b7\u200c\u200d\u203f\u2040"
_ESCAPE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"

_IRI_TEXT = r"<[^<>\"{}|^`\\\x00-\x20]*(?:\\[uU][0-9A-Fa-f]+[^<>\"{}|^`\\\x00-\x20]*)*>"
_STRING_TEXT = r"""'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
             |\"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
             |'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*\""""
_IRI = re.compile(_IRI_TEXT)
_KEPT = re.compile(rf"{_STRING_TEXT}|{_IRI_TEXT}|\#[^\r\n]*", re.VERBOSE | re.DOTALL)
_TOKEN = re.compile(
    rf"""
    (?P<space>[ \t\r\n]+)
  | (?P<comment>\#[^\r\n]*)
  | (?P<string>{_STRING_TEXT})
  | (?P<iri>{_IRI_TEXT})
  | (?P<variable>[?$][{_NAME}]+)
  | (?P<language>@[A-Za-z][A-Za-z0-9-]*)
  | (?P<blank>_:[{_NAME}](?:[{_NAME}.-]*[{_NAME}-])?)
  | (?P<name>(?:[^\W\d_](?:[{_NAME}.-]*[{_NAME}-])?)?:
             (?:(?:[{_NAME}:]|{_ESCAPE})(?:(?:[{_NAME}.:-]|{_ESCAPE})*(?:[{_NAME}:-]|{_ESCAPE}))?)?)
  | (?P<word>[^\W\d_]\w*)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<sign><<\(?|&&|\|\||\^\^|!=|<=|>=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPERANDS = {"iri", "variable", "language", "blank", "name", "number", "string"}
# Read as an IRI or as a comparison, these leave no string, comment or bracket open.
_HARMLESS = re.compile(r"<[^'()#]*>|<[A-Za-z][\w+.-]*://[^>]*>")
_BRACKETS = re.compile(r"['()#]")
_ABSOLUTE = re.compile(r"<[A-Za-z][\w+.-]*://[^'()#>]*>")
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True)
class Token:
    """A token: its kind (``iri``, ``string``, ``word``, ``sign`` …), its text and its offset."""

    kind: str
    text: str
    offset: int

    @property
    def word(self) -> str:
        """The keyword in capitals if this is a bare word, else the empty string."""
        return self.text.upper() if self.kind == "word" else ""


def place(query: str, offset: int) -> tuple[int, int]:
    """Return the line and the column, from 1, of a code point of the query."""
    return query.count("\n", 0, offset) + 1, offset - query.rfind("\n", 0, offset)


def decode_codepoints(text: str) -> str:
    r"""Return the text with ``\uXXXX`` and ``\UXXXXXXXX`` decoded (SPARQL 1.1, section 19.2)."""

    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else match[0]

    return _CODEPOINT.sub(character, text)


def decode_outside(query: str) -> str:
    r"""Return the query with what is outside strings, IRIs and comments decoded.

    An engine of SPARQL 1.1 would read it so; in a string, a decoded quote never ends it.
    """
    pieces, place = [], 0
    for match in _KEPT.finditer(query):
        pieces += [decode_codepoints(query[place : match.start()]), match[0]]
        place = match.end()
    return "".join([*pieces, decode_codepoints(query[place:])])


def tokens(query: str) -> list[Token]:
    """Return the tokens without space and comments; Failure 400 when they are not certain."""
    return list(each_token(query))


def each_token(query: str) -> Iterator[Token]:
    """Yield the tokens one by one, as ``tokens``."""
    offset, brackets = 0, [""]
    before: Token | None = None
    while offset < len(query):
        match = _TOKEN.match(query, offset)
        assert match is not None  # the last alternative takes any character
        token = _settle(query, match, before, brackets[-1])
        offset += len(token.text)
        if token.kind in {"space", "comment"}:
            continue
        _follow(brackets, token.text)
        yield token
        before = token


def _follow(brackets: list[str], text: str) -> None:
    """Keep the stack of open brackets; the guard and the engine judge whether they match."""
    if text in {"(", "{", "[", "<<("}:
        brackets.append(text[-1])
    elif text in {")", "}", "]"} and len(brackets) > 1:
        brackets.pop()


def _settle(query: str, match: re.Match[str], before: Token | None, bracket: str) -> Token:
    """Return the token of a match, where it can be none but this; Failure 400 otherwise."""
    kind = match.lastgroup or "sign"
    text, offset = match[0], match.start()
    after = query[match.end() : match.end() + 1]
    if kind == "sign" and text in {"'", '"'}:
        raise _unclear(query, offset, "this string has no end")
    if kind == "string" and after and after in "'\"":
        raise _unclear(query, offset, "two strings stand without anything between them")
    if text in {"<<", "<<("} and _hides(query, offset, text):
        raise _unclear(query, offset, f"put a space after “{text}”")
    if kind == "iri" and bracket == "(" and _ends_operand(before) and not _HARMLESS.fullmatch(text):
        raise _unclear(
            query, offset, "“<” could compare or open an IRI: put a space after it to compare"
        )
    return Token(kind, text, offset)


def _hides(query: str, offset: int, text: str) -> bool:
    """Return whether ``<<`` or ``<<(`` could be read as ``<`` and an IRI that swallows brackets."""
    iri = _IRI.match(query, offset + 1)
    if iri is not None:
        return bool(_BRACKETS.search(iri[0]))
    follows = _IRI.match(query, offset + 2)
    return text + query[offset + 2 : offset + 3] == "<<<" and not (
        follows and _ABSOLUTE.fullmatch(follows[0])
    )


def _ends_operand(token: Token | None) -> bool:
    """Return whether an expression could go on after the token with an operator."""
    if token is None:
        return False
    return (
        token.kind in _OPERANDS or token.text in {")", "]", "}"} or token.word in {"TRUE", "FALSE"}
    )


def _unclear(query: str, offset: int, problem: str) -> Failure:
    line, column = place(query, offset)
    return Failure(400, "syntax", problem[0].upper() + problem[1:] + ".", line=line, column=column)
