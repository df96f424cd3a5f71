"""The formats a reader can take away, one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from reading_list.bibliography.entry import Entry
from reading_list.exports.biblatex import biblatex
from reading_list.exports.csl_json import csl_json
from reading_list.exports.ris import ris


@dataclass(frozen=True, slots=True)
class Format:
    """``id`` is also the file extension; ``write`` turns entries into the text of a file."""

    id: str
    label: str
    media_type: str
    write: Callable[[Iterable[Entry]], str]


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        row.id: row
        for row in (
            Format("bib", "BibLaTeX", "application/x-bibtex", biblatex),
            Format("ris", "RIS", "application/x-research-info-systems", ris),
            Format("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
        )
    }
)  # fmt: skip
"""Every format by id, in the order they are offered."""
