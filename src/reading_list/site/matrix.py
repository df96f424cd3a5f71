"""Themes and regions crossed: how many sources each pair has, as numbers and as shades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reading_list.bibliography.bibliography import narrower
from reading_list.site import addresses
from reading_list.site.language import Interface
from reading_list.site.page import Page, Section
from reading_list.site.terms import REGIONS, THEMES, Facet, TermLink, Terms, home_crumb
from reading_list.site.text import described

SHADES: Final = (1, 5, 10, 20, 50)
"""The least number of sources that each shade stands for, the same in every table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many sources a theme has in a region, and where they stand; none: no address.

    ``shade``: the place in `SHADES`, from 1; 0 for none. ``name``: what the number says alone.
    """

    count: int
    shade: int
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Shade:
    """A shade and the numbers it stands for."""

    shade: int
    label: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Themes down, regions across. ``label``: of the region that is opened, or ``""``."""

    label: str
    columns: tuple[TermLink, ...]
    rows: tuple[tuple[TermLink, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Matrices:
    """The broadest regions by theme, and below each table that opens one of them."""

    broad: Matrix
    opened: tuple[Matrix, ...]
    legend: tuple[Shade, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """All regions, or all themes, as a tree; and the two crossed."""

    title: str
    about: str
    terms: tuple[TermLink, ...]
    matrices: Matrices


@dataclass(frozen=True)
class Crossing:
    """Counts every pair of a theme and a region once."""

    terms: Terms

    @property
    def interface(self) -> Interface:
        return self.terms.interface

    def matrices(self, *, opened: bool = False) -> Matrices:
        """``opened``: with a table for each region that has narrower ones."""
        broad = self.terms.top(REGIONS)
        vocabulary = self.terms.of(REGIONS)
        below = {one.id: narrower(vocabulary, one.id) for one in broad}
        return Matrices(
            broad=self._matrix("", broad),
            opened=tuple(
                self._matrix(one.label, tuple(self.terms.link(REGIONS, t) for t in below[one.id]))
                for one in broad
                if opened and len(below[one.id]) > 1
            ),
            legend=self._legend(),
        )

    def _matrix(self, label: str, columns: tuple[TermLink, ...]) -> Matrix:
        themes = [self.terms.link(THEMES, theme) for theme in self.terms.of(THEMES)]
        return Matrix(
            label,
            columns,
            tuple((theme, tuple(self._cell(column, theme) for column in columns))
                  for theme in themes),
        )  # fmt: skip

    def _cell(self, region: TermLink, theme: TermLink) -> Cell:
        count = len(self._keys[theme.id] & self._inside[region.id])
        ui = self.interface
        sources = ui.ngettext("%(number)s source", "%(number)s sources", count)
        return Cell(
            count,
            shade(count),
            f"{region.address}#{theme.id}" if count else "",
            f"{ui.listed([region.label, theme.label])}: {sources}",
        )

    @cached_property
    def _inside(self) -> Mapping[str, set[str]]:
        regions = self.terms.of(REGIONS)
        return {r: {e.key for e in self.terms.entries(REGIONS, r)} for r in regions}

    @cached_property
    def _keys(self) -> Mapping[str, set[str]]:
        """As the sections of a region's page: what carries the theme itself."""
        return {
            theme: {e.key for e in self.terms.entries(THEMES, theme) if theme in e.themes}
            for theme in self.terms.of(THEMES)
        }

    def _legend(self) -> tuple[Shade, ...]:
        ends = [f"–{after - 1}" for after in SHADES[1:]]
        ranges = [f"{start}{end}" for start, end in zip(SHADES, ends, strict=False)]
        last = self.interface.gettext("%(number)s or more", number=SHADES[-1])
        return tuple(Shade(number, text) for number, text in enumerate((*ranges, last), start=1))


def shade(count: int) -> int:
    """The place in `SHADES` of a number, from 1; 0 for none."""
    return sum(count >= least for least in SHADES)


def index_page(facet: Facet, terms: Terms, crossing: Crossing) -> Page:
    """All terms of a facet as a tree, with scope notes and counts, then crossed with the other."""
    ui = terms.interface
    title = ui.gettext(facet.name)
    return Page(
        address=facet.address,
        title=title,
        description=described(ui.gettext(facet.about)),
        template="terms.html.jinja",
        view=IndexView(
            title,
            ui.gettext(facet.about),
            terms.top(facet, deep=True),
            crossing.matrices(opened=facet is REGIONS),
        ),
        lang=ui.code,
        breadcrumbs=(home_crumb(ui),),
        toc=(Section(addresses.MATRIX, ui.gettext("Themes and regions together")),),
        styles=("figures.css",),
    )
