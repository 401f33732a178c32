"""The operations of an update, read from its tokens (SPARQL 1.1 Update, § 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from endpoint.failure import Failure
from endpoint.guard import at
from endpoint.tokens import Token, decode_codepoints

MANAGE = frozenset({"CLEAR", "DROP", "CREATE"})
TRANSFER = frozenset({"COPY", "MOVE", "ADD"})


@dataclass(frozen=True)
class Operation:
    """One operation: its keyword, the graphs it may change, where USING clauses can be put.

    ``graphs`` are IRIs; '' stands for the default graph and '?' for any. ``dataset`` says that it
    names a dataset itself (USING or WITH). ``where`` is the offset of its WHERE clause, or None;
    ``shorthand`` the offset right after DELETE in ``DELETE WHERE``.
    """

    word: str
    graphs: frozenset[str]
    dataset: bool = False
    where: int | None = None
    shorthand: tuple[int, int] | None = None


class OperationReader:
    """Reads operations from tokens, in one pass.

    ``iris`` are all that the update names, ``data`` the offsets of the tokens of its data blocks:
    both are whole once the operations are read.
    """

    def __init__(self, update: str, read: Sequence[Token], base: str) -> None:
        """Take the update, its tokens, and the base of its relative IRIs."""
        self.update, self.tokens, self.base = update, read, base
        self.prefixes: dict[str, str] = {}
        self.place = 0
        self.iris: set[str] = set()
        self.data: set[int] = set()

    def operations(self) -> Iterator[Operation]:
        """Give the operations; there may be none."""
        self._prologue()
        while self._next is not None:
            yield self._operation()
            if self._next is not None:
                self._expect(";")
                self._prologue()

    @property
    def _next(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def _take(self) -> Token:
        token = self._next
        if token is None:
            line = self.update.count("\n") + 1
            raise Failure(400, "syntax", "The update ends too early.", line=line)
        self.place += 1
        return token

    def _expect(self, *texts: str) -> Token:
        token = self._take()
        if token.word not in texts and token.text not in texts:
            raise self._wrong(token, "expected " + " or ".join(texts))
        return token

    def _accept(self, *words: str) -> bool:
        if self._next is not None and self._next.word in words:
            self.place += 1
            return True
        return False

    def _wrong(self, token: Token, problem: str) -> Failure:
        return at(self.update, token, 400, "syntax", problem[0].upper() + problem[1:] + ".")

    def _prologue(self) -> None:
        while self._next is not None and self._next.word in {"PREFIX", "BASE", "VERSION"}:
            word = self._take().word
            if word == "PREFIX":
                name = self._take().text
                self.prefixes[name.removesuffix(":")] = self._resolved(self._take().text[1:-1])
            elif word == "BASE":
                self.base = self._resolved(self._take().text[1:-1])
            else:
                self._take()

    def _operation(self) -> Operation:
        token = self._take()
        word = token.word
        if word == "INSERT" and self._accept("DATA"):
            return Operation("INSERT DATA", self._block("data"))
        if word == "DELETE" and self._accept("DATA"):
            return Operation("DELETE DATA", self._block("data"))
        if word == "DELETE" and self._next is not None and self._next.word == "WHERE":
            return self._delete_where()
        if word in {"INSERT", "DELETE", "WITH"}:
            return self._modify(word)
        if word in MANAGE:
            return self._manage(word)
        if word in TRANSFER:
            return self._transfer(word)
        raise self._wrong(token, "expected an update: INSERT, DELETE, WITH, CLEAR or the like")

    def _delete_where(self) -> Operation:
        where = self._take()
        start = self.tokens[self.place].offset if self._next else where.offset
        graphs = self._block("template")
        end = self._after()
        return Operation("DELETE WHERE", graphs, False, where.offset, (start, end))

    def _after(self) -> int:
        last = self.tokens[self.place - 1]
        return last.offset + len(last.text)

    def _modify(self, word: str) -> Operation:
        default, dataset = "", word == "WITH"
        if dataset:
            default = self._iri()
            word = self._expect("DELETE", "INSERT").word
        graphs = self._block("template", default)
        if word == "DELETE" and self._accept("INSERT"):
            graphs |= self._block("template", default)
        where = self._next.offset if self._next else 0
        while self._accept("USING"):
            dataset = True
            self._accept("NAMED")
            self._iri()
        self._accept("WHERE")
        self._block("pattern")
        return Operation(word, graphs, dataset, where)

    def _manage(self, word: str) -> Operation:
        self._accept("SILENT")
        token = self._take()
        if token.word == "GRAPH":
            return Operation(word, frozenset({self._iri()}))
        if word != "CREATE" and token.word in {"DEFAULT", "NAMED", "ALL"}:
            return Operation(word, frozenset({"" if token.word == "DEFAULT" else "?"}))
        raise self._wrong(token, "expected GRAPH and its IRI")

    def _transfer(self, word: str) -> Operation:
        self._accept("SILENT")
        source = self._place_of_transfer()
        self._expect("TO")
        target = self._place_of_transfer()
        return Operation(word, frozenset({source, target} if word == "MOVE" else {target}))

    def _place_of_transfer(self) -> str:
        if self._accept("DEFAULT"):
            return ""
        self._accept("GRAPH")
        return self._iri()

    def _iri(self) -> str:
        token = self._take()
        found = self._named(token)
        if found is None:
            raise self._wrong(token, "expected an IRI")
        return found

    def _named(self, token: Token) -> str | None:
        """Return the IRI of a token, or None where it is none or its prefix is not declared."""
        if token.kind == "iri":
            return self._resolved(token.text[1:-1])
        if token.kind == "name":
            prefix, _, local = token.text.partition(":")
            if prefix in self.prefixes:
                return self.prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
        return None

    def _resolved(self, text: str) -> str:
        text = decode_codepoints(text)
        try:
            return urljoin(self.base, text) if self.base and ":" not in text else text
        except ValueError:
            return text

    def _block(self, kind: str, default: str = "") -> frozenset[str]:
        """Read ``{…}`` to its end; return the graphs that it names as a template or as data."""
        start = self.place
        self._expect("{")
        depth, graphs = 1, set()
        while depth:
            token = self._take()
            if (iri := self._named(token)) is not None:
                self.iris.add(iri)
            if token.text == "{":
                depth += 1
                graphs.add(self._graph_before(self.place - 1) if kind != "pattern" else "")
            elif token.text == "}":
                depth -= 1
            elif depth == 1 and kind != "pattern" and token.text not in {".", ";", ","}:
                graphs |= self._stands_alone(token, default)
        if kind == "data":
            self.data.update(token.offset for token in self.tokens[start : self.place])
        return frozenset(graphs) if kind != "pattern" else frozenset()

    def _stands_alone(self, token: Token, default: str) -> set[str]:
        """Return the default graph where a token is part of a triple outside any GRAPH."""
        before = self.tokens[self.place - 2]
        if token.word == "GRAPH" or before.word == "GRAPH":
            return set()
        return {default}

    def _graph_before(self, brace: int) -> str:
        """Return the graph that ``GRAPH iri {`` names; any graph where it cannot be told."""
        word, name = self.tokens[brace - 2], self.tokens[brace - 1]
        found = self._named(name) if word.word == "GRAPH" else None
        return "?" if found is None else found
