"""A page as data: where it stands, what its head says, and the view its template draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple, overload

HERE: Final = Path(__file__).parent

ASSETS: Final[tuple[Path, ...]] = tuple(sorted((HERE / "assets").iterdir()))
"""Styles and scripts to copy into the site; a page names those it needs beside the first sheet."""

PROSE_ADDRESSES: Final = (
    "about/",
    "about/contributing/",
    "about/selection/",
    "guides/",
)
"""Pages people write in ``docs/`` that templates link to; the build must supply them."""


class Crumb(NamedTuple):
    """A step on the way from the home page to a page."""

    title: str
    address: str


class Section(NamedTuple):
    """A part of a page that an address can name: ``<page address>#<id>``."""

    id: str
    title: str


class Meta(NamedTuple):
    """A ``<meta name content>`` element."""

    name: str
    content: str


class Alternate(NamedTuple):
    """The same content in another format: ``file`` as in `files.site_files`, its media type."""

    file: str
    type: str
    title: str


class SiteAddress(NamedTuple):
    """An address of the site in what a page says to machines, whole once the site's is known.

    ``address``: from the root of the language's site; ``shared``: from the root of all.
    """

    address: str
    shared: bool = False


class SearchTag(NamedTuple):
    """What the search index is told of a page: a field to find and show, a facet, or an order.

    ``tag``: ``meta``, ``filter`` or ``sort`` (Pagefind's ``data-pagefind-*``).
    """

    tag: str
    name: str
    content: str


@dataclass(frozen=True, slots=True)
class HeadMetadata:
    """What a page says to reference managers, search engines and the site's own search.

    ``json_ld``: JSON text safe inside a script element, or ``""``; ``search``: none where all
    that is to be found of a page is its text; ``described``: objects of schema.org whose
    addresses on the site are `SiteAddress`; ``feed``: where the Atom feed of the page's list
    stands, from the root of the language's site, or ``""``.
    """

    metas: tuple[Meta, ...] = ()
    json_ld: str = ""
    alternates: tuple[Alternate, ...] = ()
    search: tuple[SearchTag, ...] = ()
    described: tuple[Mapping[str, Any], ...] = ()
    feed: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """What stands at the address of a record that left the list; ``into``: the page that took
    its place, or ``""``. Such a page is in no list, search or sitemap."""

    into: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one language.

    ``address``: from the root of the language's site, ``""`` for home, else ending in a slash
    (``sources/un-s-2025-71-rev-1/``); ``description``: its own, under 160 characters;
    ``template``: a file of ``templates/``; ``view``: the frozen view model that it draws;
    ``breadcrumbs``: from home down to the page above this one; ``toc``: the sections of the
    page that links may name; ``scripts`` and ``styles``: those of `ASSETS` that it needs;
    ``updated``: the day its content last changed (``2026-11-23``), where records say it;
    ``gone``: it keeps the address of a record that left the list.
    """

    address: str
    title: str
    description: str
    template: str
    view: object
    lang: str
    breadcrumbs: tuple[Crumb, ...] = ()
    toc: tuple[Section, ...] = ()
    head: HeadMetadata = field(default=HeadMetadata())
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    updated: str = ""
    gone: Gone | None = None

    @property
    def to_root(self) -> str:
        """The relative way from this page to the root of its language's site: ``../../``."""
        return "../" * self.address.count("/")


class Pages(Sequence[Page]):
    """Every page of one language, sorted by address, and the data files they link to."""

    def __init__(
        self, pages: Sequence[Page], files: frozenset[str], prose: frozenset[str] = frozenset()
    ) -> None:
        """``prose``: addresses of pages people wrote, beside those every site has."""
        self._pages = tuple(sorted(pages, key=lambda page: page.address))
        self._prose = prose.union(PROSE_ADDRESSES)
        self.files = files

    def with_pages(self, pages: Sequence[Page]) -> Pages:
        """These pages and others, which take the place of those at the same addresses."""
        merged = {page.address: page for page in (*self._pages, *pages)}
        return Pages(tuple(merged.values()), self.files, self._prose)

    @overload
    def __getitem__(self, index: int) -> Page: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Page, ...]: ...
    def __getitem__(self, index: int | slice) -> Page | tuple[Page, ...]:
        return self._pages[index]

    def __len__(self) -> int:
        return len(self._pages)

    def __iter__(self) -> Iterator[Page]:
        return iter(self._pages)

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """For each address that links may name, the sections it has."""
        known = {page.address: frozenset(s.id for s in page.toc) for page in self._pages}
        return dict.fromkeys(sorted(self._prose), frozenset()) | known
