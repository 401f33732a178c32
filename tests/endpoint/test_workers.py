from __future__ import annotations

import resource
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from endpoint import engine
from endpoint.engine_reports import syntax_failure
from endpoint.failure import Failure
from endpoint.process import Job
from endpoint.settings import Settings
from endpoint.snapshots import Disk
from endpoint.workers import Pool
from graph.release import Release
from tests.endpoint import sample

JSON = "application/sparql-results+json"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
DEADLINE = 0.6
NEAR = "<http://example.org/near>"


def job(query: str, form: str = JSON) -> Job:
    """Return a query as the pool takes it."""
    return Job(query, form, "http://localhost/sparql")


def in_memory(settings: Settings, release: Release) -> Pool:
    """Return a pool that has its snapshot in memory."""
    pool = Pool(settings, release.store, release.dumps / "kelisim.nq")
    end = time.monotonic() + 20
    while not pool.in_memory and time.monotonic() < end:
        time.sleep(0.02)
    assert pool.in_memory
    return pool


@pytest.fixture(scope="module", params=["disk", "memory"])
def pool(data: Path, request: pytest.FixtureRequest) -> Iterator[Pool]:
    """Return two processes that stop queries after 0.6 seconds."""
    settings = Settings(
        data, workers=2, deadline=DEADLINE, waiting=2, patience=0.3, result_bytes=3_000_000
    )
    release = sample.current(data)
    memory = request.param == "memory"
    made = in_memory(settings, release) if memory else Pool(settings, release.store)
    ask(made, "ASK {}")
    ask(made, "ASK {}")
    yield made
    made.close()


def ask(pool: Pool, query: str, form: str = JSON) -> bytes:
    """Return an answer, which must be as long as it says."""
    answer = pool.run(job(query, form))
    with answer.body as body:
        content = body.read()
    assert len(content) == answer.size
    return content


def failing(pool: Pool, query: str) -> Failure:
    """Return the failure that a query ends in."""
    with pytest.raises(Failure) as caught:
        pool.run(job(query))
    return caught.value


def test_small_and_large_answers_are_whole(pool: Pool) -> None:
    """An answer in memory and one in a file both have exactly the length that they say."""
    assert ask(pool, "SELECT * { ?s <x:no> ?o }").endswith(b'{"bindings":[]}}')
    assert len(ask(pool, "SELECT * { ?s ?p ?o }")) > 300_000
    pairs = f"SELECT * {{ ?a {NEAR} ?b . ?b {NEAR} ?d }} LIMIT 16000"
    assert ask(pool, pairs, "text/csv").count(b"\r\n") == 16_001


def test_a_query_ends_at_its_deadline(pool: Pool) -> None:
    """A query that would run for ever is stopped, at most a tenth late, and says so."""
    start = time.monotonic()
    assert failing(pool, ENDLESS).code == "deadline"
    assert DEADLINE <= time.monotonic() - start <= DEADLINE * 1.1 + 0.1
    assert ask(pool, "ASK {}")


def test_the_kernel_ends_a_query_without_its_parent(data: Path) -> None:
    """A process whose parent does not kill it ends by itself."""
    worker = Disk(sample.current(data).store, 2 << 30).start()
    worker.ready()
    base = "http://localhost/sparql"
    request = engine.request((0.3, ENDLESS, JSON, base, True, None, None, ()))
    engine.send(worker.channel, b"Q", request)
    assert worker.process.wait(2) < 0
    worker.kill()


def test_memory_is_limited(pool: Pool) -> None:
    """A query that gathers without end dies alone, by deadline or by memory."""
    bomb = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) "
    bomb += "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    assert failing(pool, bomb).code in {"deadline", "too-costly"}
    assert ask(pool, "ASK {}")


def test_an_answer_that_is_too_large_is_refused(pool: Pool) -> None:
    """More bytes than allowed give 413, not a part of an answer."""
    assert failing(pool, "SELECT * { ?s ?p ?o . ?a ?p ?c }").code in {
        "result-too-large",
        "deadline",
    }


def test_wrong_queries_leave_the_process_alive(pool: Pool) -> None:
    """A wrong query is told with its place, and its process goes on."""
    while len(pool._idle) < 2:  # one that was killed before is still being replaced
        time.sleep(0.01)
    before = {worker.process.pid for worker in pool._alive}
    failure = failing(pool, "SELECT *\n{ ?s ?p }")
    assert (failure.code, failure.line, failure.column) == ("syntax", 2, 10)
    assert failing(pool, "SELECT (<http://x/f>(1) AS ?x) {}").code == "evaluation"
    assert {worker.process.pid for worker in pool._alive} == before


