"""What the commands show in the terminal: progress on stderr, tables on stdout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

Step = Callable[..., None]


@contextmanager
def progress(title: str) -> Iterator[Step]:
    """Show a bar on stderr while the block runs.

    Yields a function to call with the name of each step, and how many of how many parts of it are
    done; it shows nothing where stderr is no terminal.
    """
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # It has no thread of its own: a process that forks others should have one thread.
    with Progress(
        *columns,
        console=console,
        transient=True,
        auto_refresh=False,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task(title, total=None)

        def step(name: str, done: int | None = None, total: int | None = None) -> None:
            changes: dict[str, Any] = {} if done is None else {"completed": done}
            bar.update(task, description=name, total=total, refresh=True, **changes)

        yield step


def table(names: list[str], rows: list[list[str]], out: IO[str] | None = None) -> None:
    """Write a table to stdout or a file; without borders and colours where it is no terminal.

    What does not print (line breaks, escape sequences of a terminal) becomes a space.
    """
    from rich.markup import escape
    from rich.table import Table
    from rich.text import Text

    console = Console(file=out)
    if not console.is_terminal:
        for line in [names, *rows]:
            print("\t".join(map(_plain, line)), file=out)
        return
    shown = Table(*[escape(name) for name in names])
    for row in rows:
        shown.add_row(*[Text(_plain(cell)) for cell in row])
    console.print(shown)


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
