"""The manuals by the id of their style: one declaration for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from reading_list.citations.model import Pinpoints
from reading_list.citations.un import (
    apa,
    bluebook,
    chicago,
    harvard,
    mla,
    oscola,
    un_arabic,
    un_editorial,
)
from reading_list.citations.un.document import UNDocument
from reading_list.citations.un.pieces import Part


@dataclass(frozen=True, slots=True)
class Manual:
    """One manual's rules for United Nations documents.

    ``entry(document)``, ``note(document, pinpoint)`` and ``short(document, pinpoint)`` give
    pybtex rich text; a pinpoint is text already worded by ``pinpoints``, in a
    later form by ``short_pinpoints``, or it is ``""``.
    """

    entry: Callable[[UNDocument], Part]
    note: Callable[[UNDocument, str], Part]
    short: Callable[[UNDocument, str], Part]
    pinpoints: Pinpoints
    short_pinpoints: Pinpoints


MANUALS: Final[Mapping[str, Manual]] = MappingProxyType(
    {
        "chicago-notes": Manual(
            chicago.entry, chicago.note, chicago.short, chicago.PINPOINTS, chicago.PINPOINTS
        ),
        "chicago-author-date": Manual(
            chicago.author_date_entry, chicago.author_date, chicago.author_date,
            chicago.PINPOINTS, chicago.PINPOINTS,
        ),
        "apa": Manual(apa.entry, apa.in_text, apa.in_text, apa.PINPOINTS, apa.PINPOINTS),
        "mla": Manual(mla.entry, mla.in_text, mla.in_text, mla.PINPOINTS, mla.PINPOINTS),
        "harvard": Manual(
            harvard.entry, harvard.in_text, harvard.in_text, harvard.PINPOINTS, harvard.PINPOINTS
        ),
        "oscola": Manual(
            oscola.entry, oscola.note, oscola.short, oscola.PINPOINTS, oscola.SHORT_PINPOINTS
        ),
        "bluebook": Manual(
            bluebook.entry, bluebook.note, bluebook.short,
            bluebook.PINPOINTS, bluebook.SHORT_PINPOINTS,
        ),
        "un-editorial": Manual(
            un_editorial.entry, un_editorial.note, un_editorial.short,
            un_editorial.PINPOINTS, un_editorial.PINPOINTS,
        ),
        "un-arabic": Manual(
            un_arabic.entry, un_arabic.note, un_arabic.short,
            un_arabic.PINPOINTS, un_arabic.PINPOINTS,
        ),
    }
)  # fmt: skip
