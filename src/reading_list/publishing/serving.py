"""A preview on 127.0.0.1 that follows what is edited.

A change of a record or of prose shows on its pages within seconds (`preview.Preview`). What is
made of the whole list follows with a full build once nothing has changed for a while, in a
process of its own at low priority, which puts its result in place at once. A change of the
program begins everything anew in a fresh process, since this one has the old program loaded.
"""

from __future__ import annotations

import functools
import http.server
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from pathlib import Path
from typing import IO, Final

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from reading_list.bibliography.findings import BibliographyError
from reading_list.citations.pandoc import PandocError
from reading_list.publishing.preview import Preview
from reading_list.publishing.publish import PublishError, patient_collector
from reading_list.site.drawing import UnknownAddressError

PACKAGE: Final = Path(__file__).parents[1]
FOLDER: Final = ".site-preview"
"""Where in the project the preview stands, apart from the site that is to be published."""

WRITTEN: Final = frozenset({"modified", "created", "deleted", "moved"})
"""Events of a file system that are no mere reading."""

SETTLED: Final = 0.1
"""Seconds without another event before a change is taken up: one save is several events."""
QUIET: Final = 5.0
"""Seconds without a change before the full build that follows it."""
POLL: Final = 0.5
"""Seconds between looks at a full build that runs."""
NAMED: Final = 4
"""How many of the files that changed are named."""

PROBLEMS: Final = (BibliographyError, PandocError, PublishError, UnknownAddressError)
"""What is wrong with what is edited, not with the program."""


class Change(Enum):
    """What kind of file changed."""

    RECORDS = "records"
    PROSE = "prose"
    TEMPLATES = "templates"
    ASSETS = "assets"
    PROGRAM = "program"


def change_of(path: Path, root: Path) -> Change | None:
    """What a change of a file means for the site of the project at ``root``, if anything."""
    if path.name.startswith((".", "#")) or path.name.endswith(("~", ".pyc", ".tmp", ".swp")):
        return None  # what editors and Python write for themselves
    if path.is_relative_to(root / "bib"):
        return Change.RECORDS
    if path.is_relative_to(root / "docs"):
        return Change.PROSE
    if path.parent == root:
        return Change.PROGRAM if re.fullmatch(r"mkdocs(\.[\w-]+)?\.yml", path.name) else None
    if not path.is_relative_to(PACKAGE):
        return None
    match path.suffix:
        case ".jinja" | ".html" | ".xml":
            return Change.TEMPLATES
        case ".css" | ".js" | ".svg":
            return Change.TEMPLATES if "theme" in path.parts else Change.ASSETS
        case ".py" | ".po":
            return Change.PROGRAM
    return None


