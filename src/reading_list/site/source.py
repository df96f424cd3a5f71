"""The page of one source: what it is, the document, its citations, and what the record rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.names import Name
from reading_list.bibliography.symbols import UN_LANGUAGES
from reading_list.citations.model import Citation
from reading_list.citations.un.arabic_names import arabic_body
from reading_list.exports.highwire import highwire
from reading_list.exports.schema_org import schema_org
from reading_list.site import addresses
from reading_list.site.citing import Cited, Citer
from reading_list.site.files import Download, source_downloads
from reading_list.site.language import N_, Interface, Words
from reading_list.site.listing import Item, Lister
from reading_list.site.page import Alternate, Crumb, HeadMetadata, Meta, Page
from reading_list.site.prose import ProsePage
from reading_list.site.searching import Finder
from reading_list.site.series import RELATIONS, Place, Reference, SeriesDrawer
from reading_list.site.structured import script_json
from reading_list.site.terms import home_crumb
from reading_list.site.text import described

LANGUAGE_NAMES = {
    "ar": "العربية",
    "zh": "中文",
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
}
"""Each official language by its own name."""

TITLE_NOTES = {
    "letter": N_("The heading was not seen; this is the covering letter’s wording."),
    "catalogue": N_("The heading was not seen; this is a catalogue’s wording."),
    "press": N_("The heading was not seen; this is the press’s wording."),
    "descriptive": N_("No source showed the title; this describes the document."),
}

FIELD_NAMES = {
    "title": N_("title"), "subtitle": N_("subtitle"), "titleaddon": N_("subject"),
    "author": N_("author"), "editor": N_("editor"), "institution": N_("issuing body"),
    "publisher": N_("publisher"), "location": N_("place of publication"),
    "journaltitle": N_("journal"), "booktitle": N_("book"), "series": N_("series"),
    "volume": N_("volume"), "issue": N_("issue"), "pages": N_("pages"),
    "edition": N_("edition"), "number": N_("number"), "date": N_("date"),
    "letterdate": N_("date of the Chair’s letter"),
    "teamletterdate": N_("date of the Team’s letter"),
    "mastheadtitle": N_("title on the masthead"), "mandate": N_("mandate"),
    "meeting": N_("meeting"), "speaker": N_("speaker"), "ordinal": N_("place in the series"),
    "doi": N_("DOI"), "isbn": N_("ISBN"), "issn": N_("ISSN"), "url": N_("address"),
    "eprint": N_("record in the UN Digital Library"), "content": N_("content"),
    "related": N_("related documents"), "inseries": N_("series"), "langid": N_("language"),
    "access": N_("access"), "shorttitle": N_("short title"), "type": N_("type"),
    "titletranslation": N_("translated title"), "titlearabic": N_("Arabic title"),
    "titlesource": N_("where the title was seen"),
    "keywords": N_("regions, themes and level"), "annotation": N_("annotation"),
    "evidence": N_("evidence"), "relatedtype": N_("related documents"),
}  # fmt: skip
"""What readers call the fields that evidence names."""

BODY_NAMES: Mapping[str, Callable[[str], str]] = {"ar": arabic_body}
"""What UN bodies are called in other languages; ``""`` where no evidence shows it."""

LANGUAGE_LABELS = {
    "arabic": N_("Arabic"), "chinese": N_("Chinese"), "dutch": N_("Dutch"),
    "english": N_("English"), "french": N_("French"), "german": N_("German"),
    "indonesian": N_("Indonesian"), "italian": N_("Italian"), "norwegian": N_("Norwegian"),
    "persian": N_("Persian"), "portuguese": N_("Portuguese"), "russian": N_("Russian"),
    "spanish": N_("Spanish"), "turkish": N_("Turkish"), "urdu": N_("Urdu"),
}  # fmt: skip
"""``langid`` as readers call it."""


@dataclass(frozen=True, slots=True)
class Document:
    """The document in one official language."""

    name: str
    lang: str
    address: str


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """A link to a publisher or library: what it is, and the host it leads to."""

    label: str
    address: str
    host: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the facts: a date as what it is, a number, a body.

    ``words``: not in the language of the page; ``iso``: of a date; ``reference``: a document.
    """

    label: str
    text: str = ""
    iso: str = ""
    words: Words | None = None
    reference: Reference | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """How other sources stand to this one ("Revised by"), and which they are."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A place where fields were seen; a reprint is named but never linked."""

    fields: str
    address: str
    host: str
    reprint: bool
    note: str


