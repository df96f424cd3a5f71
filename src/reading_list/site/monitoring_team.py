"""The Monitoring Team's page: what it is, and how to tell five series apart."""

from __future__ import annotations

from dataclasses import dataclass

from reading_list.site import addresses
from reading_list.site.lanes import Lanes, lanes
from reading_list.site.language import N_, Interface, Words
from reading_list.site.listing import Item
from reading_list.site.page import Page, Section
from reading_list.site.series import SeriesCard, SeriesDrawer
from reading_list.site.terms import home_crumb


@dataclass(frozen=True, slots=True)
class Description:
    """What tells a series from those it is taken for. ``series``: its id, or ``""``."""

    series: str
    name: str
    author: str
    reader: str
    basis: str
    title: str
    """English words of its titles, as printed."""


# The wording of titles is that of the documents; mandates are those the records show
# (S/RES/1363 (2001), S/RES/1526 (2004) para. 7, S/RES/2253 (2015) para. 97).
FIVE = (
    Description(
        "isil-al-qaida",
        N_("Monitoring Team on ISIL (Da’esh) and Al-Qaida"),
        N_("The Monitoring Team"),
        N_("The Council’s Committee on ISIL (Da’esh) and Al-Qaida (resolutions 1267, 1989, 2253)"),
        N_("Counted from the Team’s first report of 2004"),
        "… report of the Analytical Support and Sanctions Monitoring Team … concerning "
        "ISIL (Da’esh), Al-Qaida and associated individuals and entities",
    ),
    Description(
        "taliban",
        N_("Monitoring Team on the Taliban"),
        N_("The same Monitoring Team"),
        N_("The Council’s Committee on the Taliban (resolution 1988)"),
        N_("Counted anew after the Taliban got a Committee of their own in 2011"),
        "… report of the Analytical Support and Sanctions Monitoring Team … concerning the "
        "Taliban and other associated individuals and entities constituting a threat to the "
        "peace, stability and security of Afghanistan",
    ),
    Description(
        "secretary-general-isil",
        N_("Secretary-General on ISIL (Da’esh)"),
        N_("The Secretary-General"),
        N_("The Security Council itself, which meets on each report"),
        N_("Asked for in resolution 2253 (2015), paragraph 97; counted from January 2016"),
        "… report of the Secretary-General on the threat posed by ISIL (Da’esh) to "
        "international peace and security and the range of United Nations efforts in support "
        "of Member States in countering the threat",
    ),
    Description(
        "",
        N_("Counter-Terrorism Committee Executive Directorate on resolution 2178"),
        N_("The Executive Directorate (CTED), a different body"),
        N_("The Counter-Terrorism Committee"),
        N_("Not numbered with the others: S/2015/338 and S/2015/975 are reports of this kind"),
        "",
    ),
    Description(
        "monitoring-group",
        N_("Monitoring Group, 2001–2004"),
        N_("An earlier group of experts"),
        N_("The Committee of resolution 1267, as it was then"),
        N_("Resolution 1363 (2001); the Monitoring Team followed it under resolution 1526 (2004)"),
        "… report of the Monitoring Group …",
    ),
)
"""Five series constantly confused, in the order the page tells them apart."""


@dataclass(frozen=True, slots=True)
class Distinction:
    """A row of the table that tells the series apart."""

    name: str
    address: str
    author: str
    reader: str
    basis: str
    title: Words | None
    newest: Item | None


@dataclass(frozen=True, slots=True)
class TeamView:
    """The Monitoring Team's page."""

    title: str
    distinctions: tuple[Distinction, ...]
    cards: tuple[SeriesCard, ...]
    lanes: Lanes


def monitoring_team_page(drawer: SeriesDrawer) -> Page:
    """What the Team is, its series, and the series it is confused with."""
    ui = drawer.interface
    every = drawer.bibliography.vocabularies.series
    cards = {identifier: drawer.card(series) for identifier, series in every.items()}
    return Page(
        address=addresses.MONITORING_TEAM,
        title=ui.gettext("The Monitoring Team and its reports"),
        description=ui.gettext(
            "What the UN Security Council’s Monitoring Team is, all its reports in order, and "
            "how to tell them from four other series."
        ),
        template="monitoring-team.html.jinja",
        view=TeamView(
            ui.gettext("The Monitoring Team and its reports"),
            tuple(_distinction(d, ui, cards) for d in FIVE),
            tuple(cards[s.id] for s in every.values() if s.team),
            lanes(drawer),
        ),
        lang=ui.code,
        breadcrumbs=(home_crumb(ui),),
        toc=(Section("timeline", ui.gettext("Timeline")),),
        styles=("figures.css",),
    )


def _distinction(
    description: Description, ui: Interface, cards: dict[str, SeriesCard]
) -> Distinction:
    card = cards.get(description.series)
    return Distinction(
        name=ui.gettext(description.name),
        address=card.address if card else "",
        author=ui.gettext(description.author),
        reader=ui.gettext(description.reader),
        basis=ui.gettext(description.basis),
        title=Words(description.title, "en") if description.title else None,
        newest=card.newest[0] if card and card.newest else None,
    )
