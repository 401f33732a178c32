"""A data folder while a release is made in it: one at a time, and nothing left of a failure."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from ontology.errors import KelisimError

LOCK = ".lock"


@contextmanager
def held(data: Path) -> Iterator[None]:
    """Make the folder and hold it; KelisimError while somebody else does.

    What fails leaves no lock and no folder that was not there before, unless it wrote into it.
    """
    missing = [folder for folder in (data, *data.parents) if not folder.exists()]
    data.mkdir(parents=True, exist_ok=True)
    path = data / LOCK
    new = not path.exists()
    try:
        with _locked(path):
            try:
                yield
            except BaseException:
                if new:
                    path.unlink(missing_ok=True)  # while it is held: see _locked
                raise
    except BaseException:
        with suppress(OSError):  # one that is not empty stays, with all above it
            for folder in missing:
                folder.rmdir()
        raise


def _locked(path: Path) -> IO[str]:
    """Return the lock's file, held until it is closed.

    Who held it before may have removed it while it was opened here: then it holds nobody off.
    """
    while True:
        lock = path.open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.close()
            message = f"{path.parent}: another build is running here; wait until it ends"
            raise KelisimError(message) from error
        if os.fstat(lock.fileno()).st_nlink:
            return lock
        lock.close()
