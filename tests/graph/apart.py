"""Reading a text in a process of its own, with other language data than this one has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import json, sys
from graph.extraction.inspection import inspect
from graph.reading.files import document_of
seen = inspect(document_of(sys.stdin.read(), "text.txt"))
json.dump({
    "languages": seen.document.languages,
    "annotations": [[a.kind, a.value, a.evidence.quote] for a in seen.annotations],
    "facts": [[f.subject, f.property, f.object] for f in seen.facts],
}, sys.stdout)
"""


def seen(text: str, *, root: Path = ROOT, languages: str = "") -> dict[str, Any]:
    """Return the languages, annotations and facts of a text.

    ``root`` is a tree with the four folders; ``languages`` is the setting KELISIM_LANGUAGES.
    """
    done = apart(["-c", SCRIPT], text, root, languages)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def apart(
    words: list[str], text: str = "", root: Path = ROOT, languages: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run Python with the modules of ``root``."""
    environment = os.environ | {
        "PYTHONPATH": str(root),
        "PYTHONIOENCODING": "utf-8",
        "KELISIM_LANGUAGES": languages,
    }
    return subprocess.run(
        [sys.executable, *words],
        cwd=root,
        env=environment,
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
