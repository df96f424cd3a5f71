"""Build the whole site, both languages and the search index, and put it in place at once.

Everything is written beside the old site and swapped in at the end, so that a build that
fails leaves readers what they had.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.site.search_index import IndexingError, index


class PublishError(Exception):
    """The site could not be built; the old one is untouched. ``str()`` says why."""


CONFIGS = {"mkdocs.yml": "", "mkdocs.ar.yml": "ar"}
"""Each MkDocs configuration and the folder of the site it fills."""


def publish(root: Path, target: Path) -> int:
    """Build the site of the project at ``root`` into ``target``; return the number of pages.

    Raise `BibliographyError` for problems in the records and `PublishError` for any other.
    """
    bibliography = load(root / "bib")
    target = target.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=target.parent) as folder:
        staging = Path(folder) / "new"
        with _dated(bibliography):
            for name, part in CONFIGS.items():
                _build_language(root / name, staging / part)
            try:
                index(staging)
            except IndexingError as error:
                raise PublishError(str(error)) from error
        pages = sum(1 for _ in staging.rglob("*.html"))
        _swap(staging, target, Path(folder) / "old")
    return pages


def _build_language(config_file: Path, folder: Path) -> None:
    counter = _WarningCounter()
    logging.getLogger("mkdocs").addHandler(counter)
    try:
        config = load_config(str(config_file), site_dir=str(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError, PluginError) as error:
        said = "\n".join(counter.messages)
        raise PublishError(f"{config_file.name}: {error}\n{said}".rstrip()) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(counter)
    if counter.messages:
        raise PublishError(f"{config_file.name}: " + "\n".join(counter.messages))


class _WarningCounter(logging.Handler):
    """Keeps MkDocs' warnings: broken links in prose, unknown options. Any is a failure."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _dated(bibliography: Bibliography) -> Iterator[None]:
    """Date the build by its input, the newest verification, so that its bytes depend on it only."""
    newest = max(entry.verified for entry in bibliography.entries.values())
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        midnight = dt.datetime.combine(newest.earliest, dt.time(), dt.UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        if given is None:
            del os.environ["SOURCE_DATE_EPOCH"]


def _swap(new: Path, target: Path, old: Path) -> None:
    """Put ``new`` in the place of ``target``: two renames on one file system."""
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
