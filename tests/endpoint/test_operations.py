from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from endpoint import logs
from endpoint.app import create_app
from endpoint.limits import REMEMBERED, Limits, client
from endpoint.metrics import Metrics, route
from endpoint.settings import Settings
from tests.endpoint import sample
from tests.endpoint.conftest import ROOT, Reply, Server, free_port, running

SLOW = f"SELECT (COUNT(*) AS ?n) {{ ?a <{'http://example.org/near'}> ?c . ?d ?e ?f }}"


def test_liveness_and_readiness(client: FlaskClient) -> None:
    """A server that lives says so, and that it is ready when a query would be answered."""
    assert json.loads(client.get("/health").data) == {"status": "ok", "release": "one"}
    end = time.monotonic() + 10
    while client.get("/health/ready").status_code != 200 and time.monotonic() < end:
        time.sleep(0.05)
    ready = client.get("/health/ready")
    assert json.loads(ready.data)["status"] == "ready"
    assert ready.headers["Cache-Control"] == "no-store"


def test_numbers_add_up(client: FlaskClient) -> None:
    """Each answer is counted once, with its route, method and status; the cache is told apart."""

    def number(name: str) -> float:
        text = client.get("/metrics").text
        found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
        return float(found[1]) if found else 0

    counted = 'kelisim_requests_total{route="sparql",method="GET",status="200"}'
    hits, misses = (f'kelisim_cache_total{{result="{result}"}}' for result in ("hit", "miss"))
    before = [number(name) for name in (counted, hits, misses)]
    for _ in range(3):
        assert client.get("/sparql", query_string={"query": "ASK { ?numbers ?add ?up }"}).data
    assert [number(name) for name in (counted, hits, misses)] == [
        before[0] + 3,
        before[1] + 2,
        before[2] + 1,
    ]
    assert number("kelisim_query_processes") == 1


def test_the_format_of_the_numbers() -> None:
    """Buckets grow, end at +Inf, and agree with the count; foreign paths share one route."""
    metrics = Metrics()
    for seconds in (0.0005, 0.3, 99.0):
        metrics.count("sparql", "GET", "200", seconds, 10, False)
    metrics.count(route("/wp-login.php"), "BREW", "404", 0.1, 5, False)
    moment = 1767225600.125
    lines = metrics.text({"queries_running": 2, "published": moment}).splitlines()
    buckets = [int(line.split()[1]) for line in lines if 'bucket{route="sparql"' in line]
    assert buckets == sorted(buckets)
    assert buckets[-1] == 3
    assert 'kelisim_request_seconds_count{route="sparql"} 3' in lines
    assert 'kelisim_requests_total{route="other",method="other",status="404"} 1' in lines
    assert "kelisim_queries_running 2" in lines
    assert f"kelisim_published {moment}" in lines
    shape = re.compile(r'(# TYPE \w+ \w+|\w+(\{(\w+="[^"]*",?)+\})? [-+\d.e]+)')
    assert all(shape.fullmatch(line) for line in lines)


def test_a_line_of_the_log() -> None:
    """A line has what operations need, and neither the query nor who asked it."""
    entry = json.loads(logs.line("GET", "sparql", "200", 0.0123, 7, logs.digest("ASK {}")))
    assert set(entry) == {"time", "event", "method", "route", "status", "ms", "bytes", "query"}
    assert entry["ms"] == 12.3
    assert re.fullmatch("[0-9a-f]{16}", entry["query"])


