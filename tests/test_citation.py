"""What is cited is what is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEEDED = {"cff-version", "title", "message", "authors", "version", "license", "type"}
"""What the Citation File Format 1.2.0 asks for, and what this project adds."""


def test_the_citation_is_true() -> None:
    """CITATION.cff has the version, the licence and the authors of pyproject.toml."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    said = dict(re.findall(r"^([a-z-]+): *(.*)$", text, re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(said) >= NEEDED
    assert said["cff-version"] == "1.2.0"
    assert (said["version"], said["license"]) == (project["version"], project["license"])
    assert said["title"].lower() == project["name"]
    names = re.findall(r"^  - name: (.+)$", text, re.MULTILINE)
    assert names == [author["name"] for author in project["authors"]]


def test_the_changelog_has_the_version() -> None:
    """The newest heading of the changelog is the version that is cited."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == project["version"]
