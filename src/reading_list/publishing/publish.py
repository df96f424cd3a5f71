"""Build the whole site, both languages and the search index, and put it in place at once.

The list is read and cited once; the languages are built from it side by side. Everything is
written beside the old site and swapped in at the end, so that a build that fails leaves readers
what they had.
"""

from __future__ import annotations

import datetime as dt
import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.languages import configuration, declared_languages
from reading_list.parallel import run_all
from reading_list.plugin import ReadingListPlugin
from reading_list.site.edition import Edition, read_edition
from reading_list.site.search_index import IndexingError, index
from reading_list.site.shell import folder


class PublishError(Exception):
    """The site could not be built; the old one is untouched. ``str()`` says why."""


def configurations(root: Path) -> dict[str, str]:
    """Each MkDocs configuration of the project, and the folder of the site it fills.

    Raise `PublishError` for a language that has annotations and no configuration.
    """
    codes = declared_languages(root / "bib")
    for code in codes:
        if not (root / configuration(code)).is_file():
            raise PublishError(f"{configuration(code)} is missing; the list is in {code!r} too")
    return {configuration(code): folder(code).rstrip("/") for code in codes}


def publish(root: Path, target: Path) -> int:
    """Build the site of the project at ``root`` into ``target``; return the number of pages.

    Raise `BibliographyError` for problems in the records and `PublishError` for any other.
    """
    configs = configurations(root)
    target = target.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix=".site-", dir=target.parent) as folder,
        patient_collector(),
    ):
        # Apart, because MkDocs clears the folder it builds into, and then one within the other.
        built = {part: Path(folder, f"new-{part}") for part in configs.values()}
        sites = [configure(root / name, built[part]) for name, part in configs.items()]
        edition = share_edition(sites)
        with dated(edition.bibliography):
            run_all([partial(build_language, site) for site in sites], PublishError)
            for part in filter(None, built):
                built[part].rename(built[""] / part)
            try:
                index(built[""])
            except IndexingError as error:
                raise PublishError(str(error)) from error
        pages = sum(1 for _ in built[""].rglob("*.html"))
        _swap(built[""], target, Path(folder) / "old")
    return pages


def configure(config_file: Path, folder: Path) -> MkDocsConfig:
    """The configuration of one language, to be built into ``folder``."""
    with _strictly(config_file.name):
        return load_config(str(config_file), site_dir=str(folder), strict=True)


def share_edition(sites: list[MkDocsConfig]) -> Edition:
    """Read and cite the list once for all languages; return it.

    A configuration that wants another list or other styles than the first reads its own.
    """
    plugins = [reading_list_of(site) for site in sites]
    edition = read_edition(plugins[0].source(sites[0]))
    for plugin in plugins:
        plugin.edition = edition
    return edition


def reading_list_of(site: MkDocsConfig) -> ReadingListPlugin:
    """Our plugin in a configuration."""
    plugin = site.plugins["reading-list"]
    assert isinstance(plugin, ReadingListPlugin)
    return plugin


def build_language(site: MkDocsConfig) -> None:
    """Build one language. A warning of MkDocs (a broken link in prose) is a failure too."""
    with _strictly(Path(site.config_file_path).name):
        site.plugins.on_startup(command="build", dirty=False)
        build(site)
        site.plugins.on_shutdown()


@contextmanager
def _strictly(name: str) -> Iterator[None]:
    """Turn what MkDocs raises or warns of into a `PublishError` that names the configuration."""
    counter = _WarningCounter()
    logging.getLogger("mkdocs").addHandler(counter)
    try:
        yield
    except (Abort, ConfigurationError, PluginError) as error:
        said = "\n".join(counter.messages)
        raise PublishError(f"{name}: {error}\n{said}".rstrip()) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(counter)
    if counter.messages:
        raise PublishError(f"{name}: " + "\n".join(counter.messages))


class _WarningCounter(logging.Handler):
    """Keeps MkDocs' warnings: broken links in prose, unknown options. Any is a failure."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def patient_collector() -> Iterator[None]:
    """Let the garbage collector look less often: it finds little in a build, and a third of the
    time of reading and drawing goes into its looking through all records and pages."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def dated(bibliography: Bibliography) -> Iterator[None]:
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
