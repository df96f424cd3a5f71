"""What pages tell search engines: lists, the way to them, the site and its search, the data."""

import json
import re
from typing import Any

import pytest

from reading_list.bibliography.bibliography import Bibliography
from reading_list.site.drawing import draw_guide_head, draw_head
from reading_list.site.page import Page, Pages
from reading_list.site.prose import ProsePage
from reading_list.site.structured import LISTED, item_list

ROOT = {"en": "https://list.example.org/", "ar": "https://list.example.org/ar/"}


def by_address(pages: Pages, address: str) -> Page:
    return next(page for page in pages if page.address == address)


def described(head: str) -> dict[str, Any]:
    """Every JSON-LD object of a head by its type."""
    texts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head)
    objects = [json.loads(text) for text in texts]
    assert all(one["@context"] == "https://schema.org" for one in objects)
    found = {str(one["@type"]): one for one in objects}
    assert len(found) == len(objects)
    return found


@pytest.mark.parametrize(
    ("address", "types"),
    [
        ("", {"WebSite"}),
        ("data/", {"Dataset", "BreadcrumbList"}),
        ("regions/africa/", {"CollectionPage", "BreadcrumbList"}),
        ("themes/financing/", {"CollectionPage", "BreadcrumbList"}),
        ("monitoring-team/specimen-team/", {"CollectionPage", "BreadcrumbList"}),
        ("sources/", {"CollectionPage", "BreadcrumbList"}),
        ("sources/doe-2090-causes/", {"ScholarlyArticle", "BreadcrumbList"}),
        ("new/", {"BreadcrumbList"}),
        ("sources/doe-2090-reasons/", set()),
    ],
)
def test_what_each_page_is(pages: Pages, address: str, types: set[str]) -> None:
    page = by_address(pages, address)
    assert set(described(draw_head(page, ROOT[page.lang]))) == types


def test_lists_name_their_sources(pages: Pages, bibliography: Bibliography) -> None:
    page = by_address(pages, "regions/africa/")
    root = ROOT[page.lang]
    said = described(draw_head(page, root))["CollectionPage"]
    members = bibliography.in_region("africa")
    assert said["url"] == f"{root}regions/africa/"
    assert said["inLanguage"] == page.lang
    assert said["mainEntity"]["numberOfItems"] == len(members)
    urls = [item["url"] for item in said["mainEntity"]["itemListElement"]]
    assert urls == [f"{root}sources/{entry.key}/" for entry in members]


def test_long_lists_are_cut() -> None:
    said = item_list([f"key-{number}" for number in range(LISTED + 5)])
    assert said["numberOfItems"] == LISTED + 5
    assert len(said["itemListElement"]) == LISTED


def test_breadcrumbs_lead_from_home_to_the_page(pages: Pages) -> None:
    for page in pages:
        root = ROOT[page.lang]
        said = described(draw_head(page, root)).get("BreadcrumbList")
        assert bool(said) == bool(page.breadcrumbs and not page.gone), page.address
        if said:
            steps = said["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[0]["item"] == root
            assert steps[-1]["name"] == page.title
            known = {root + address for address in pages.anchors}
            assert {step["item"] for step in steps[:-1]} <= known, page.address


def test_home_tells_how_to_search(pages: Pages) -> None:
    root = ROOT[pages[0].lang]
    action = described(draw_head(by_address(pages, ""), root))["WebSite"]["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{root}explore/?q={{search_term_string}}"
    assert action["query-input"] == "required name=search_term_string"


def test_the_dataset_names_its_files_where_they_stand(pages: Pages) -> None:
    """Once, at the root of the whole site, whatever the language."""
    page = by_address(pages, "data/")
    said = described(draw_head(page, ROOT[page.lang]))["Dataset"]
    urls = [one["contentUrl"] for one in said["distribution"]]
    assert f"{ROOT['en']}data/reading-list.v1.json" in urls
    assert {url.removeprefix(ROOT["en"]) for url in urls} <= pages.files


def test_a_guide_lists_what_it_cites() -> None:
    guide = ProsePage("guides/x.md", "guides/x/", "A < path", frozenset(), "en", "")
    head = draw_guide_head(guide, "What to read", ["doe-2090-causes"], ROOT["en"])
    assert "<" not in head.partition('json">')[2].partition("</script>")[0]
    said = described(head)["LearningResource"]
    assert said["name"] == "A < path"
    assert said["mainEntity"]["itemListElement"][0]["url"].endswith("/sources/doe-2090-causes/")