def test_what_is_logged(data: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With ``requests`` every answer is a line of JSON; the same query has the same digest."""
    app = create_app(Settings(data, workers=1, log="requests"), sample.current)
    try:
        for path in ("/sparql?query=ASK{<x:secret>+?p+?o}",) * 2 + ("/no/secret",):
            app.test_client().get(path)
    finally:
        app.extensions["kelisim"].close()
    text = capfd.readouterr().err
    first, second, third = (json.loads(line) for line in text.splitlines())
    assert first["query"] == second["query"]
    assert (third["status"], third["route"], third["query"]) == (404, "other", None)
    assert "secret" not in text
    assert "127.0.0.1" not in text


def test_a_bucket_empties_and_fills() -> None:
    """A client may send a burst, then so many a second; another has a bucket of its own."""
    now = [0.0]
    limits = Limits(2, 3, lambda: now[0])
    assert [limits.take("a") for _ in range(5)] == [0, 0, 0, 0.5, 0.5]
    assert limits.take("b") == 0
    now[0] = 0.5
    assert [limits.take("a") for _ in range(2)] == [0, 0.5]
    now[0] = 1000
    assert [limits.take("a") for _ in range(4)] == [0, 0, 0, 0.5]


def test_buckets_are_bounded() -> None:
    """However many clients come, only so many are remembered."""
    limits = Limits(1, 1)
    for number in range(REMEMBERED + 50):
        limits.take(str(number))
    assert len(limits._buckets) == REMEMBERED


def test_who_a_client_is() -> None:
    """An address, the /64 of an IPv6 address; what another server adds counts only behind one."""
    near = {"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "198.51.100.1, 203.0.113.9"}
    assert client(near, False) == "192.0.2.7"
    assert client(near, True) == "203.0.113.9"
    first, second = ({"REMOTE_ADDR": f"2001:db8::{last}"} for last in "12")
    assert client(first, False) == client(second, False)
    assert client({"REMOTE_ADDR": "x" * 999}, False) == "x" * 60


@pytest.fixture
def limited(data: Path) -> Iterator[Flask]:
    """Return an application that allows a client two requests, then one in a thousand seconds."""
    app = create_app(Settings(data, workers=1, rate=0.001, burst=2), sample.current)
    yield app
    app.extensions["kelisim"].close()


def test_too_many_requests(limited: Flask) -> None:
    """The third request gets 429 with when to come back; health is always told."""
    asked = limited.test_client()
    statuses = [asked.get("/sparql?query=ASK{}").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    reply = asked.get("/")
    assert reply.json["error"]["code"] == "too-many"
    assert int(reply.headers["Retry-After"]) > 900
    assert asked.get("/health").status_code == 200


def test_a_running_query_ends_before_the_server(data: Path) -> None:
    """At SIGTERM, what runs is answered, nothing new is taken, and no process is left."""
    replies: list[Reply] = []
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with running(data, deadline=2.0) as server:
        assert server.answers()
        thread = threading.Thread(target=lambda: replies.append(server.query(query)))
        thread.start()
        time.sleep(0.7)
        server.process.send_signal(signal.SIGTERM)
        thread.join(15)
        assert server.process.wait(15) == 0
    assert replies[0].status == 504  # its deadline came after the signal


def test_two_hundred_connections(server: Server) -> None:
    """Two hundred clients that open and say little are no hindrance to one that asks."""
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    for number, connection in enumerate(idle):
        if number % 2:
            connection.sendall(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n")
    try:
        assert all(server.answers() for _ in range(5))
        assert server.ask("/health").seconds < 1
    finally:
        for connection in idle:
            connection.close()


def test_slow_headers_are_cut_off(server: Server) -> None:
    """Whoever has not sent its headers after ten seconds is hung up on; others are served."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as slow:
        start = time.monotonic()
        slow.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: ")
        while time.monotonic() - start < 2:
            slow.sendall(b"x")
            time.sleep(0.5)
        assert server.answers()
        slow.settimeout(15)
        end = slow.recv(1000)
    assert not end or end.startswith(b"HTTP/1.1 408")
    assert time.monotonic() - start < 15


@pytest.mark.parametrize(
    "headers",
    [
        b"".join(b"X-%d: y\r\n" % number for number in range(5000)),
        b"X: " + b"y" * 2_000_000 + b"\r\n",
        b"Accept: " + b"text/html;q=0.1," * 3000 + b"\r\n",
    ],
    ids=["many", "long", "ranges"],
)
def test_header_floods(server: Server, headers: bytes) -> None:
    """Too many or too long headers are refused or cut short, and others are served."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as flood:
        try:
            flood.sendall(b"GET /sparql HTTP/1.1\r\nHost: x\r\n" + headers + b"\r\n")
            start = flood.recv(100)
        except OSError:
            start = b""
    assert not start or re.match(rb"HTTP/1\.1 (200|303|4\d\d)", start)
    assert server.answers()


def test_the_command_reads_all_three(data: Path, tmp_path: Path) -> None:
    """``kelisim serve`` takes its port from the environment and its log from a file."""
    port, config = free_port(), tmp_path / "kelisim.toml"
    config.write_text('log = "requests"\nport = 1\nworkers = 1\n')
    options = ["serve", "--data", str(data), "--config", str(config)]
    code = f"from endpoint import cli; cli.main({options!r})"
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE,
        env=os.environ | {"KELISIM_PORT": str(port)},
    )  # fmt: skip
    server = Server(port, process)
    try:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                if server.ask("/health").status == 200:
                    break
            except OSError:
                time.sleep(0.1)
        assert server.answers()
    finally:
        process.send_signal(signal.SIGTERM)
        _, text = process.communicate(timeout=20)
    entries = [json.loads(line) for line in text.splitlines() if line.startswith(b"{")]
    assert any(entry["route"] == "sparql" and entry["status"] == 200 for entry in entries)
