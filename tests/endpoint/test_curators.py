from __future__ import annotations

from pathlib import Path

import pytest

from endpoint.curators import Curator, authenticate, read_curators
from endpoint.failure import Failure
from ontology.errors import InputError, UsageError
from tests.endpoint.conftest import Server, running

TOKEN = "a-token-of-twenty-chars-and-more"


@pytest.fixture
def curators(tmp_path: Path) -> tuple[Curator, ...]:
    """Return two curators from a file."""
    file = tmp_path / "curators"
    file.write_text(f"# who may write\nanna {TOKEN}\n\nbirzhan  {TOKEN}-2\n")
    return read_curators(file)


def test_a_token_tells_the_name(curators: tuple[Curator, ...]) -> None:
    """The token, and nothing else, tells who somebody is; the scheme's case does not matter."""
    assert authenticate(f"Bearer {TOKEN}", curators).name == "anna"
    assert authenticate(f"bearer   {TOKEN}-2 ", curators).name == "birzhan"


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer  ", "Basic YTpi", TOKEN])
def test_without_a_token(curators: tuple[Curator, ...], header: str | None) -> None:
    """Without a token the answer is 401 with a challenge (RFC 6750, section 3)."""
    with pytest.raises(Failure) as caught:
        authenticate(header, curators)
    assert caught.value.status == 401
    assert caught.value.headers["WWW-Authenticate"].startswith("Bearer realm=")


@pytest.mark.parametrize("token", ["x", TOKEN[:-1], TOKEN + "x", "\udcff", "anna"])
def test_a_wrong_token(curators: tuple[Curator, ...], token: str) -> None:
    """A wrong token is 403."""
    with pytest.raises(Failure) as caught:
        authenticate(f"Bearer {token}", curators)
    assert caught.value.status == 403


def test_tokens_are_not_kept(curators: tuple[Curator, ...]) -> None:
    """Neither the text of a curator nor its parts hold the token."""
    assert TOKEN not in repr(curators)
    assert TOKEN.encode() not in curators[0].digest


def test_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file, the environment is read."""
    monkeypatch.setenv("KELISIM_CURATORS", f"anna {TOKEN}")
    assert [curator.name for curator in read_curators(None)] == ["anna"]


@pytest.mark.parametrize("text", ["anna", "anna short", f"a b {TOKEN}", f"a {TOKEN}\na {TOKEN}2"])
def test_wrong_lines_are_told_without_the_token(tmp_path: Path, text: str) -> None:
    """A wrong line is told with its place; no token is ever shown."""
    file = tmp_path / "curators"
    file.write_text(text)
    with pytest.raises(InputError) as caught:
        read_curators(file)
    assert TOKEN not in str(caught.value)


def test_no_curators(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty file, an unset variable and a missing file are told."""
    monkeypatch.delenv("KELISIM_CURATORS", raising=False)
    with pytest.raises(UsageError):
        read_curators(None)
    with pytest.raises(InputError):
        read_curators(tmp_path / "none")


def test_pages_of_others_may_send_a_token(data: Path, server: Server, tmp_path: Path) -> None:
    """A preflight allows the token where updates are taken, at their address and nowhere else."""
    (tmp_path / "curators").write_text(f"anna {TOKEN}\n")

    def allowed(at: Server, path: str) -> bool:
        asked = {"Origin": "https://editor.example", "Access-Control-Request-Method": "POST",
                 "Access-Control-Request-Headers": "authorization,content-type"}  # fmt: skip
        reply = at.ask(path, "OPTIONS", headers=asked)
        assert reply.headers["access-control-allow-origin"] == "*"
        return "Authorization" in reply.headers["access-control-allow-headers"]

    with running(data, curators=tmp_path / "curators") as curated:
        assert allowed(curated, "/sparql")
        assert allowed(curated, "/sparql/")
        assert not allowed(curated, "/reconcile")
    assert not allowed(server, "/sparql")
