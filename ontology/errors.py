"""What can go wrong, as one tree of exceptions.

::

    KelisimError              exit code 1; printed as one line
    ├── InputError            a file or text that cannot be read, with its place
    ├── InvalidGraphError     a graph that breaks its shapes
    └── UsageError            a command or setting used wrongly; exit code 2
"""

from __future__ import annotations


class KelisimError(Exception):
    """Anything that a person can mend; its text is one line that names the file or place."""

    exit_code = 1


class InputError(KelisimError):
    """A file or text that cannot be used as it is."""

    def __init__(self, where: str, problem: str) -> None:
        """Take the file (and line) as ``where``; ``problem`` tells what is wrong."""
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        """Tell how it is made anew where it comes from another process."""
        return type(self), (self.where, self.problem)


class InvalidGraphError(KelisimError):
    """A graph that does not conform to its shapes."""


class UsageError(KelisimError):
    """A command, option or setting that cannot be used in this way."""

    exit_code = 2
