"""Jobs side by side: all run, and a failure is said as if there were one process."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from reading_list.parallel import JobError, run_all


class ForeseenError(Exception):
    """What jobs are known to raise."""


def note(path: Path) -> None:
    path.write_text(str(os.getpid()), "utf-8")


def fail(error: Exception) -> None:
    raise error


def die() -> None:
    os._exit(3)


@pytest.fixture(params=["two processes", "one process"])
def mode(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Side by side, and one after the other because a thread is there that a fork would lose."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    if request.param == "two processes":
        # Fixtures of the session may have left threads, which do nothing in these jobs.
        monkeypatch.setattr("threading.active_count", lambda: 1)
        yield request.param
        return
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    yield request.param
    done.set()
    thread.join()


def test_every_job_runs(mode: str, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in "abc"]
    run_all([partial(note, path) for path in paths], ForeseenError)
    processes = {path.read_text("utf-8") for path in paths}
    assert len(processes) == (3 if mode == "two processes" else 1)
    assert str(os.getpid()) in processes


@pytest.mark.parametrize("failing", [0, 1])
@pytest.mark.usefixtures("mode")
def test_a_foreseen_failure_is_raised_here(tmp_path: Path, failing: int) -> None:
    jobs: list[Callable[[], None]] = [partial(note, tmp_path / name) for name in "ab"]
    jobs[failing] = partial(fail, ForeseenError("line 3: no such key"))
    with pytest.raises(ForeseenError, match=r"^line 3: no such key$"):
        run_all(jobs, ForeseenError)


@pytest.mark.parametrize("mode", ["two processes"], indirect=True)
@pytest.mark.usefixtures("mode")
@pytest.mark.parametrize(
    ("job", "said"),
    [(partial(fail, ValueError("odd")), "(?s)Traceback.*ValueError: odd"), (die, "ended from out")],
)
def test_any_other_failure_keeps_its_traceback(
    tmp_path: Path, job: Callable[[], None], said: str
) -> None:
    with pytest.raises(JobError, match=said):
        run_all([partial(note, tmp_path / "a"), job], ForeseenError)
