"""The rules as pybtex formatting styles, for any program that takes pybtex styles.

Registered under pybtex's entry points (group ``pybtex.style.formatting``): ``un_chicago_notes``,
``un_apa`` … A style formats the bibliography entry; entries that are not United Nations
documents get the plain form of `reading_list.citations.un.plain`. Unless another sorting style
is asked for, a bibliography is in the alphabetical order of its printed entries, numbers in
symbols by their value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from pybtex.richtext import Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle

from reading_list.citations.un import arabic_works, plain
from reading_list.citations.un.document import UNDocument, is_un_document
from reading_list.citations.un.manuals import MANUALS


class UNStyle(BaseStyle):  # type: ignore[misc]
    """A pybtex style that cites United Nations documents by one manual (``style_id``)."""

    style_id: ClassVar[str]

    def __init__(self, *args: Any, sorting_style: Any = None, **options: Any) -> None:
        super().__init__(*args, sorting_style=sorting_style, **options)
        if sorting_style is None:
            self.sort = self.sort_as_printed

    def text(self, entry: Any) -> Any:
        """The bibliography entry as pybtex rich text."""
        if is_un_document(entry):
            return Text(MANUALS[self.style_id].entry(UNDocument.from_entry(entry)))
        return Text(self.other(entry))

    def other(self, entry: Any) -> Any:
        """What is not a United Nations document."""
        return plain.entry(entry)

    def format_entry(self, label: str, entry: Any, bib_data: Any = None) -> Any:  # noqa: ARG002
        """A pybtex ``FormattedEntry``; pybtex asks for one entry at a time."""
        return FormattedEntry(entry.key, self.text(entry), label)

    def sort_as_printed(self, entries: Iterable[Any]) -> list[Any]:
        """Entries in the order of their printed words, then of their keys."""
        return sorted(entries, key=lambda entry: (_collated(str(self.text(entry))), entry.key))


def _collated(words: str) -> str:
    letters = re.sub(r"[“”‘’']", "", words).casefold()
    return re.sub(r"\d+", lambda match: match.group().zfill(6), letters)


class UNChicagoNotes(UNStyle):
    """Chicago, notes and bibliography."""

    style_id = "chicago-notes"


class UNChicagoAuthorDate(UNStyle):
    """Chicago, author-date."""

    style_id = "chicago-author-date"


class UNApa(UNStyle):
    """APA, 7th edition."""

    style_id = "apa"


class UNMla(UNStyle):
    """MLA, 9th edition."""

    style_id = "mla"


class UNHarvard(UNStyle):
    """Harvard, Cite Them Right."""

    style_id = "harvard"


class UNOscola(UNStyle):
    """OSCOLA, 4th edition."""

    style_id = "oscola"


class UNBluebook(UNStyle):
    """Bluebook."""

    style_id = "bluebook"


class UNEditorial(UNStyle):
    """United Nations editorial style."""

    style_id = "un-editorial"


class UNArabic(UNStyle):
    """Arabic, as Arabic United Nations documents cite; works in Arabic by `arabic_works`."""

    style_id = "un-arabic"

    def other(self, entry: Any) -> Any:
        if str(entry.fields.get("langid", "")) == "arabic":
            return arabic_works.entry(entry)
        return super().other(entry)