class Server:
    """The site of the project at ``root``, served and kept up to date.

    ``port``: 0 for any that is free; ``address`` says which it became. ``say``: told what
    happens, some lines at a time.
    """

    def __init__(self, root: Path, port: int, say: Callable[[str], object] = print) -> None:
        self.root = root.absolute()
        self.site = self.root / FOLDER / "site"
        self._say = say
        self._changes: queue.SimpleQueue[Change | None] = queue.SimpleQueue()
        self._build = _FullBuild(self.root, self.site)
        handler = functools.partial(_Handler, directory=str(self.site))
        self._http = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
        self.address = f"http://127.0.0.1:{self._http.server_address[1]}/"

    def stop(self) -> None:
        """Let `run` return; may be called from any thread."""
        self._changes.put(None)

    def run(self) -> bool:
        """Serve and follow until `stop` or Ctrl-C; return whether the program has changed.

        Raise `PublishError` where the first build fails.
        """
        try:
            with self._serving(), self._watching(), patient_collector():
                self._say(f"{self.address} (Ctrl-C ends); building ...")
                return self._follow(self._start())
        except KeyboardInterrupt:
            return False
        finally:
            self._build.end()

    def _start(self) -> Preview:
        """Read everything beside the first full build."""
        self._build.start(at_leisure=False)
        try:
            preview = Preview(self.root, self.site)
        except PROBLEMS as error:
            raise PublishError(self._build.wait() or str(error)) from error
        if said := self._build.wait():
            raise PublishError(said)
        self._say("Built. Pages follow what is edited.")
        return preview

    def _follow(self, preview: Preview) -> bool:
        due: float | None = None  # when a full build is to start
        while True:
            wait = POLL if self._build.running else due and max(0.0, due - time.monotonic())
            changed = self._next(wait)
            if changed is None or Change.PROGRAM in changed:
                return changed is not None
            if changed:
                self._build.end()  # it was of the state before
                followed = self._update(preview, changed)
                due = time.monotonic() + QUIET if followed else None
            elif self._build.running:
                if self._build.ended and (said := self._build.wait()):
                    self._say(said)
            elif due is not None:
                self._build.start(at_leisure=True)
                due = None

    def _next(self, wait: float | None) -> set[Change] | None:
        """What changed, once it settled; nothing after ``wait`` seconds; None to stop."""
        changed: set[Change] = set()
        while True:
            try:
                one = self._changes.get(timeout=wait)
            except queue.Empty:
                return changed
            if one is None:
                return None
            changed.add(one)
            wait = SETTLED

    def _update(self, preview: Preview, changed: set[Change]) -> bool:
        """Bring the pages up to date and say how, or what is wrong."""
        start = time.monotonic()
        try:
            if Change.ASSETS in changed:
                self._say(_summary("assets", preview.copy_assets(), start))
            if changed != {Change.ASSETS}:
                for language, files in preview.update(
                    records=Change.RECORDS in changed,
                    prose=Change.PROSE in changed,
                    templates=Change.TEMPLATES in changed,
                ):
                    self._say(_summary(language, files, start))
        except PROBLEMS as error:
            self._say(f"{error}\nThe pages stay as they were.")
            return False
        except Exception:  # a template half written, a program and data that do not fit
            self._say(f"{traceback.format_exc()}The pages stay as they were.")
            return False
        return True

    @contextmanager
    def _serving(self) -> Iterator[None]:
        thread = threading.Thread(target=self._http.serve_forever, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._http.shutdown()
            self._http.server_close()
            thread.join()

    @contextmanager
    def _watching(self) -> Iterator[None]:
        handler = _Handed(self.root, self._changes)
        observer = Observer()
        observer.schedule(handler, str(self.root))
        for folder in (self.root / "bib", self.root / "docs", PACKAGE):
            observer.schedule(handler, str(folder), recursive=True)
        observer.start()
        try:
            yield
        finally:
            observer.stop()
            observer.join()


def _summary(what: str, files: list[str], start: float) -> str:
    """``en: 12 files in 1.3 s (sources/x/index.html, ...)``."""
    named = f" ({', '.join(files[:NAMED])}{', ...' if len(files) > NAMED else ''})" if files else ""
    return f"{what}: {len(files)} files after {time.monotonic() - start:.1f} s{named}"


@dataclass
class _FullBuild:
    """`publish` in a process of its own, which loads the program as it is then."""

    root: Path
    site: Path
    _process: subprocess.Popen[bytes] | None = None
    _said: IO[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether it was started and neither waited for nor ended."""
        return self._process is not None

    @property
    def ended(self) -> bool:
        """Whether `wait` would return at once."""
        return self._process is None or self._process.poll() is not None

    def start(self, *, at_leisure: bool) -> None:
        """``at_leisure``: behind everything else that the machine does."""
        program = [sys.executable, "-m", "reading_list", "build"]
        where = ["--root", str(self.root), "--site", str(self.site)]
        nice = shutil.which("nice") if at_leisure else None
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 (closed when it has been read)
        self._process = subprocess.Popen(
            [*([nice, "-n", "19"] if nice else []), *program, *where],
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            start_new_session=True,  # a group, so that all of it can be ended
        )

    def wait(self) -> str:
        """What went wrong, or nothing."""
        assert self._process is not None
        assert self._said is not None
        status = self._process.wait()
        self._said.seek(0)
        said = self._said.read().decode("utf-8", "replace").strip()
        self._forget()
        return said or f"the build ended with {status}" if status else ""

    def end(self) -> None:
        """Stop it, if it runs, and take away what it left."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait()
            self._forget()
        for folder in self.site.parent.glob(".site-*"):
            shutil.rmtree(folder, ignore_errors=True)

    def _forget(self) -> None:
        if self._said is not None:
            self._said.close()
        self._process = self._said = None


@dataclass(eq=False)  # watchdog keeps its handlers in a set
class _Handed(FileSystemEventHandler):
    """Hands on what kinds of file changed."""

    root: Path
    changes: queue.SimpleQueue[Change | None]

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type not in {
            "modified",
            "created",
            "deleted",
            "moved",
        }:
            return
        for path in {event.src_path, event.dest_path} - {""}:
            change = change_of(Path(os.fsdecode(path)), self.root)
            if change:
                self.changes.put(change)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files; nothing is kept by the browser, so that a reload shows the new page."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".bib": "application/x-bibtex; charset=utf-8",
        ".ris": "application/x-research-info-systems; charset=utf-8",
    }

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002
        """Refuse: an address without a page leads nowhere, as it does where we publish."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (inherited name)
        """Say nothing of ordinary requests."""
