"""Messages of the service hold the schemas of the specification; requests that do not are told."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from endpoint.phrases import LANGUAGES
from endpoint.reconciliation.asked import BATCH, IDS, SEVERAL, TEXT
from tests.endpoint.conftest import Server
from tests.endpoint.test_pages import Page

Validator = pytest.importorskip("jsonschema").Draft202012Validator
FOLDER = Path(__file__).parent
SCHEMAS = json.loads((FOLDER / "schemas.json").read_text(encoding="utf-8"))
EXAMPLES = tomllib.loads((FOLDER / "examples.toml").read_text(encoding="utf-8"))
ANSWERS = {"queries": "results", "extend": "extended"}
FORM = "application/x-www-form-urlencoded"


def errors(name: str, content: Any) -> list[str]:
    """Return what is wrong with a message."""
    schema = {"$ref": f"#/$defs/{name}", "$defs": SCHEMAS["$defs"]}
    return [error.message for error in Validator(schema).iter_errors(content)]


def of(kind: str, name: str) -> list[Any]:
    """Return the examples of a request."""
    return [
        pytest.param(name, text, id=f"{name}-{n}") for n, text in enumerate(EXAMPLES[name][kind])
    ]


def failed(reply: TestResponse, status: int) -> str:
    """Return the code of a failure, which has the one shape of errors."""
    assert reply.status_code == status, reply.text
    assert reply.json is not None
    assert reply.json["error"]["status"] == status
    assert reply.json["error"]["message"].count("\n") == 0
    return str(reply.json["error"]["code"])


def test_the_schemas_are_schemas() -> None:
    """The schemas that the other tests go by are sound themselves."""
    Validator.check_schema(SCHEMAS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manifest(client: FlaskClient, language: str) -> None:
    """The manifest is as specified; its names follow the reader's language."""
    reply = client.get("/reconcile", headers={"Accept-Language": language})
    assert reply.content_type == "application/json"
    assert errors("manifest", reply.json) == []
    chosen = client.get(f"/reconcile?lang={language}").json
    assert chosen is not None
    assert chosen["defaultTypes"] == (reply.json or {})["defaultTypes"]
    assert f"lang={language}" in chosen["preview"]["url"]
    assert f"lang={language}" in chosen["view"]["url"]


@pytest.mark.parametrize(("name", "text"), [*of("valid", "queries"), *of("valid", "extend")])
def test_valid_requests(client: FlaskClient, name: str, text: str) -> None:
    """What holds the schema is answered, by POST and GET alike, with what holds its schema."""
    assert errors(name, json.loads(text)) == []
    posted = client.post("/reconcile", data={name: text})
    assert posted.status_code == 200, posted.text
    assert errors(ANSWERS[name], posted.json) == []
    assert client.get("/reconcile", query_string={name: text}).json == posted.json
    asked, answered = json.loads(text), posted.json or {}
    if name == "queries":
        assert set(answered) == set(asked)
    else:
        assert set(answered["rows"]) == set(asked["ids"])


@pytest.mark.parametrize(("name", "text"), [*of("invalid", "queries"), *of("invalid", "extend")])
def test_invalid_requests(client: FlaskClient, name: str, text: str) -> None:
    """What breaks the schema gets 422 with a sentence on the place."""
    assert errors(name, json.loads(text))
    assert failed(client.post("/reconcile", data={name: text}), 422) == "invalid-query"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"q0": {"query": "x"}',
        "{'q0': 1}",
        '{"q": NaN}',
        "[" * 90_000,
        '{"q": ' + "9" * 5000 + "}",
    ],
    ids=range(7),
)
def test_what_is_not_json(client: FlaskClient, text: str) -> None:
    """What is no JSON gets 400, however deep it nests."""
    assert failed(client.post("/reconcile", data={"queries": text}), 400) == "not-json"
    assert failed(client.post("/reconcile", data={"extend": text}), 400) == "not-json"


def test_what_the_graph_does_not_know(client: FlaskClient) -> None:
    """A type or property that is none gets 422 with the nearest that is one."""
    for query, code in (
        ({"query": "x", "type": "Lawx"}, "unknown-type"),
        ({"query": "x", "properties": [{"pid": "numbr", "v": 1}]}, "unknown-property"),
    ):
        reply = client.post("/reconcile", data={"queries": json.dumps({"q": query})})
        assert failed(reply, 422) == code
        assert "did you mean" in reply.text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("queries", {f"q{n}": {"query": "x"} for n in range(BATCH + 1)}),
        ("queries", {"q": {"query": "x" * (TEXT + 1)}}),
        ("queries", {"q" * (TEXT + 1): {"query": "x"}}),
        ("queries", {"q": {"query": "x", "type": ["Law"] * (SEVERAL + 1)}}),
        ("queries", {"q": {"properties": [{"pid": "date", "v": 1}] * (SEVERAL + 1)}}),
        ("queries", {"q": {"properties": [{"pid": "date", "v": [1] * (SEVERAL + 1)}]}}),
        ("extend", {"ids": ["x"] * (IDS + 1), "properties": []}),
        ("extend", {"ids": [], "properties": [{"id": "date"}] * (SEVERAL + 1)}),
    ],
    ids=range(8),
)
def test_what_is_too_large(client: FlaskClient, name: str, content: Any) -> None:
    """More than the bounds gets 413, which says what the bound is."""
    reply = client.post("/reconcile", data={name: json.dumps(content)})
    assert failed(reply, 413) in {"too-many", "too-long"}
    assert "at most" in reply.text