@dataclass(frozen=True, slots=True)
class Keyword:
    """A region or theme with its page."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """The page of a source."""

    title: Words
    name: Words | None
    """Its number in the language of the page, where the title is in another."""
    gloss: str
    detail: Words | None
    people: tuple[Words, ...]
    editors: tuple[Words, ...]
    kind: str
    level: str
    date: str
    iso_date: str
    symbol: str
    title_note: str
    superseded: tuple[Item, ...]
    documents: tuple[Document, ...]
    links: tuple[OutsideLink, ...]
    archived: str
    access: str
    search: OutsideLink | None
    """Where to look for the document, if no address of it was seen."""
    facts: tuple[Fact, ...]
    cited: Cited
    annotation: Words | None
    regions: tuple[Keyword, ...]
    themes: tuple[Keyword, ...]
    place: Place | None
    relations: tuple[Relation, ...]
    cited_in: tuple[Crumb, ...]
    """Guides and other prose on this site that cite the source."""
    evidence: tuple[Seen, ...]
    verified: str
    verified_iso: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True)
class SourceDrawer:
    """What source pages are made from."""

    bibliography: Bibliography
    citations: Mapping[str, Mapping[str, Citation]]
    lister: Lister
    series: SeriesDrawer
    citer: Citer
    cited_in: Mapping[str, Sequence[ProsePage]]
    finder: Finder

    @property
    def interface(self) -> Interface:
        return self.lister.interface

    def page(self, entry: Entry) -> Page:
        ui = self.interface
        view = self._view(entry)
        if entry.date is None:
            view = _untimed(view)
        # A title in the head cannot say which language it is in: of a document that a symbol
        # names, the kind stands for one that is not the page's.
        foreign = bool(view.symbol) and view.title.lang != ui.code
        name = view.name.text if view.name else view.kind if foreign else view.title.text
        return Page(
            address=addresses.source(entry),
            title=f"{view.symbol}: {name}" if view.symbol else name,
            description=described(self._description(entry, view)),
            template="source.html.jinja",
            view=view,
            lang=ui.code,
            breadcrumbs=self._breadcrumbs(view),
            head=HeadMetadata(
                metas=tuple(Meta(*tag) for tag in highwire(entry)),
                json_ld=script_json(schema_org(entry)),
                alternates=tuple(Alternate(d.file, d.media_type, d.name) for d in view.downloads),
                search=self.finder.tags(entry),
            ),
            scripts=("citation.js",),
            updated=str(self.bibliography.touched[entry.key]),
        )

    def _breadcrumbs(self, view: SourceView) -> tuple[Crumb, ...]:
        crumbs = [home_crumb(self.interface)]
        if view.place:
            crumbs.append(Crumb(view.place.label, view.place.address))
        else:
            crumbs.append(Crumb(self.interface.gettext("All sources"), addresses.SOURCES))
        return tuple(crumbs)

    def _description(self, entry: Entry, view: SourceView) -> str:
        """What kind of source, its number, its date, then the beginning of the annotation."""
        ui = self.interface
        people = "" if view.symbol else self.lister.people(entry.author)
        parts = [view.kind, view.symbol, people, view.date]
        what = ui.listed([part for part in parts if part])
        more = view.annotation.text if view.annotation else entry.full_title
        return f"{what}. {more}"

    def _view(self, entry: Entry) -> SourceView:
        ui, vocabularies = self.interface, self.bibliography.vocabularies
        kind = vocabularies.kinds[entry.kind]
        item = self.lister.item(entry)
        title = Words(entry.full_title, entry.language)
        address = entry.url or (addresses.doi(entry.doi) if entry.doi else "")
        if entry.symbol:
            address = entry.symbol.url("en")
        return SourceView(
            title=title,
            name=self._name(entry),
            gloss=item.gloss,
            detail=item.detail,
            people=_people(entry.author, entry) if not kind.un else (),
            editors=_people(entry.editor, entry),
            kind=item.kind,
            level=item.level,
            date=item.date,
            iso_date=item.iso_date,
            symbol=entry.number if kind.un else "",
            title_note=ui.gettext(TITLE_NOTES[entry.titlesource]) if entry.titlesource else "",
            superseded=self.lister.items(
                e
                for type_, e in self.bibliography.incoming.get(entry.key, ())
                if type_ == "revises"
            ),
            documents=self._documents(entry),
            links=self._links(entry),
            archived=addresses.archived(address, entry.verified) if address else "",
            access=item.access,
            search=self._search(entry) if not (address or entry.eprint) else None,
            facts=tuple(self._facts(entry, kind_un=kind.un)),
            cited=Cited(
                entry,
                kind,
                lambda: self.citer.view(self.citations[entry.key], paragraphs=kind.un),
            ),
            annotation=item.annotation,
            regions=self._keywords(entry.regions, "regions"),
            themes=self._keywords(entry.themes, "themes"),
            place=self.series.place(entry),
            relations=tuple(self._relations(entry)),
            cited_in=tuple(Crumb(p.title, p.address) for p in self.cited_in.get(entry.key, ())),
            evidence=tuple(self._seen(entry)),
            verified=ui.date(entry.verified),
            verified_iso=str(entry.verified),
            downloads=source_downloads(entry),
        )

    def _name(self, entry: Entry) -> Words | None:
        """The document by kind and number, where the page is in another language than its title.

        The title of the Arabic document, where it was seen, comes before that.
        """
        ui = self.interface
        if ui.code == "ar" and entry.titlearabic:
            return Words(entry.titlearabic, ui.code)
        if self.lister.numbered_name(entry) is None or ui.code == entry.language:
            return None
        return self.lister.name(entry)

    def _documents(self, entry: Entry) -> tuple[Document, ...]:
        """The six official languages, the language of the page first."""
        if entry.symbol is None:
            return ()
        first = self.interface.code
        order = sorted(UN_LANGUAGES, key=lambda code: code != first)
        return tuple(Document(LANGUAGE_NAMES[code], code, entry.symbol.url(code)) for code in order)

    def _search(self, entry: Entry) -> OutsideLink:
        """A search for the title: UN documents at their library, everything else at large."""
        ui = self.interface
        if self.bibliography.vocabularies.kinds[entry.kind].un:
            address = addresses.library_search(entry.full_title)
            return OutsideLink(
                ui.gettext("Search the UN Digital Library"), address, addresses.host(address)
            )
        address = addresses.scholar_search(entry.full_title)
        return OutsideLink(
            ui.gettext("Search Google Scholar for it"), address, addresses.host(address)
        )

    def _links(self, entry: Entry) -> tuple[OutsideLink, ...]:
        ui = self.interface
        links = []
        if entry.doi:
            links.append(
                OutsideLink(ui.gettext("At the publisher"), addresses.doi(entry.doi), "doi.org")
            )
        if entry.url:
            label = ui.gettext("Read it") if not entry.doi else ui.gettext("Another address")
            links.append(OutsideLink(label, entry.url, addresses.host(entry.url)))
        if entry.eprint and entry.eprinttype == "undl":
            label = ui.gettext("Record in the UN Digital Library")
            address = addresses.library_record(entry.eprint)
            links.append(OutsideLink(label, address, addresses.host(address)))
        return tuple(links)

    def _facts(self, entry: Entry, *, kind_un: bool) -> list[Fact]:
        """Each field that the header does not show, by the name of what it is."""
        ui = self.interface
        facts: list[Fact] = []

        def date(label: str, value: PartialDate | None) -> None:
            if value is not None:
                facts.append(Fact(label, ui.date(value), str(value)))

        def text(label: str, value: str) -> None:
            if value:
                facts.append(Fact(label, words=Words(value, "en")))

        def bodies(label: str, names: Sequence[str]) -> None:
            """In the language of the page where a UN page shows what it calls all of them."""
            known = BODY_NAMES.get(ui.code)
            local = [known(name) for name in names] if known else []
            if local and all(local):
                said = ui.listed(local)
                facts.append(Fact(label, words=Words(said, ui.code)))
            else:
                text(label, ", ".join(names))

        date(ui.gettext(self.lister.date_label(entry)), entry.date)
        date(ui.gettext("Letter of the Chair of the Committee"), entry.letterdate)
        date(ui.gettext("Letter of the Team to the Chair"), entry.teamletterdate)
        mandate = self.series.mandate(entry)
        if mandate:
            facts.append(Fact(ui.gettext("Mandate"), reference=mandate))
        if entry.meeting:
            known = self.bibliography.by_symbol.get(str(entry.meeting))
            reference = Reference(
                str(entry.meeting),
                addresses.source(known) if known else "",
                entry.meeting.url(ui.code),
            )
            facts.append(Fact(ui.gettext("Meeting"), reference=reference))
        text(ui.gettext("Speaker"), entry.speaker)
        if kind_un:
            bodies(ui.gettext("Author"), [name.direct for name in entry.author])
        bodies(ui.gettext("Issued by"), [entry.institution] if entry.institution else [])
        if entry.titlearabic and ui.code != "ar":
            words = Words(entry.titlearabic, "ar")
            facts.append(Fact(ui.gettext("Title in Arabic"), words=words))
        if not self.lister.gloss(entry):
            text(ui.gettext("Title in English"), entry.titletranslation)
        text(ui.gettext("Title on the masthead"), entry.mastheadtitle)
        text(ui.gettext("Published in"), entry.journaltitle or entry.booktitle)
        text(ui.gettext("Published in the series"), entry.series)
        text(ui.gettext("Volume"), entry.volume)
        text(ui.gettext("Issue"), entry.issue)
        if not kind_un:
            text(ui.gettext("Number"), entry.number)
        text(ui.gettext("Pages"), entry.pages.replace("--", "–"))
        text(ui.gettext("Edition"), entry.edition)
        text(ui.gettext("Publisher"), ", ".join(filter(None, (entry.publisher, entry.location))))
        if entry.doi:
            facts.append(
                Fact(
                    ui.gettext("DOI"),
                    words=Words(entry.doi, "en"),
                    address=addresses.doi(entry.doi),
                )
            )
        text(ui.gettext("ISBN"), entry.isbn)
        text(ui.gettext("ISSN"), entry.issn)
        if entry.langid != "english":
            facts.append(Fact(ui.gettext("Language"), ui.gettext(LANGUAGE_LABELS[entry.langid])))
        return facts

    def _keywords(self, identifiers: tuple[str, ...], facet: str) -> tuple[Keyword, ...]:
        vocabularies = self.bibliography.vocabularies
        terms = vocabularies.regions if facet == "regions" else vocabularies.themes
        return tuple(
            Keyword(self.interface.label(terms[i].label), f"{facet}/{i}/")
            for i in terms
            if i in identifiers
        )

    def _relations(self, entry: Entry) -> list[Relation]:
        """Records that this one names, that name it, and reports that answer to it."""
        ui, entries = self.interface, self.bibliography.entries
        relations = []
        if entry.related:
            label = RELATIONS[entry.relatedtype][0]
            named = self.lister.items(entries[key] for key in entry.related)
            relations.append(Relation(ui.gettext(label), named))
        incoming: dict[str, list[Entry]] = {}
        for type_, other in self.bibliography.incoming.get(entry.key, ()):
            incoming.setdefault(type_, []).append(other)
        for type_, others in sorted(incoming.items()):
            relations.append(Relation(ui.gettext(RELATIONS[type_][1]), self.lister.items(others)))
        mandated = self.bibliography.mandated_by.get(entry.key, ())
        if mandated:
            label = ui.gettext("Reports under its mandate")
            relations.append(Relation(label, self.lister.items(mandated)))
        adopted = self._at_meetings.get(entry.number, ())
        if adopted:
            label = ui.gettext("Adopted or given at this meeting")
            relations.append(Relation(label, self.lister.items(adopted)))
        return relations

    @cached_property
    def _at_meetings(self) -> Mapping[str, tuple[Entry, ...]]:
        """For the symbol of each meeting record, what was adopted or given there."""
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in self.bibliography.entries.values():
            if entry.meeting:
                symbol = str(entry.meeting)
                found[symbol] = (*found.get(symbol, ()), entry)
        return found

    def _seen(self, entry: Entry) -> list[Seen]:
        ui = self.interface
        return [
            Seen(
                fields=ui.listed(
                    [ui.gettext(FIELD_NAMES[n]) if n in FIELD_NAMES else n for n in sighting.fields]
                ),
                address=sighting.address if sighting.linked else "",
                host=sighting.host if sighting.linked else "",
                reprint=sighting.reprint,
                note=sighting.note,
            )
            for sighting in entry.evidence
        ]


def _untimed(view: SourceView) -> SourceView:
    """The page of an undated source without a machine-readable date.

    Zotero takes the first ``<time>`` of a page for the date of a source that has none.
    """

    def bare(item: Item) -> Item:
        return replace(item, iso_date="")

    place = view.place and replace(
        view.place,
        previous=view.place.previous and bare(view.place.previous),
        next=view.place.next and bare(view.place.next),
    )
    return replace(
        view,
        facts=tuple(replace(fact, iso="") for fact in view.facts),
        place=place,
        relations=tuple(replace(one, items=tuple(map(bare, one.items))) for one in view.relations),
        superseded=tuple(map(bare, view.superseded)),
        verified_iso="",
    )


def _people(names: tuple[Name, ...], entry: Entry) -> tuple[Words, ...]:
    return tuple(Words(name.direct, entry.language) for name in names)
