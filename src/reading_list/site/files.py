"""Where the files to take away stand: each record, region, theme and guide, and the whole list.

They stand once, at the root; the sites of other languages link there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.entry import Entry
from reading_list.exports.document import DOCX
from reading_list.exports.formats import FORMATS
from reading_list.site.language import DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class Download:
    """A data file as a link: its path from the root, what its format is called, its type."""

    file: str
    name: str
    media_type: str


def source_downloads(entry: Entry) -> tuple[Download, ...]:
    """``sources/<key>/<key>.bib`` and its like."""
    return _downloads(_source(entry))


def term_downloads(
    facet: str, identifier: str, language: str = DEFAULT_LANGUAGE
) -> tuple[Download, ...]:
    """``data/regions/<region>.bib`` and its like; ``facet`` is ``regions`` or ``themes``."""
    handout = term_handout(facet, identifier, language)
    return (*_downloads(_term(facet, identifier)), handout)


def whole_downloads(language: str = DEFAULT_LANGUAGE) -> tuple[Download, ...]:
    """``data/reading-list.bib`` and its like."""
    return (*_downloads(_WHOLE), whole_handout(language))


def term_handout(facet: str, identifier: str, language: str) -> Download:
    """``data/regions/<region>.docx``, in another ``data/regions/<region>.<language>.docx``."""
    return _handout(_term(facet, identifier), language)


def whole_handout(language: str) -> Download:
    """``data/reading-list.docx``, in another ``data/reading-list.<language>.docx``."""
    return _handout(_WHOLE, language)


def guide_handout(address: str, language: str) -> Download:
    """``data/guides/<guide>.docx``, in another ``data/guides/<guide>.<language>.docx``."""
    return _handout(f"data/{address.rstrip('/')}", language)


def part_handout(address: str, part: str, language: str) -> Download:
    """``guides/<guide>/<part>.docx``, in another ``guides/<guide>/<part>.<language>.docx``."""
    return _handout(f"{address}{part}", language)


_WHOLE: Final = "data/reading-list"

DATASET: Final = (
    Download("data/reading-list.v1.json", "reading-list.v1.json", "application/json"),
    Download(
        "data/reading-list.v1.schema.json", "reading-list.v1.schema.json", "application/schema+json"
    ),
    Download("data/citations.v1.json", "citations.v1.json", "application/json"),
    Download("data/changes.json", "changes.json", "application/json"),
    Download("data/merged.json", "merged.json", "application/json"),
)
"""The files for programs: the list as a dataset, what it is made of, how it changes."""


def _source(entry: Entry) -> str:
    return f"sources/{entry.key}/{entry.key}"


def _term(facet: str, identifier: str) -> str:
    return f"data/{facet}/{identifier}"


def _downloads(stem: str) -> tuple[Download, ...]:
    return tuple(Download(f"{stem}.{f.id}", f.label, f.media_type) for f in FORMATS.values())


def _handout(stem: str, language: str) -> Download:
    extension = "docx" if language == DEFAULT_LANGUAGE else f"{language}.docx"
    return Download(f"{stem}.{extension}", "Word", DOCX)


def _lists(bibliography: Bibliography) -> Iterator[tuple[str, Iterable[Entry]]]:
    """Every list that has data files: where they stand, without extension, and its entries."""
    yield _WHOLE, bibliography.entries.values()
    for region in bibliography.vocabularies.regions:
        yield _term("regions", region), bibliography.in_region(region)
    for theme in bibliography.vocabularies.themes:
        yield _term("themes", theme), bibliography.in_theme(theme)
    for entry in bibliography.entries.values():
        yield _source(entry), (entry,)


def file_names(bibliography: Bibliography) -> frozenset[str]:
    """Where every data file and Word document of the list stands, from the root of the site."""
    names = {d.file for stem, _ in _lists(bibliography) for d in _downloads(stem)}
    for language in bibliography.languages:
        names.add(whole_handout(language).file)
        names |= {
            term_handout("regions", region, language).file
            for region in bibliography.vocabularies.regions
        }
        names |= {
            term_handout("themes", theme, language).file
            for theme in bibliography.vocabularies.themes
        }
    return frozenset(names)


def site_files(bibliography: Bibliography) -> Iterator[tuple[str, bytes]]:
    """Every data file by where it stands, from the root of the site.

    The Word documents are made in `handouts`.
    """
    for form in FORMATS.values():
        items = {key: form.item(entry) for key, entry in bibliography.entries.items()}
        for stem, entries in _lists(bibliography):
            yield f"{stem}.{form.id}", form.whole(items[entry.key] for entry in entries).encode()
