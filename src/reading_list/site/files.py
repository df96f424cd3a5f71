"""The data files of the site: each record, each region, each theme and the whole list."""

from __future__ import annotations

from typing import Final

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.entry import Entry

EXTENSIONS: Final = ("bib", "ris", "json")


def source_file(entry: Entry, extension: str) -> str:
    """``sources/<key>/<key>.bib`` and its like."""
    return f"sources/{entry.key}/{entry.key}.{extension}"


def term_file(facet: str, identifier: str, extension: str) -> str:
    """``data/regions/<region>.bib``; ``facet`` is ``regions`` or ``themes``."""
    return f"data/{facet}/{identifier}.{extension}"


def whole_file(extension: str) -> str:
    return f"data/reading-list.{extension}"


def file_names(bibliography: Bibliography) -> frozenset[str]:
    """Where every data file stands, from the root of the site."""
    vocabularies = bibliography.vocabularies
    return frozenset(
        name
        for extension in EXTENSIONS
        for name in (
            whole_file(extension),
            *(term_file("regions", term, extension) for term in vocabularies.regions),
            *(term_file("themes", term, extension) for term in vocabularies.themes),
            *(source_file(entry, extension) for entry in bibliography.entries.values()),
        )
    )
