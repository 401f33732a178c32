"""What is asked of an update before anything runs it: that it is one, small, local and bounded.

The operations are read from the tokens, and what is not certain is refused. ``INSERT DATA`` of a
thousand triples is fine; a pattern of a thousand triples is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from endpoint.failure import Failure
from endpoint.guard import CHANGING, at, refuse_calls, refuse_giants
from endpoint.tokens import Token, decode_outside, tokens
from endpoint.update_operations import MANAGE, TRANSFER, Operation, OperationReader

_BRACKETS = frozenset({"{", "}", "(", ")", "[", "]", "<<(", "<<"})


@dataclass(frozen=True)
class CheckedUpdate:
    """An update that may run; ``iris`` are all that it names."""

    update: str
    graphs: frozenset[str]
    iris: tuple[str, ...]


@dataclass(frozen=True)
class Using:
    """The dataset of the protocol: ``using-graph-uri`` and ``using-named-graph-uri``."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self.default or self.named)

    @property
    def clauses(self) -> str:
        """The same as clauses of an update."""
        plain = [f"USING <{iri}>" for iri in self.default]
        return " ".join([*plain, *(f"USING NAMED <{iri}>" for iri in self.named)])


_IRI = re.compile(r"[^\x00-\x20<>\"{}|^`\\]*")


def check_update(
    update: str, size: int, base: str = "", using: Using = Using(), only: str | None = None
) -> CheckedUpdate:
    """Return the update as one that may run, the protocol's dataset written into it, or Failure.

    ``only`` is the graph that may be changed, and None means any. 413 when it is longer than
    ``size`` bytes; 403 for LOAD, SERVICE and changes of other graphs; 400 when it is too deep or
    too large, when the dataset is named twice, or when it cannot be read.
    """
    if len(update.encode("utf-8", "surrogatepass")) > size:
        raise Failure(413, "update-too-large", f"An update may have at most {size:,} bytes.")
    read = tokens(update)
    for text in dict.fromkeys((update, decode_outside(update))):
        refuse_calls(text, read if text is update else tokens(text), MANAGE | TRANSFER)
    reader = OperationReader(update, read, base)
    found = tuple(reader.operations())
    data = reader.data
    refuse_giants(update, [t for t in read if t.offset not in data or t.text in _BRACKETS])
    if only is not None:
        _refuse_elsewhere(update, read, found, only)
    graphs = frozenset(graph for operation in found for graph in operation.graphs)
    return CheckedUpdate(_with_dataset(update, found, using), graphs, tuple(sorted(reader.iris)))


def _refuse_elsewhere(
    update: str, read: Sequence[Token], found: Sequence[Operation], only: str
) -> None:
    for operation in found:
        for graph in sorted(operation.graphs - {only}):
            named = {"": "the default graph", "?": "other graphs"}.get(graph, f"<{graph[:200]}>")
            message = f"{operation.word} would change {named}; updates change only <{only}>."
            raise Failure(403, "other-graph", message)
    for token in read:
        if token.word in CHANGING:
            message = f"{token.word} gives something else at every replay: write the value itself."
            raise at(update, token, 400, "not-repeatable", message)


def _with_dataset(update: str, found: Sequence[Operation], using: Using) -> str:
    """Write the protocol's dataset into every operation that has a WHERE clause (§ 2.2.3)."""
    if not using:
        return update
    if not all(_IRI.fullmatch(iri) for iri in (*using.default, *using.named)):
        raise Failure(400, "parameters", "A graph of the request is no IRI.")
    for operation in reversed(found):
        if operation.dataset:
            message = "The dataset is named by the request and by USING or WITH in the update."
            raise Failure(400, "dataset-conflict", message)
        if operation.where is None:
            continue
        place, clauses = operation.where, f" {using.clauses} "
        if operation.shorthand:  # DELETE WHERE {…} is DELETE {…} WHERE {…}
            start, end = operation.shorthand
            clauses = f" {update[start:end]}{clauses}"
        update = update[:place] + clauses + update[place:]
    return update
