"""What others know of the things of the current release, found and shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from endpoint.console import progress, table
from endpoint.linking.fetching import Fetcher, Limits
from endpoint.linking.others import by_graph, by_service, our_profiles
from graph.linking.links_file import Named, new_links
from graph.release import current

CACHE = "link-cache"
COLUMNS = ["thing", "decision", "target", "name there", "score", "why"]


def link_release(
    data: Path, service: str | None, against: str | None, limits: Limits
) -> tuple[Named, ...]:
    """Return the links with a service, or else with another graph, that are not known yet."""
    fetcher, release = Fetcher(data / CACHE, limits), current(data)
    fetcher.forget_old()
    ours = our_profiles(release)
    with progress("Linking") as step:
        if service is not None:
            found = by_service(ours, service, fetcher, step)
        else:
            found = by_graph(ours, against or "", fetcher, step)
    return new_links(data, release, found)


def show(found: Sequence[Named]) -> None:
    """Write the links to stdout as a table, accepted ones first."""
    rows = [
        [
            one.name,
            one.decision.decision,
            one.decision.target,
            one.other,
            f"{one.decision.score:g}",
            one.decision.reason,
        ]
        for one in sorted(found, key=lambda one: one.decision.decision)
    ]
    table(COLUMNS, rows)
