"""A built site kept up to date while its records, prose and templates are edited.

After a change the list is read again and the pages are made again, as data; those that came out
as they were are left alone, the others are drawn and replaced. What is wrong with the list or
with a page is found before anything of its language is replaced. What is made of the whole list
(search, Word documents, the large data files), and what a change of a record does to the pages
people wrote, is left to the next full build.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from reading_list.exports.formats import FORMATS
from reading_list.plugin import ReadingListPlugin
from reading_list.publishing.publish import (
    build_language,
    configurations,
    configure,
    dated,
    reading_list_of,
)
from reading_list.site.assets import assets
from reading_list.site.drawing import UnknownAddressError, forget_templates
from reading_list.site.edition import Edition, read_edition
from reading_list.site.files import source_downloads
from reading_list.site.language import DEFAULT_LANGUAGE

AT_ONCE = 20
"""How many edited records are shown before the rest of the site follows them."""


class Preview:
    """The site of the project at ``root``, put into ``site`` by a full build.

    Made, it has read everything as it is now, and takes ``site`` to be made from the same.
    Raise what a full build raises.
    """

    def __init__(self, root: Path, site: Path) -> None:
        self._site = site
        self._languages: list[_Language] = []
        edition: Edition | None = None
        for name, part in configurations(root).items():
            language = _Language(root / name, part, edition)
            self._languages.append(language)
            edition = language.edition

    def update(
        self, *, records: bool = True, prose: bool = False, templates: bool = False
    ) -> Iterator[tuple[str, list[str]]]:
        """After a change of what is named, replace what it changes, language by language; the
        pages of edited records first.

        Yield the language and its files that were replaced or removed, once they are. Raise
        what a full build raises, and `UnknownAddressError`.
        """
        if templates:
            forget_templates()
        edition = self._languages[0].edition
        if records:
            edition = read_edition(edition.source)
            yield from self._edited_sources(edition)
        for language in self._languages:
            with dated(edition.bibliography):
                changes = language.changes(edition, prose=prose or templates, redraw=templates)
                done = changes.put_into(self._site / language.part)
            language.accept(edition, changes)
            yield language.code, done

    def _edited_sources(self, edition: Edition) -> Iterator[tuple[str, list[str]]]:
        """Replace the pages of edited records in every language before all that they change
        elsewhere: who edits a record looks at its page."""
        before = self._languages[0].edition.bibliography.entries
        after = edition.bibliography.entries
        edited = [key for key in before if key in after and after[key] != before[key]]
        if not edited or len(edited) > AT_ONCE:
            return
        try:
            with dated(edition.bibliography):
                drawn = [language.sources(edition, edited) for language in self._languages]
        except UnknownAddressError:  # an edited record leads to one that is new, perhaps
            return
        for language, changes in zip(self._languages, drawn, strict=True):
            yield language.code, changes.put_into(self._site / language.part)

    def copy_assets(self) -> list[str]:
        """Copy the styles and scripts that changed."""
        done: list[str] = []
        for language in self._languages:
            changes = _Changes(assets(language.node_modules))
            done += changes.put_into(self._site / language.part)
        return done


@dataclass(frozen=True, slots=True)
class _Changes:
    """``files`` to be there with these bytes, ``gone`` not to be there any more; by their paths
    from the root of the language's site. ``pages``: all that it has then."""

    files: dict[str, bytes]
    gone: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()

    def put_into(self, folder: Path) -> list[str]:
        """Replace what differs, each file at once; return the paths."""
        done = []
        for path, content in sorted(self.files.items()):
            file = folder / path
            if file.is_file() and file.read_bytes() == content:
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            beside = file.with_name(f".{file.name}")
            beside.write_bytes(content)
            beside.replace(file)
            done.append(path)
        for path in sorted(self.gone):
            if (folder / path).is_file():
                (folder / path).unlink()
                done.append(path)
        return done


class _Language:
    """One language as it was last put into the site."""

    def __init__(self, config_file: Path, part: str, edition: Edition | None) -> None:
        self.part = part
        self._config_file = config_file
        self._site, self._plugin, files = self._build_prose(edition, None)
        assert self._plugin.edition is not None  # the build took one or made its own
        self._prose = _pages_among(files)
        self.accept(self._plugin.edition, _Changes({}, pages=self._all_pages()))

    @property
    def code(self) -> str:
        return self._plugin.config.language

    @property
    def node_modules(self) -> Path:
        return Path(self._plugin.config.node_modules)

    def changes(self, edition: Edition, *, prose: bool, redraw: bool) -> _Changes:
        """What another edition, other prose or other templates (``redraw``) change."""
        files: dict[str, bytes] = {}
        if prose:
            self._site, self._plugin, files = self._build_prose(edition, self._plugin)
            self._prose = _pages_among(files)
        else:
            self._plugin.make_pages(self._site, edition)
        for address, view in self._plugin.by_address.items():
            path = f"{address}index.html"
            if path not in files and (redraw or self._views.get(address) != view):
                files[path] = self._plugin.whole(address, self._site).encode()
        if self.code == DEFAULT_LANGUAGE:
            files |= self._data_files(edition)
        pages = self._all_pages()
        return _Changes(files, self._pages - pages, pages)

    def sources(self, edition: Edition, keys: Iterable[str]) -> _Changes:
        """The pages of some sources as another edition has them."""
        drawn = self._plugin.some_sources(self._site, edition, keys)
        return _Changes({f"{address}index.html": html.encode() for address, html in drawn.items()})

    def accept(self, edition: Edition, changes: _Changes) -> None:
        """Note that the changes stand in the site."""
        self.edition = edition
        self._views = dict(self._plugin.by_address)
        self._pages = changes.pages

    def _all_pages(self) -> frozenset[str]:
        return self._prose.union(f"{address}index.html" for address in self._plugin.by_address)

    def _build_prose(
        self, edition: Edition | None, previous: ReadingListPlugin | None
    ) -> tuple[MkDocsConfig, ReadingListPlugin, dict[str, bytes]]:
        """Build the pages people wrote and what the theme brings; the files of these."""
        with tempfile.TemporaryDirectory() as folder:
            site = configure(self._config_file, Path(folder))
            plugin = reading_list_of(site)
            plugin.prose_only, plugin.edition, plugin.previous = True, edition, previous
            build_language(site)
            plugin.previous = None  # or each would keep all before it
            paths = (path for path in Path(folder).rglob("*") if path.is_file())
            files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
        return site, plugin, files

    def _data_files(self, edition: Edition) -> dict[str, bytes]:
        """The data files of the records that are new or changed."""
        before = self.edition.bibliography.entries
        return {
            download.file: form.write((entry,)).encode()
            for key, entry in edition.bibliography.entries.items()
            if before.get(key) != entry
            for download, form in zip(source_downloads(entry), FORMATS.values(), strict=True)
        }


def _pages_among(files: Iterable[str]) -> frozenset[str]:
    return frozenset(path for path in files if path.endswith(".html"))
