"""What those who run a server ask it: whether it lives, whether it is ready, what it counts."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify

from endpoint import metrics
from endpoint.metrics import Metrics
from endpoint.protocol import dataset

blueprint = Blueprint("operations", __name__)
OPENAPI = Path(__file__).with_name("openapi.json")


@blueprint.get("/health")
def health() -> Response:
    """Say that the server answers, and from which release."""
    return _unkept(jsonify(status="ok", release=dataset().release.id))


@blueprint.get("/health/ready")
def ready() -> Response:
    """Say whether a query would be answered now: 200, or 503 while none can be."""
    found = dataset()
    running, waiting = found.pool.load
    fit = found.pool.ready and waiting < found.settings.waiting
    state = "ready" if fit else "busy"
    response = jsonify(status=state, release=found.release.id, running=running, waiting=waiting)
    response.status_code = 200 if fit else 503
    return _unkept(response)


@blueprint.get("/metrics")
def numbers() -> Response:
    """Give the counters to Prometheus."""
    found = dataset()
    counted: Metrics = current_app.extensions["kelisim-metrics"]
    running, waiting = found.pool.load
    gauges = {
        "query_processes": found.settings.workers,
        "queries_running": running,
        "queries_waiting": waiting,
        "snapshot_in_memory": found.pool.in_memory,
        "cache_bytes": found.cache.used,
        "release_published_seconds": _published(found.settings.data),
    }
    return _unkept(Response(counted.text(gauges), content_type=metrics.TYPE))


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Give the description of all this for programs (OpenAPI 3.1)."""
    return Response(OPENAPI.read_bytes(), content_type="application/json")


def _published(data: Path) -> float:
    try:
        return (data / "current").stat().st_mtime
    except OSError:
        return 0.0


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
