"""Atom feeds of what joined the list: all of it, each region, each theme; one set a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reading_list.bibliography.bibliography import Bibliography, lately_added
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.vocabulary import Term
from reading_list.citations import values
from reading_list.exports.atom import Feed, FeedEntry, Label, atom
from reading_list.site import addresses
from reading_list.site.home import title
from reading_list.site.language import Interface
from reading_list.site.listing import Lister

NEWEST: Final = 50
"""Records in a feed, at most."""


def feed_files(bibliography: Bibliography, language: str, root: str) -> dict[str, bytes]:
    """Every feed of a language by where it stands from the root of the language's site.

    ``root``: the address of that site. Feeds lead to it; their identifiers do not depend on it.
    """
    maker = _Maker(bibliography, Interface(language), root)
    return {addresses.feed(address): atom(feed) for address, feed in maker.feeds()}


@dataclass(frozen=True)
class _Maker:
    bibliography: Bibliography
    interface: Interface
    root: str

    def feeds(self) -> Iterator[tuple[str, Feed]]:
        """Each feed with the address of the page it goes with."""
        ui, list_ = self.interface, self.bibliography
        yield addresses.HOME, self._feed(addresses.HOME, title(ui), list_.entries.values())
        for folder, terms, members in (
            (addresses.REGIONS, list_.vocabularies.regions, list_.in_region),
            (addresses.THEMES, list_.vocabularies.themes, list_.in_theme),
        ):
            for term in terms.values():
                address = f"{folder}{term.id}/"
                named = f"{ui.label(term.label)} · {title(ui)}"
                yield address, self._feed(address, named, members(term.id))

    def _feed(self, address: str, name: str, entries: Iterable[Entry]) -> Feed:
        ui = self.interface
        newest = [self._entries[entry.key] for entry in lately_added(entries)[:NEWEST]]
        # A feed with nothing in it is as old as the list.
        dates = [entry.updated for entry in newest] or list(self.bibliography.touched.values())
        return Feed(
            name=f"{ui.code}/{address}",
            language=ui.code,
            title=name,
            subtitle=ui.gettext("Sources lately added to the reading list, newest first"),
            author=title(ui),
            rights=ui.gettext("Annotations: CC BY 4.0"),
            address=self.root + addresses.feed(address),
            page=self.root + address,
            updated=max(dates),
            entries=newest,
        )

    @cached_property
    def _entries(self) -> Mapping[str, FeedEntry]:
        lister = Lister(self.bibliography, self.interface)
        return {key: self._entry(e, lister) for key, e in self.bibliography.entries.items()}

    def _entry(self, entry: Entry, lister: Lister) -> FeedEntry:
        item, vocabularies = lister.item(entry), self.bibliography.vocabularies
        said = f"{item.symbol}: {item.name.text}" if item.symbol else item.name.text
        annotation = item.annotation
        return FeedEntry(
            name=f"{self.interface.code}/{addresses.source(entry)}",
            title=(said, item.name.lang),
            page=self.root + item.address,
            document=self._document(entry),
            authors=[author.direct for author in values.authors(entry) or entry.editor],
            summary=(annotation.text, annotation.lang) if annotation else None,
            categories=(
                *self._labels(addresses.REGIONS, vocabularies.regions, entry.regions),
                *self._labels(addresses.THEMES, vocabularies.themes, entry.themes),
                Label(entry.kind, self.root + addresses.SOURCES, item.kind),
            ),
            published=entry.added,
            updated=self.bibliography.touched[entry.key],
        )

    def _document(self, entry: Entry) -> str:
        """The source itself, in the language of the feed where there is a choice."""
        if entry.symbol:
            return entry.symbol.url(self.interface.code)
        return entry.url or (addresses.doi(entry.doi) if entry.doi else "")

    def _labels(
        self, folder: str, terms: Mapping[str, Term], carried: Iterable[str]
    ) -> list[Label]:
        return [
            Label(term, self.root + folder, self.interface.label(terms[term].label))
            for term in carried
        ]
