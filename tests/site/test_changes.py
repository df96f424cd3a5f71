"""What is new, the record of changes, and what stands at the address of a record that is gone."""

from lxml import html

from reading_list.site.changes import ADDED_SHOWN, NewView
from reading_list.site.drawing import draw, draw_head
from reading_list.site.page import Page, Pages


def by_address(pages: Pages, address: str) -> Page:
    return next(page for page in pages if page.address == address)


def words(pages: Pages, address: str) -> str:
    return " ".join(
        html.fragment_fromstring(draw(by_address(pages, address), pages)).text_content().split()
    )


def test_what_is_new_by_day(pages: Pages) -> None:
    view = by_address(pages, "new/").view
    assert isinstance(view, NewView)
    assert [(day.id, day.count, len(day.added)) for day in view.days] == [
        ("2099-02-01", 0, 0),
        ("2099-01-31", 43, ADDED_SHOWN),
        ("2099-01-20", 0, 0),
    ]
    assert view.days[1].more == 43 - ADDED_SHOWN
    assert len(view.coins) == ADDED_SHOWN
    kinds = [[group.kind for group in day.groups] for day in view.days]
    assert kinds == [["corrected"], [], ["merged", "withdrawn"]]


def test_changes_say_what_and_why(sites: dict[str, Pages]) -> None:
    for address in ("new/", "about/changes/"):
        said = words(sites["en"], address)
        assert "Changed: pages, DOI. The pages < as printed & no others." in said
        assert "doe-2090-reasons into The Causes of Specimens" in said
        assert "roe-2089-nowhere No source showed it." in said
        assert "الصفحات كما طُبعت." in words(sites["ar"], address)


def test_a_merged_record_leads_on(pages: Pages) -> None:
    page = by_address(pages, "sources/doe-2090-reasons/")
    head = draw_head(page)
    assert '<meta name="robots" content="noindex">' in head
    refresh = 'http-equiv="refresh" content="0; url=../../sources/doe-2090-causes/"'
    assert refresh in head
    tree = html.fragment_fromstring(draw(page, pages))
    assert "../../sources/doe-2090-causes/" in tree.xpath("//a[@class='rl-name']/@href")
    assert "citation_title" not in head
    assert "BreadcrumbList" not in head


def test_a_withdrawn_record_says_so(sites: dict[str, Pages]) -> None:
    page = by_address(sites["en"], "sources/roe-2089-nowhere/")
    assert "refresh" not in draw_head(page)
    assert '<meta name="robots" content="noindex">' in draw_head(page)
    said = words(sites["en"], page.address)
    assert "was withdrawn from the reading list on 20 January 2099. No source showed it." in said


def test_no_list_leads_to_what_is_gone(pages: Pages) -> None:
    for page in pages:
        if not page.gone:
            drawn = draw(page, pages)
            assert 'sources/doe-2090-reasons/"' not in drawn, page.address
            assert 'sources/roe-2089-nowhere/"' not in drawn, page.address
