"""The server process: granian around the application."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from endpoint.dataset import Release
from endpoint.settings import Settings
from ontology.errors import UsageError


def serve(
    settings: Settings,
    host: str,
    port: int,
    current: Callable[[Path], Release] | None = None,
) -> None:
    """Serve until SIGINT or SIGTERM; the errors of the first look at the data pass through.

    There is one server process; the queries run in ``settings.workers`` processes of their own. It
    has threads for all queries that run or wait, for all large answers under way, and some more,
    so that pages answer whatever queries do.
    """
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    threads = settings.workers + settings.waiting + settings.transfers + 16

    def load(_target: str) -> Any:
        from multiprocessing.util import Finalize

        from endpoint import logs
        from endpoint.app import create_app

        logs.install()
        app = create_app(settings, current)
        # This process ends without atexit; its query processes are to be gone before it.
        Finalize(None, app.extensions["kelisim"].close, exitpriority=1)
        return app

    server = Granian(
        "endpoint.app:create_app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        blocking_threads=threads,
        backpressure=4 * threads,
        websockets=False,
        log_level=LogLevels.error,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        workers_kill_timeout=max(1, round(settings.grace)),
        respawn_failed_workers=True,
    )
    server.serve(target_loader=load)


def free(host: str, port: int) -> None:
    """Raise UsageError where the address cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise UsageError(f"{host}:{port} cannot be used: {error.strerror or error}") from error
