"""A preview on 127.0.0.1: the built site, built again when records, prose or code change."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

WATCHED = ("bib", "docs", "src", "mkdocs.yml", "mkdocs.ar.yml")


class _Changes(FileSystemEventHandler):
    """Notes that something was written, whatever it was."""

    def __init__(self) -> None:
        self.seen = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in {"modified", "created", "deleted", "moved"}:
            self.seen.set()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files; nothing is kept by the browser, so that a reload shows the new build."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".bib": "application/x-bibtex; charset=utf-8",
        ".ris": "application/x-research-info-systems; charset=utf-8",
    }

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (inherited name)
        """Say nothing of ordinary requests."""


def serve_and_rebuild(root: Path, port: int, rebuild: Callable[[], object]) -> None:
    """Serve ``site/`` until Ctrl-C, and call ``rebuild`` after every change."""
    changes = _Changes()
    observer = Observer()
    for name in WATCHED:
        if (root / name).exists():
            observer.schedule(changes, str(root / name), recursive=True)
    handler = functools.partial(_Handler, directory=str(root / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    observer.start()
    print(f"http://127.0.0.1:{port}/ (Ctrl-C ends)", flush=True)
    try:
        while True:
            changes.seen.wait()
            # One save is several events: let them pass before building.
            while changes.seen.is_set():
                changes.seen.clear()
                threading.Event().wait(0.2)
            rebuild()
    except KeyboardInterrupt:
        pass
    finally:
        observer.stop()
        server.shutdown()
