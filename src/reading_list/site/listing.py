"""How a source stands in a list: its name, what it is, when it is from, where its page is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.names import Name
from reading_list.exports.coins import context_object
from reading_list.site import addresses
from reading_list.site.language import N_, Interface, Words

ACCESS = {
    "open": N_("Open access"),
    "subscription": N_("Subscription"),
    "unknown": "",
}
"""What a reader will meet at the publisher's; nothing is said where it is not known."""

FOLDED_FROM, SHOWN = 15, 10
"""A part of more sources than the first number shows as many as the second, then a fold."""

NAMES_SHOWN = 3
"""How many authors a list names before it says "and others"."""


@dataclass(frozen=True, slots=True)
class Item:
    """A source in a list.

    ``name``: what a list calls it, in the language of the page if that can be said of it
    ("35th report of the Team"), else its title; ``short``: its name within its series ("35th
    report"); ``gloss``: the title in English, for who reads neither its language nor the page in
    it; ``detail``: the subject of a resolution or meeting; ``byline``: who wrote it and where it
    appeared; ``symbol``: of a UN document.
    """

    key: str
    address: str
    name: Words
    short: Words
    detail: Words | None
    gloss: str
    byline: str
    symbol: str
    kind: str
    date: str
    iso_date: str
    year: str
    level: str
    access: str
    annotation: Words | None


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a list with its heading; ``id`` names it in an address."""

    id: str
    title: str
    items: tuple[Item, ...]
    address: str = ""

    @property
    def count(self) -> int:
        return len(self.items)

    @property
    def shown(self) -> tuple[Item, ...]:
        """What is in view at once; of a long part its beginning."""
        return self.items[:SHOWN] if self.count > FOLDED_FROM else self.items

    @property
    def folded(self) -> tuple[Item, ...]:
        """What opens on demand."""
        return self.items[SHOWN:] if self.count > FOLDED_FROM else ()


def coins(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The OpenURL of each entry, so that Zotero offers a whole list."""
    return tuple(context_object(entry) for entry in entries)


@dataclass(frozen=True)
class Lister:
    """Makes list items in one language, each once."""

    bibliography: Bibliography
    interface: Interface
    _items: dict[str, Item] = field(default_factory=dict)

    def item(self, entry: Entry) -> Item:
        """The item of an entry."""
        if entry.key not in self._items:
            self._items[entry.key] = self._make(entry)
        return self._items[entry.key]

    def items(self, entries: Iterable[Entry]) -> tuple[Item, ...]:
        return tuple(map(self.item, entries))

    def _make(self, entry: Entry) -> Item:
        vocabularies, ui = self.bibliography.vocabularies, self.interface
        return Item(
            key=entry.key,
            address=addresses.source(entry),
            name=self.name(entry),
            short=self.numbered_name(entry) or self.name(entry),
            detail=self.detail(entry),
            gloss=self.gloss(entry),
            byline="" if vocabularies.kinds[entry.kind].un else self.byline(entry),
            symbol=entry.number if vocabularies.kinds[entry.kind].un else "",
            kind=ui.label(vocabularies.kinds[entry.kind].label),
            date=ui.date(entry.date) if entry.date else ui.gettext("undated"),
            iso_date=str(entry.date) if entry.date else "",
            year=str(entry.year) if entry.year else "",
            level=ui.label(vocabularies.levels[entry.level].label) if entry.level else "",
            access=self.access(entry),
            annotation=self.annotation(entry),
        )

    def access(self, entry: Entry) -> str:
        """What a reader will meet; nothing where no way there is known that would keep the word."""
        reached = entry.url or entry.doi or entry.symbol or entry.eprint
        return (
            self.interface.gettext(ACCESS[entry.access]) if reached and ACCESS[entry.access] else ""
        )

    def name(self, entry: Entry) -> Words:
        """What a list calls a source: its place in a series and whose series it is, or its title.

        A title like "Thirty-fifth report of the Analytical Support …" begins as all its
        neighbours do; the number tells them apart. In another language than the title's a
        resolution or meeting is named by its number, as that language's documents name it.
        """
        ui = self.interface
        series = self.bibliography.vocabularies.series.get(entry.inseries)
        if series and series.numbered and entry.ordinal is not None:
            said = ui.label(series.document).replace("{ordinal}", ui.ordinal(entry.ordinal))
            return Words(said, ui.code)
        return self.numbered_name(entry) or Words(entry.full_title, entry.language)

    def gloss(self, entry: Entry) -> str:
        """The title in English; not where the page is in the language of the title itself."""
        return "" if entry.language == self.interface.code else entry.titletranslation

    def detail(self, entry: Entry) -> Words | None:
        """The subject of a resolution or meeting, or the title of the Arabic document."""
        if self.interface.code == "ar" and entry.titlearabic:
            return Words(entry.titlearabic, "ar")
        return Words(entry.titleaddon, "en") if entry.titleaddon else None

    def date_label(self, entry: Entry) -> str:
        """What the date of a document is, untranslated: a masthead's, of adoption, of a meeting.

        Records give the masthead date of UN documents (docs/about/record-format.md).
        """
        kind = self.bibliography.vocabularies.kinds[entry.kind]
        if entry.symbol and entry.symbol.is_resolution:
            return N_("Date of adoption")
        if entry.symbol and entry.symbol.kind == "PV":
            return N_("Date of the meeting")
        if kind.un and entry.symbol:
            return N_("Date on the masthead")
        return N_("Date")

    def numbered_name(self, entry: Entry) -> Words | None:
        """The name of a document by its number in the language of the page, if it has one."""
        ui, symbol = self.interface, entry.symbol
        series = self.bibliography.vocabularies.series.get(entry.inseries)
        said = ""
        if series and series.numbered and entry.ordinal is not None:
            said = ui.gettext("%(ordinal)s report", ordinal=ui.ordinal(entry.ordinal))
        elif symbol is None or ui.code == entry.language:
            return None
        elif symbol.is_resolution and symbol.year_in_parentheses:
            said = ui.gettext(
                "Resolution %(number)s (%(year)s)", number=symbol.number, year=symbol.year
            )
        elif symbol.is_resolution and symbol.session:
            said = ui.gettext(
                "Resolution %(session)s/%(number)s", session=symbol.session, number=symbol.number
            )
        elif symbol.kind == "PV" and symbol.organ == "S":
            said = ui.gettext("Security Council, meeting %(number)s", number=symbol.number)
        return Words(said, ui.code) if said else None

    def annotation(self, entry: Entry) -> Words | None:
        """The annotation in the language of the page, or in English where that is missing."""
        code = self.interface.code
        translated = self.bibliography.translations.get(code, {}).get(entry.key)
        if translated:
            return Words(translated, code)
        return Words(entry.annotation, "en") if entry.annotation else None

    def byline(self, entry: Entry) -> str:
        """``Daniel Byman and Jane Roe, Terrorism and Political Violence``."""
        where = entry.journaltitle or entry.booktitle or entry.publisher or entry.institution
        who = self.people(entry.author or entry.editor)
        return ", ".join(dict.fromkeys(part for part in (who, where) if part))

    def people(self, names: tuple[Name, ...]) -> str:
        """Names in direct order, the first few of many."""
        shown = [name.direct for name in names[:NAMES_SHOWN]]
        if len(names) > NAMES_SHOWN:
            return self.interface.gettext("%(names)s and others", names=shown[0])
        return ", ".join(shown)
