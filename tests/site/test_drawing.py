"""Links that know where they lead, and what pages put into the head."""

import dataclasses
import json
import re

import pytest

from reading_list.site.drawing import UnknownAddressError, _environment, draw, draw_head
from reading_list.site.language import Words
from reading_list.site.page import Crumb, HeadMetadata, Page, Pages


def by_address(pages: Pages, address: str) -> Page:
    return next(page for page in pages if page.address == address)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("", "../../", id="home, two levels up"),
        pytest.param("sources/", "../../sources/", id="another page"),
        pytest.param("sources/#2092", "../../sources/#2092", id="a section of another page"),
        pytest.param("about/", "../../about/", id="a page that people write"),
    ],
)
def test_links_are_relative(sites: dict[str, Pages], address: str, expected: str) -> None:
    pages = sites["en"]
    page = by_address(pages, "regions/africa/")
    page = dataclasses.replace(page, breadcrumbs=(Crumb("there", address),))
    assert f'<a href="{expected}">there</a>' in draw(page, pages)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("sources/no-such-key/", id="no such page"),
        pytest.param("sources/#1066", id="no such section"),
        pytest.param("sources", id="an address without its slash"),
    ],
)
def test_a_broken_link_is_not_drawn(sites: dict[str, Pages], address: str) -> None:
    pages = sites["en"]
    page = dataclasses.replace(pages[0], breadcrumbs=(Crumb("there", address),))
    with pytest.raises(UnknownAddressError, match=re.escape(repr(address))):
        draw(page, pages)


def test_a_missing_file_is_not_linked(sites: dict[str, Pages]) -> None:
    pages = Pages(list(sites["en"]), frozenset())
    with pytest.raises(UnknownAddressError, match=r"reading-list\.bib"):
        draw(by_address(pages, "data/"), pages)


@pytest.mark.parametrize(
    ("language", "to_root"),
    [pytest.param("en", "../../", id="beside"), pytest.param("ar", "../../../", id="above /ar/")],
)
def test_data_files_stand_once(sites: dict[str, Pages], language: str, to_root: str) -> None:
    """Pages of every language link to the files at the root."""
    pages = sites[language]
    page = by_address(pages, "sources/doe-2090-causes/")
    href = f'href="{to_root}sources/doe-2090-causes/doe-2090-causes.ris"'
    assert href in draw(page, pages)
    assert href in draw_head(page)


def test_head_of_a_source(sites: dict[str, Pages]) -> None:
    """Zotero's tags, JSON-LD that reads back, the other formats, the script."""
    head = draw_head(by_address(sites["en"], "sources/un-s-2092-71-rev-1/"))
    assert '<meta name="citation_technical_report_number" content="S/2092/71/Rev.1">' in head
    data = json.loads(head.partition('ld+json">')[2].partition("</script>")[0])
    assert data["reportNumber"] == "S/2092/71/Rev.1"
    assert head.count('rel="alternate"') == 3
    assert '<script type="module" src="../../assets/citation.js"></script>' in head


def test_json_ld_cannot_end_its_script(sites: dict[str, Pages]) -> None:
    head = draw_head(by_address(sites["en"], "sources/doe-roe-2091-money/"))
    text = head.partition('ld+json">')[2].partition("</script>")[0]
    assert "<" not in text
    assert json.loads(text)["name"].startswith("Money, <Markets>")


def test_other_pages_add_nothing_to_the_head(sites: dict[str, Pages]) -> None:
    page = by_address(sites["en"], "series/")
    assert page.head == HeadMetadata()
    # But for the way to them.
    assert re.findall(r"<(\w+)", draw_head(page)) == ["script"]
    assert '"BreadcrumbList"' in draw_head(page)


@pytest.mark.parametrize(
    ("language", "text", "drawn"),
    [
        pytest.param("ar", "نص عربي.", "نص عربي.", id="nothing to mark"),
        pytest.param(
            "ar",
            "كتاب A & B (2016) عنه",
            'كتاب <bdi lang="en" dir="ltr">A &amp; B (2016)</bdi> عنه',
            id="English in Arabic",
        ),
        pytest.param(
            "en", "Of داعش.", 'Of <bdi lang="ar" dir="rtl">داعش</bdi>.', id="Arabic in English"
        ),
    ],
)
def test_words_of_another_script_are_marked(language: str, text: str, drawn: str) -> None:
    pieces = _environment(language).get_template("macros.html.jinja").module
    assert str(pieces.said(Words(text, language))) == drawn  # type: ignore[attr-defined]
