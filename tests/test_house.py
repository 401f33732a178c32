"""The rules of the house that a program can check."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("ontology", "shapes", "graph", "endpoint")
CYRILLIC_WORD = re.compile(r"[Ѐ-ӿ]{3}")
CHARACTER_SET = re.compile(r"\[[^\]]*\]")
LANGUAGES = sorted((ROOT / "graph" / "languages").glob("*/*.toml"))
MODULES = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))


def _imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down_only(module: Path) -> None:
    """A room imports from its own floor and the floors below it, never from above."""
    floor = FLOORS.index(module.relative_to(ROOT).parts[0])
    above = set(FLOORS[floor + 1 :])
    assert not above & set(_imported(module))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_stay_readable(module: Path) -> None:
    """No module grows beyond 400 lines, and each says in a docstring what it is for."""
    source = module.read_text(encoding="utf-8")
    assert source.count("\n") <= 400
    assert ast.get_docstring(ast.parse(source))


def test_language_is_data() -> None:
    """No Cyrillic word stands in the code outside docstrings and comments: language is data.

    Sets of letters in a pattern are script, not language, and may stand.
    """
    offenders = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        for node in _string_constants(ast.parse(path.read_text(encoding="utf-8")))
        if CYRILLIC_WORD.search(CHARACTER_SET.sub("", str(node.value)))
    ]
    assert offenders == []


@pytest.mark.parametrize("table", LANGUAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_list_of_a_language_has_a_word_twice(table: Path) -> None:
    """A word stands once in a list of a language pack, so that whoever takes it out, takes it."""
    words = _lists(tomllib.loads(table.read_text(encoding="utf-8")))
    twice = [word for some in words for word, count in Counter(some).items() if count > 1]
    assert twice == []


def _lists(value: object) -> Iterator[list[str]]:
    """Yield the lists of words in a table, at any depth."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _lists(item)


def _string_constants(tree: ast.Module) -> Iterator[ast.Constant]:
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node
