"""Files for programs: feeds, the search description, robots.txt, the dataset."""

import json
from pathlib import Path

import pytest
from lxml import etree

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.citations.model import Citation
from reading_list.site.exchange import OPENSEARCH, language_files, robots, shared_files
from reading_list.site.feeds import NEWEST
from reading_list.site.files import DATASET
from reading_list.site.page import Pages
from tests.feeds import problems

ROOT = Path(__file__).parents[2]
SITE = {"en": "https://list.example.org/", "ar": "https://list.example.org/ar/"}
NAMES = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module", params=["en", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def files(bibliography: Bibliography, language: str) -> dict[str, bytes]:
    return language_files(bibliography, language, SITE[language])


def values(document: bytes, path: str) -> list[str]:
    found = etree.fromstring(document).xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [str(one) for one in found]


def test_a_feed_for_each_page_that_names_one(
    files: dict[str, bytes], sites: dict[str, Pages], language: str
) -> None:
    named = {page.head.feed for page in sites[language] if page.head.feed}
    assert {name for name in files if name.endswith("feed.xml")} == named
    assert {"feed.xml", "regions/africa/feed.xml", "themes/financing/feed.xml"} <= named


def test_every_feed_keeps_the_rules(files: dict[str, bytes], language: str) -> None:
    for name in files:
        if name.endswith("feed.xml"):
            assert problems(files[name]) == [], name
            (address,) = values(files[name], "a:link[@rel='self']/@href")
            assert address == SITE[language] + name


def test_feeds_have_ids_of_their_own_and_share_those_of_entries(files: dict[str, bytes]) -> None:
    feeds = [text for name, text in files.items() if name.endswith("feed.xml")]
    own = [one for text in feeds for one in values(text, "a:id/text()")]
    assert len(own) == len(set(own)) == len(feeds)
    whole = set(values(files["feed.xml"], "a:entry/a:id/text()"))
    assert set(values(files["regions/africa/feed.xml"], "a:entry/a:id/text()")) <= whole


def test_entries(files: dict[str, bytes], language: str) -> None:
    """Titles, authors, summaries in our words, categories; corrected records say when."""
    feed = files["feed.xml"]
    entry = f"a:entry[a:link/@href='{SITE[language]}sources/doe-2090-causes/']"
    assert values(feed, f"{entry}/a:author/a:name/text()") == ["Jane Doe"]
    assert values(feed, f"{entry}/a:title/text()") == ["The Causes of Specimens"]
    assert values(feed, f"{entry}/a:updated/text()") == ["2099-02-01T00:00:00Z"]
    assert values(feed, f"{entry}/a:published/text()") == ["2099-01-31T00:00:00Z"]
    # In Arabic the title stays English and says so; the annotation is Arabic.
    marked = ["en"] if language == "ar" else []
    assert values(feed, f"{entry}/a:title/@xml:lang") == marked
    assert values(feed, f"{entry}/a:summary/@xml:lang") == []
    untranslated = f"a:entry[a:link/@href='{SITE[language]}sources/muster-2087-stille/']"
    assert values(feed, f"{untranslated}/a:summary/@xml:lang") == marked
    schemes = set(values(feed, f"{entry}/a:category/@scheme"))
    assert schemes == {SITE[language] + folder for folder in ("regions/", "themes/", "sources/")}


def test_a_feed_leads_to_documents_in_its_language(files: dict[str, bytes], language: str) -> None:
    report = f"a:entry[a:link/@href='{SITE[language]}sources/un-s-2092-71-rev-1/']"
    (document,) = values(files["feed.xml"], f"{report}/a:link[@rel='related']/@href")
    assert document == f"https://docs.un.org/{language}/S/2092/71/Rev.1"
    article = f"a:entry[a:link/@href='{SITE[language]}sources/doe-2090-causes/']"
    (document,) = values(files["feed.xml"], f"{article}/a:link[@rel='related']/@href")
    assert document == "https://doi.org/10.99999/jip_2090_0013"


def test_newest_first_and_not_too_many(files: dict[str, bytes], bibliography: Bibliography) -> None:
    found = values(files["feed.xml"], "a:entry/a:link[@rel='alternate']/@href")
    assert len(found) == min(NEWEST, len(bibliography.entries))
    keys = [address.rstrip("/").rpartition("/")[2] for address in found]
    dates = [bibliography.entries[key].added for key in keys]
    assert dates == sorted(dates, reverse=True)
    assert not {"doe-2090-reasons", "roe-2089-nowhere"} & set(keys)


def test_files_depend_on_the_list_alone(bibliography: Bibliography, language: str) -> None:
    once, again = (language_files(bibliography, language, SITE[language]) for _ in range(2))
    assert once == again


def test_search_description(files: dict[str, bytes], language: str) -> None:
    root = etree.fromstring(files[OPENSEARCH])
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == f"{space}OpenSearchDescription"
    assert len(root.findtext(f"{space}ShortName") or "") in range(1, 17)
    assert root.findtext(f"{space}Description")
    urls = {url.get("type"): url.get("template") for url in root.iterfind(f"{space}Url")}
    assert urls["text/html"] == f"{SITE[language]}explore/?q={{searchTerms}}"


def test_robots() -> None:
    assert robots(SITE["en"], ("en", "ar")).splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://list.example.org/sitemap.xml",
        "Sitemap: https://list.example.org/ar/sitemap.xml",
    ]
    # Without an address there is none to name: a sitemap's must be whole.
    assert "Sitemap" not in robots("", ("en", "ar"))


def test_shared_files(
    bibliography: Bibliography, citations: dict[str, dict[str, Citation]]
) -> None:
    files = dict(shared_files(bibliography, None, citations, SITE["en"]))
    assert set(files) == {"robots.txt", *(download.file for download in DATASET)}
    assert json.loads(files["data/merged.json"]) == {"doe-2090-reasons": "doe-2090-causes"}
    assert json.loads(files["data/reading-list.v1.json"])["site"] == SITE["en"]
    assert files == dict(shared_files(bibliography, None, citations, SITE["en"]))


@pytest.mark.integration
@pytest.mark.parametrize("code", ["en", "ar"])
def test_feeds_of_the_real_list(code: str) -> None:
    found = language_files(load(ROOT / "bib"), code, SITE[code])
    feeds = {name: text for name, text in found.items() if name.endswith("feed.xml")}
    assert len(feeds) > 40
    assert {name: problems(text) for name, text in feeds.items() if problems(text)} == {}
    assert max(map(len, feeds.values())) < 150_000
