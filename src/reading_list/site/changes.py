"""What is new: additions and corrections by day; the record of changes; what stands at the
address of a record that left the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reading_list.bibliography.bibliography import Bibliography, lately_added
from reading_list.bibliography.changes import Change, ChangeKind
from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.entry import Entry
from reading_list.site import addresses
from reading_list.site.language import N_, Interface
from reading_list.site.listing import Item, Lister, coins
from reading_list.site.page import Crumb, Gone, HeadMetadata, Page, Section
from reading_list.site.source import FIELD_NAMES
from reading_list.site.terms import home_crumb

DAYS_SHOWN: Final = 30
"""Days on which something happened that the page of what is new goes back."""

ADDED_SHOWN: Final = 20
"""How many of a day's new sources it shows; the rest are counted."""

KINDS: Final = {
    ChangeKind.CORRECTED: N_("Corrected"),
    ChangeKind.MERGED: N_("Merged"),
    ChangeKind.WITHDRAWN: N_("Withdrawn"),
}


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change of a record. ``item``: the record, or the one that took its place; ``fields``:
    what was corrected, in words; ``note``: why, or ``""``."""

    key: str
    item: Item | None
    fields: str
    note: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one kind on one day."""

    title: str
    kind: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on a day: sources added (``added`` the first of ``count``), changes."""

    id: str
    title: str
    added: tuple[Item, ...]
    count: int
    groups: tuple[ChangeGroup, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.added)


@dataclass(frozen=True, slots=True)
class NewView:
    """The page of what is new."""

    days: tuple[Day, ...]
    earlier: bool
    """Whether something happened before the days shown."""
    coins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The record of all changes."""

    count: int
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class GoneView:
    """What became of a record: ``into`` the one it was merged into, else it was withdrawn."""

    key: str
    date: str
    iso_date: str
    note: str
    into: Item | None


def new_page(bibliography: Bibliography, lister: Lister) -> Page:
    """Sources added and records changed, by day, newest first."""
    ui = lister.interface
    added: dict[PartialDate, list[Entry]] = {}
    for entry in lately_added(bibliography.entries.values()):
        added.setdefault(entry.added, []).append(entry)
    changed = _by_day(bibliography)
    dates = sorted({*added, *changed}, reverse=True)
    shown = {date: added.get(date, [])[:ADDED_SHOWN] for date in dates[:DAYS_SHOWN]}
    days = tuple(
        Day(
            id=str(date),
            title=ui.date(date),
            added=lister.items(entries),
            count=len(added.get(date, [])),
            groups=_groups(changed.get(date, []), bibliography, lister),
        )
        for date, entries in shown.items()
    )
    return Page(
        address=addresses.NEW,
        title=ui.gettext("What’s new"),
        description=ui.gettext(
            "Sources lately added to the reading list and records lately corrected, by day, with "
            "a feed to follow."
        ),
        template="new.html.jinja",
        view=NewView(
            days,
            len(dates) > DAYS_SHOWN,
            coins(entry for entries in shown.values() for entry in entries),
        ),
        lang=ui.code,
        breadcrumbs=(home_crumb(ui),),
        toc=tuple(Section(day.id, day.title) for day in days),
        head=HeadMetadata(feed=addresses.feed(addresses.HOME)),
        updated=str(dates[0]) if dates else "",
    )


def changes_page(bibliography: Bibliography, lister: Lister) -> Page:
    """Every correction, merger and withdrawal since the list began."""
    ui = lister.interface
    days = tuple(
        Day(str(date), ui.date(date), (), 0, _groups(changes, bibliography, lister))
        for date, changes in _by_day(bibliography).items()
    )
    return Page(
        address=addresses.CHANGES,
        title=ui.gettext("Changes to records"),
        description=ui.gettext(
            "Which records of the reading list were corrected, merged or withdrawn, on which day, "
            "and in which fields; a withdrawal says why."
        ),
        template="changes.html.jinja",
        view=ChangesView(len(bibliography.changes), days),
        lang=ui.code,
        breadcrumbs=(home_crumb(ui), Crumb(ui.gettext("About"), addresses.ABOUT)),
        toc=tuple(Section(day.id, day.title) for day in days),
        updated=days[0].id if days else "",
    )


def gone_pages(bibliography: Bibliography, lister: Lister) -> list[Page]:
    """A page at the address of every record that was merged or withdrawn."""
    return [
        _gone_page(change, bibliography, lister)
        for change in bibliography.changes
        if change.kind is not ChangeKind.CORRECTED and change.key not in bibliography.entries
    ]


def _gone_page(change: Change, bibliography: Bibliography, lister: Lister) -> Page:
    ui = lister.interface
    into = bibliography.entries[change.into] if change.into else None
    if into:
        title = ui.gettext("Merged: %(key)s", key=change.key)
        told = N_("The record “%(key)s” was merged into another on %(date)s.")
    else:
        title = ui.gettext("Withdrawn: %(key)s", key=change.key)
        told = N_("The record “%(key)s” was withdrawn from the reading list on %(date)s.")
    return Page(
        address=addresses.source_of(change.key),
        title=title,
        description=ui.gettext(told, key=change.key, date=ui.date(change.date)),
        template="gone.html.jinja",
        view=GoneView(
            key=change.key,
            date=ui.date(change.date),
            iso_date=str(change.date),
            note=ui.label(change.note) if change.note else "",
            into=lister.item(into) if into else None,
        ),
        lang=ui.code,
        breadcrumbs=(home_crumb(ui), Crumb(ui.gettext("All sources"), addresses.SOURCES)),
        gone=Gone(addresses.source(into) if into else ""),
    )


def _by_day(bibliography: Bibliography) -> dict[PartialDate, list[Change]]:
    days: dict[PartialDate, list[Change]] = {}
    for change in bibliography.changes:
        days.setdefault(change.date, []).append(change)
    return days


def _groups(
    changes: list[Change], bibliography: Bibliography, lister: Lister
) -> tuple[ChangeGroup, ...]:
    ui = lister.interface
    return tuple(
        ChangeGroup(
            ui.gettext(title),
            kind,
            tuple(_change(one, bibliography, lister) for one in changes if one.kind is kind),
        )
        for kind, title in KINDS.items()
        if any(one.kind is kind for one in changes)
    )


def _change(change: Change, bibliography: Bibliography, lister: Lister) -> ChangeView:
    ui = lister.interface
    # A record that was corrected and has left the list since is named by its key.
    entry = bibliography.entries.get(change.into or change.key)
    return ChangeView(
        key=change.key,
        item=lister.item(entry) if entry else None,
        fields=_named(change.fields, ui),
        note=ui.label(change.note) if change.note else "",
    )


def _named(fields: Iterable[str], ui: Interface) -> str:
    return ui.listed([ui.gettext(FIELD_NAMES.get(name, name)) for name in fields])
