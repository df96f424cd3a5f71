"""The formats a reader can take away, one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from reading_list.bibliography.entry import Entry
from reading_list.exports.biblatex import biblatex_entry, biblatex_file
from reading_list.exports.csl_json import csl_json_file, csl_json_item
from reading_list.exports.ris import ris_entry, ris_file


@dataclass(frozen=True, slots=True)
class Format:
    """``id`` is also the file extension; ``item`` writes an entry, ``whole`` a file of items.

    A file of many entries is made of items so that each is written once for all files it is in.
    """

    id: str
    label: str
    media_type: str
    item: Callable[[Entry], str]
    whole: Callable[[Iterable[str]], str]

    def write(self, entries: Iterable[Entry]) -> str:
        """The text of a file with the entries in the order given."""
        return self.whole(map(self.item, entries))


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        row.id: row
        for row in (
            Format("bib", "BibLaTeX", "application/x-bibtex", biblatex_entry, biblatex_file),
            Format("ris", "RIS", "application/x-research-info-systems", ris_entry, ris_file),
            Format("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json_item,
                   csl_json_file),
        )
    }
)  # fmt: skip
"""Every format by id, in the order they are offered."""