def test_a_full_queue_is_told(pool: Pool) -> None:
    """Two run, two wait, the fifth is refused at once, and those that wait too long as well."""
    with ThreadPoolExecutor(6) as threads:
        runs = [threads.submit(failing, pool, ENDLESS) for _ in range(6)]
        codes = sorted(run.result().code for run in runs)
    assert codes == ["busy"] * 4 + ["deadline"] * 2
    assert ask(pool, "ASK {}")


def test_many_threads_share_the_pool(data: Path) -> None:
    """Answers of many threads do not mix."""
    pool = Pool(Settings(data, workers=2, patience=20), sample.current(data).store)

    def right(number: int) -> bool:
        content = ask(pool, f"SELECT ({number} AS ?n) {{}}", "text/csv")
        return content == f"n\r\n{number}\r\n".encode()

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(right, range(200)))
    pool.close()


def test_a_dead_process_is_replaced(data: Path) -> None:
    """A process that something else has killed costs no answer, and no zombie is left."""
    pool = Pool(Settings(data, workers=1), sample.current(data).store)
    ask(pool, "ASK {}")
    (worker,) = pool._alive
    worker.process.kill()
    time.sleep(0.05)
    assert ask(pool, "ASK {}")
    worker.process.wait(2)
    pool.close()


@contextmanager
def no_room() -> Iterator[None]:
    """Let the system refuse any further file or process meanwhile."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def in_time(holds: Callable[[], bool]) -> bool:
    """Return whether something holds within ten seconds."""
    end = time.monotonic() + 10
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


@pytest.fixture
def two(data: Path) -> Iterator[Pool]:
    """Return two processes that have answered."""
    made = Pool(Settings(data, workers=2, patience=0.1), sample.current(data).store)
    ask(made, "ASK {}")
    yield made
    made.close()


def test_a_process_that_cannot_be_started_is_started_later(two: Pool) -> None:
    """Where the system has no room for a process its place is kept, and filled when there is."""
    with no_room():
        for _ in range(2):
            two._give(two._take(), sound=False)
        vacant = in_time(lambda: two._vacant == 2)
        refused = failing(two, "ASK {}").code
    assert vacant
    assert refused == "busy"
    assert in_time(lambda: len(two._idle) == 2)
    assert ask(two, "ASK {}")


def test_a_snapshot_that_no_process_opens_yet_is_opened_later(two: Pool, tmp_path: Path) -> None:
    """A release that comes while the system has no room for processes is served when there is."""
    sample.publish(tmp_path, "other", sample.quads()[:1])
    store = sample.current(tmp_path).store
    with no_room():
        two.use(store)
    assert in_time(lambda: len(two._idle) == 2)
    assert b'"value":"1"' in ask(two, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")


def test_a_store_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """Where no process can start, the answer is 503 and not a hang."""
    (tmp_path / "store").mkdir()
    pool = Pool(Settings(tmp_path, workers=1), tmp_path / "store")
    assert failing(pool, "ASK {}").status == 503
    pool.close()


def test_a_new_snapshot_does_not_disturb_what_runs(data: Path, tmp_path: Path) -> None:
    """A query under way ends on its snapshot; the next one sees the new one."""
    sample.publish(tmp_path, "other", sample.quads()[:1])
    pool = Pool(Settings(data, workers=1, deadline=5), sample.current(data).store)
    slow = f"SELECT (COUNT(*) AS ?n) {{ ?a {NEAR} ?c . ?d {NEAR} ?f }}"
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    found: list[bytes] = []
    thread = threading.Thread(target=lambda: found.append(ask(pool, slow)))
    thread.start()
    time.sleep(0.15)
    pool.use(sample.current(tmp_path).store)
    thread.join()
    assert b'"value":"2560000"' in found[0]
    assert b'"value":"1"' in ask(pool, count)
    assert len(pool._alive) == 1
    pool.close()


def test_closing_ends_every_process(data: Path) -> None:
    """After close, no process is left, and none can be had."""
    pool = Pool(Settings(data, workers=2), sample.current(data).store)
    workers = list(pool._alive)
    pool.close()
    assert all(worker.process.returncode is not None for worker in workers)
    assert failing(pool, "ASK {}").status == 503


def test_syntax_errors_are_readable() -> None:
    """The engine's list of characters becomes a line that a person can read."""
    text = "error at 1:21: expected one of Prefix not found, ['%'], ['-' | '0' ..= '9']"
    failure = syntax_failure(text)
    assert failure.message == "A prefix is used that no PREFIX line declares."
    text = "error at 2:12: expected one of \",\", \".\", ['A' ..= 'Z' | '\\u{00C0}'], \"}\", [_]"
    assert syntax_failure(text).message == 'expected ",", ".", "}"'
