"""Jobs side by side: each but the first in a process of its own, forked with all that was read."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection


class JobError(Exception):
    """A job in another process ended in a way nobody foresaw; ``str()`` has its traceback."""


Job = Callable[[], None]


def run_all(jobs: Sequence[Job], foreseen: type[Exception]) -> None:
    """Run every job. Raise the first failure, in the order of the jobs.

    ``foreseen``: what a job raises, with one text, to say why it could not be done; it is raised
    here as it would be there. Of anything else in another process there is a `JobError`.

    The jobs run one after the other where there is one processor, where the system cannot fork
    well (only Linux is trusted to), or where this process has other threads: a fork has none of
    them, and may find locked for ever what they held.
    """
    if (os.cpu_count() or 1) < 2 or sys.platform != "linux" or threading.active_count() > 1:
        for job in jobs:
            job()
        return
    gc.freeze()  # so that no collection in a child touches, and thereby copies, what all share
    try:
        _side_by_side(jobs, foreseen)
    finally:
        gc.unfreeze()


def _side_by_side(jobs: Sequence[Job], foreseen: type[Exception]) -> None:
    context = multiprocessing.get_context("fork")
    others = []
    for job in jobs[1:]:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_report, args=(job, foreseen, theirs))
        process.start()
        theirs.close()
        others.append((process, ours))
    try:
        jobs[0]()
        for _, connection in others:
            _raise_failure(connection, foreseen)
    except BaseException:
        for process, _ in others:
            process.terminate()
        raise
    finally:
        for process, connection in others:
            process.join()
            connection.close()


def _report(job: Job, foreseen: type[Exception], connection: Connection) -> None:
    """Run a job in this process and send how it ended: well, why not, or a traceback."""
    try:
        job()
    except foreseen as error:
        connection.send((str(error), ""))
    except Exception:
        connection.send(("", traceback.format_exc()))
    else:
        connection.send(None)


def _raise_failure(connection: Connection, foreseen: type[Exception]) -> None:
    try:
        failure = connection.recv()
    except EOFError:
        raise JobError("a process was ended from outside, perhaps for want of memory") from None
    match failure:
        case (str(said), ""):
            raise foreseen(said)
        case ("", str(unforeseen)):
            raise JobError(unforeseen)