def test_odd_requests(client: FlaskClient) -> None:
    """Requests that are no request of the specification are told so."""
    assert failed(client.post("/reconcile"), 415) == "media-type"
    assert failed(client.post("/reconcile", data=b"{}", content_type="application/json"), 415)
    assert failed(client.post("/reconcile", data=b"", content_type=FORM), 400) == "no-query"
    both = {"queries": "{}", "extend": "{}"}
    assert failed(client.post("/reconcile", data=both), 400) == "several-queries"
    assert failed(client.post("/reconcile", data=b"queries=%ff", content_type=FORM), 400)
    half = '{"q": {"query": "\\ud800"}}'
    assert failed(client.post("/reconcile", data={"queries": half}), 422) == "invalid-query"
    assert failed(client.get("/reconcile/suggest/entity?prefix=a&cursor=-1"), 400) == "parameters"
    assert failed(client.get("/reconcile/suggest/entity?prefix=" + "a" * 2000), 413) == "too-long"
    assert failed(client.get("/reconcile/suggest/entity?prefix=a&type=Lax"), 422) == "unknown-type"
    assert failed(client.get("/reconcile/properties?type=Lax"), 422) == "unknown-type"
    assert failed(client.get("/reconcile/preview?id=act/none"), 404) == "unknown-thing"
    assert client.put("/reconcile").status_code == 405


def test_suggestions_and_proposals(client: FlaskClient) -> None:
    """Suggestions of all kinds and proposals are as specified; a filter leaves out other types."""
    for kind, prefix in (("entity", "wat"), ("type", "law"), ("property", "number")):
        reply = client.get(f"/reconcile/suggest/{kind}", query_string={"prefix": prefix})
        assert errors("suggestions", reply.json) == []
        assert reply.json is not None
        assert reply.json["result"]
    for kept in ("type=Law", "type=Person&type=Law", "filter=(any type:Law type:Person)"):
        assert client.get(f"/reconcile/suggest/entity?prefix=water&{kept}").json["result"]  # type: ignore[index]
    others = client.get("/reconcile/suggest/entity?prefix=water&filter=(all type:kel:Person)")
    assert others.json == {"result": []}
    proposed = client.get("/reconcile/properties?type=Law&limit=1").json
    assert errors("proposal", proposed) == []
    assert proposed == {
        "type": "Law",
        "limit": 1,
        "properties": [{"id": "number", "name": "number"}],
    }


def test_an_old_identifier(client: FlaskClient) -> None:
    """An identifier that is no longer used leads to the thing that has a new one."""
    text = json.dumps({"q": {"query": "act/old-water-law"}})
    [found] = client.post("/reconcile", data={"queries": text}).json["q"]["result"]  # type: ignore[index]
    assert (found["id"], found["match"]) == ("act/water-law-1", True)
    assert "Water law 1" in client.get("/reconcile/preview?id=act/old-water-law").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preview_is_a_page(client: FlaskClient, language: str) -> None:
    """A preview says its language, has a heading and a link, and loads nothing from elsewhere."""
    reply = client.get(f"/reconcile/preview?id=act/water-law-1&lang={language}")
    page = Page(reply.text)
    assert page.all("html")[0]["lang"] == language
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert [link["href"] for link in page.all("link")] == ["/static/kelisim.css"]
    assert not page.all("script", "style", "img")
    [link] = page.all("a")
    assert client.get(str(link["href"]), headers={"Accept": "text/html"}).status_code == 303
    assert "frame-ancestors 'none'" in client.get("/").headers["Content-Security-Policy"]


def test_a_script_of_the_answer(client: FlaskClient) -> None:
    """A callback that is a name gets a script; anything else gets 400."""
    reply = client.get("/reconcile?callback=jQuery12_34.done")
    assert reply.mimetype == "text/javascript"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    script = reply.text
    assert script.startswith("/**/jQuery12_34.done({")
    assert script.endswith("});\n")
    for name in ("alert(1)", "a;b", "a b", "1a", "a..b", "<script>", "é", "a" * 99, "a-b"):
        assert failed(client.get("/reconcile?callback=" + quote(name)), 400) == "callback"


def test_pages_of_others_may_ask(server: Server) -> None:
    """Every address allows other origins, also before the question (preflight) and with errors."""
    body = urlencode({"queries": '{"q": {"query": "Water law 7"}}'}).encode()
    origin = {"Origin": "https://table.example"}
    asked = server.ask("/reconcile", "POST", body, origin | {"Content-Type": FORM})
    assert asked.status == 200
    assert json.loads(asked.body)["q"]["result"][0]["id"] == "act/water-law-7"
    for path in ("", "?queries={", "/suggest/entity?prefix=a", "/properties", "/preview?id=none"):
        for method in ("GET", "OPTIONS"):
            reply = server.ask("/reconcile" + path, method, headers=origin)
            assert reply.headers["access-control-allow-origin"] == "*", path
    assert "POST" in server.ask("/reconcile", "OPTIONS").headers["access-control-allow-methods"]


def test_a_body_that_is_too_large(server: Server) -> None:
    """A body of megabytes gets 413, and the server answers on."""
    reply = server.ask("/reconcile", "POST", b"queries=" + b"x" * 3_000_000, {"Content-Type": FORM})
    assert reply.status == 413
    assert json.loads(reply.body)["error"]["status"] == 413
    assert server.ask("/reconcile").status == 200
