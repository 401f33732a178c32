from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from endpoint.app import create_app
from endpoint.settings import Settings
from tests.endpoint import sample


def test_the_list_is_true(client: FlaskClient) -> None:
    """Sizes and checksums are those of the files, and the licence is told."""
    listing = json.loads(client.get("/dumps/").data)
    assert listing["licence"].startswith("https://creativecommons.org/")
    for dump in listing["dumps"]:
        content = client.get("/dumps/" + dump["name"]).data
        assert len(content) == dump["size"]
        assert hashlib.sha256(content).hexdigest() == dump["sha256"]


def test_downloads(client: FlaskClient) -> None:
    """A dump has its type, its tag and its ranges, and its licence in a header."""
    whole = client.get("/dumps/kelisim.nq")
    assert whole.mimetype == "application/n-quads"
    assert 'rel="license"' in whole.headers["Link"]
    part = client.get("/dumps/kelisim.nq", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.data) == (206, whole.data[10:20])
    again = client.get("/dumps/kelisim.nq", headers={"If-None-Match": whole.headers["ETag"]})
    assert again.status_code == 304
    assert client.get("/dumps/kelisim.zip").status_code == 404


def test_downloads_from_a_relative_folder(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder may be named from where the server was started, as `make demo` does."""
    monkeypatch.chdir(data.parent)
    app = create_app(Settings(Path(data.name), workers=1), sample.current)
    try:
        assert app.test_client().get("/dumps/kelisim.nq").status_code == 200
    finally:
        app.extensions["kelisim"].close()
