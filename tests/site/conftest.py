"""The pages of the fabricated list, with citations made up for the purpose."""

from html import escape

import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.entry import Entry
from reading_list.citations.engine import in_arabic
from reading_list.citations.model import (
    STYLES,
    Citation,
    Form,
    LocatorKind,
    Pinpoints,
    Slot,
    Wording,
)
from reading_list.citations.un.document import KINDS
from reading_list.citations.un.un_arabic import PINPOINTS as ARABIC
from reading_list.site.page import Pages
from reading_list.site.pages import site_pages

PINPOINTS = Pinpoints(
    {kind: Wording(f"{kind.value} {{}}", f"{kind.value}s {{}}") for kind in LocatorKind}
)
OTHER_PINPOINTS = Pinpoints(
    {kind: Wording(f"at <{kind.value}> {{}}", "at {}", lead=": ") for kind in LocatorKind}, " & "
)


def citation(entry: Entry, style: str) -> Citation:
    """Words that name the entry and the style, escaped as the engines escape them."""
    if STYLES[style].lang == "ar" and in_arabic(entry, un=entry.kind in KINDS):
        return arabic_citation(entry)
    text = f"{style}: {entry.full_title}"
    html = escape(f"{style}: ") + f"<em>{escape(entry.full_title)}</em>"
    pinpoints = OTHER_PINPOINTS if style == "apa" else PINPOINTS
    slot = Slot((html, "."), (text, "."), pinpoints)
    note = Form(html + ".", text + ".", slot)
    short = Form("short.", "short.", Slot(("short", "."), ("short", "."), pinpoints))
    return Citation(Form(html + ".", text + "."), note, note if style == "apa" else short)


def arabic_citation(entry: Entry) -> Citation:
    """Arabic words and what a document is known by."""
    words = f"وثيقة {entry.number}"
    form = Form(f"{words}.", f"{words}.", Slot((words, "."), (words, "."), ARABIC), "ar")
    return Citation(Form(f"{words}.", f"{words}.", lang="ar"), form, form)


@pytest.fixture(scope="session")
def wordings() -> tuple[Pinpoints, Pinpoints]:
    """Two ways of writing pinpoints; the second is that of APA here, with markup to trip on."""
    return PINPOINTS, OTHER_PINPOINTS


@pytest.fixture(scope="session")
def citations(bibliography: Bibliography) -> dict[str, dict[str, Citation]]:
    """Every entry in every style."""
    return {
        key: {style: citation(entry, style) for style in STYLES}
        for key, entry in bibliography.entries.items()
    }


@pytest.fixture(scope="session")
def sites(
    bibliography: Bibliography, citations: dict[str, dict[str, Citation]]
) -> dict[str, Pages]:
    """The pages of each language."""
    return {code: site_pages(bibliography, citations, code) for code in ("en", "ar")}


@pytest.fixture(scope="session", params=["en", "ar"])
def pages(sites: dict[str, Pages], request: pytest.FixtureRequest) -> Pages:
    """The pages of one language, then of the other."""
    return sites[str(request.param)]
