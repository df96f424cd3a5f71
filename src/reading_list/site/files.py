"""The data files of the site: each record, each region, each theme and the whole list.

They stand once, at the root; the sites of other languages link there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.entry import Entry
from reading_list.exports.formats import FORMATS


@dataclass(frozen=True, slots=True)
class Download:
    """A data file as a link: its path from the root, what its format is called, its type."""

    file: str
    name: str
    media_type: str


def source_downloads(entry: Entry) -> tuple[Download, ...]:
    """``sources/<key>/<key>.bib`` and its like."""
    return _downloads(f"sources/{entry.key}/{entry.key}")


def term_downloads(facet: str, identifier: str) -> tuple[Download, ...]:
    """``data/regions/<region>.bib`` and its like; ``facet`` is ``regions`` or ``themes``."""
    return _downloads(f"data/{facet}/{identifier}")


def whole_downloads() -> tuple[Download, ...]:
    """``data/reading-list.bib`` and its like."""
    return _downloads("data/reading-list")


def _downloads(stem: str) -> tuple[Download, ...]:
    return tuple(Download(f"{stem}.{f.id}", f.label, f.media_type) for f in FORMATS.values())


def _lists(
    bibliography: Bibliography,
) -> Iterator[tuple[tuple[Download, ...], Iterable[Entry]]]:
    """Every list that has files, with its entries."""
    yield whole_downloads(), bibliography.entries.values()
    for region in bibliography.vocabularies.regions:
        yield term_downloads("regions", region), bibliography.in_region(region)
    for theme in bibliography.vocabularies.themes:
        yield term_downloads("themes", theme), bibliography.in_theme(theme)
    for entry in bibliography.entries.values():
        yield source_downloads(entry), (entry,)


def file_names(bibliography: Bibliography) -> frozenset[str]:
    """Where every data file stands, from the root of the site."""
    return frozenset(d.file for downloads, _ in _lists(bibliography) for d in downloads)


def site_files(bibliography: Bibliography) -> Mapping[str, bytes]:
    """Every data file by where it stands, from the root of the site."""
    return {
        download.file: form.write(entries).encode()
        for downloads, entries in _lists(bibliography)
        for download, form in zip(downloads, FORMATS.values(), strict=True)
    }
