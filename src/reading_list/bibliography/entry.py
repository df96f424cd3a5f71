"""An entry of the list: one source, frozen and typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.evidence import Sighting
from reading_list.bibliography.findings import Place
from reading_list.bibliography.names import Name
from reading_list.bibliography.symbols import UNSymbol


@dataclass(frozen=True, slots=True)
class Mandate:
    """The resolution a report answers to, and the place in it: ``annex I, para. (a)``."""

    symbol: UNSymbol
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One source. Fields carry their biblatex names; those of our own are in FIELDS.

    Text is decoded (no braces, no escapes); what was not seen is ``""``, ``()`` or ``None``.
    """

    key: str
    entry_type: str
    kind: str
    place: Place
    title: str
    verified: PartialDate
    added: PartialDate
    subtitle: str = ""
    titleaddon: str = ""
    titlesource: str = ""
    titletranslation: str = ""
    titlearabic: str = ""
    shorttitle: str = ""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    institution: str = ""
    publisher: str = ""
    location: str = ""
    journaltitle: str = ""
    booktitle: str = ""
    series: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    type: str = ""
    number: str = ""
    symbol: UNSymbol | None = None
    date: PartialDate | None = None
    letterdate: PartialDate | None = None
    teamletterdate: PartialDate | None = None
    mastheadtitle: str = ""
    mandate: Mandate | None = None
    meeting: UNSymbol | None = None
    speaker: str = ""
    inseries: str = ""
    ordinal: int | None = None
    related: tuple[str, ...] = ()
    relatedtype: str = ""
    eprint: str = ""
    eprinttype: str = ""
    langid: str = "english"
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    url: str = ""
    urldate: PartialDate | None = None
    access: str = "unknown"
    regions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    level: str = ""
    subjects: tuple[str, ...] = ()
    """What the keywords are called in English, in their order: for programs of readers."""
    annotation: str = ""
    evidence: tuple[Sighting, ...] = ()
    fields: Mapping[str, str] | None = None
    """The fields as written in the file, for exports and for pybtex."""

    @property
    def full_title(self) -> str:
        return titled(self.title, self.subtitle)

    @property
    def language(self) -> str:
        """The document's language as a BCP 47 tag."""
        return LANGUAGES[self.langid]

    @property
    def year(self) -> int | None:
        return self.date.year if self.date else None

    @property
    def keywords(self) -> tuple[str, ...]:
        return (*self.regions, *self.themes, *((self.level,) if self.level else ()))


def titled(title: str, subtitle: str) -> str:
    """Title and subtitle in one; a title that ends in its own mark takes no colon behind it."""
    if not title or not subtitle:
        return title
    return f"{title} {subtitle}" if title[-1] in "?!؟" else f"{title}: {subtitle}"


LANGUAGES: Mapping[str, str] = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "french": "fr",
    "german": "de", "indonesian": "id", "italian": "it", "norwegian": "no", "persian": "fa",
    "portuguese": "pt", "russian": "ru", "spanish": "es", "turkish": "tr", "urdu": "ur",
}  # fmt: skip
"""biblatex ``langid`` (babel names) to BCP 47."""
