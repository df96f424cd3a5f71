"""What is true of every page in every language."""

import re
from itertools import pairwise
from urllib.parse import urljoin

import pytest
from lxml import html
from lxml.etree import _Element

from reading_list.bibliography.bibliography import Bibliography
from reading_list.site.drawing import draw, draw_head
from reading_list.site.page import ASSETS, PROSE_ADDRESSES, Pages

ROOT = {"en": "https://list.example.org/", "ar": "https://list.example.org/ar/"}
Drawn = dict[str, _Element]


@pytest.fixture(scope="module")
def drawn(pages: Pages) -> Drawn:
    """Every page's content as a tree, by address."""
    return {page.address: html.fragment_fromstring(draw(page, pages)) for page in pages}


def elements(tree: _Element, path: str) -> list[_Element]:
    found = tree.xpath(path)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, _Element)]


def strings(tree: _Element, path: str) -> list[str]:
    """Attributes or texts."""
    found = tree.xpath(path)
    assert isinstance(found, list)
    return [str(one) for one in found]


def test_addresses(pages: Pages, bibliography: Bibliography) -> None:
    """DESIGN part 2, and nothing else; sorted."""
    vocabularies = bibliography.vocabularies
    expected = {"", "regions/", "themes/", "monitoring-team/", "series/", "sources/", "data/"}
    expected |= {"about/citing-un-documents/", "about/coverage/", "explore/", "my-list/"}
    expected |= {f"regions/{term}/" for term in vocabularies.regions}
    expected |= {f"themes/{term}/" for term in vocabularies.themes}
    expected |= {"monitoring-team/specimen-team/", "series/specimen-resolutions/"}
    expected |= {f"sources/{key}/" for key in bibliography.entries}
    expected |= {"new/", "about/changes/"}
    # What left the list keeps its address.
    expected |= {"sources/doe-2090-reasons/", "sources/roe-2089-nowhere/"}
    assert [page.address for page in pages] == sorted(expected)


def test_languages_have_the_same_addresses(sites: dict[str, Pages]) -> None:
    assert [p.address for p in sites["en"]] == [p.address for p in sites["ar"]]


def test_titles_and_descriptions(pages: Pages) -> None:
    """Each its own, none empty, descriptions short enough to be shown whole."""
    for texts in ([p.title for p in pages], [p.description for p in pages]):
        assert all(texts)
        assert len(set(texts)) == len(texts)
    assert max(len(p.description) for p in pages) < 160


def test_one_heading(drawn: Drawn) -> None:
    for address, tree in drawn.items():
        assert len(elements(tree, ".//h1")) == 1, address


def test_headings_do_not_skip_a_level(drawn: Drawn) -> None:
    for address, tree in drawn.items():
        levels = [int(h.tag[1]) for h in elements(tree, ".//h1|.//h2|.//h3|.//h4")]
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), (address, levels)


def test_ids_are_unique(drawn: Drawn) -> None:
    for address, tree in drawn.items():
        ids = strings(tree, ".//@id")
        assert len(set(ids)) == len(ids), address


def test_references_by_id(drawn: Drawn) -> None:
    """Labels and descriptions point to elements that are there."""
    for address, tree in drawn.items():
        ids = set(strings(tree, ".//@id"))
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            assert set(strings(tree, f".//@{attribute}")) <= ids, address


def test_sections_of_the_contents_are_there(pages: Pages, drawn: Drawn) -> None:
    for page in pages:
        ids = set(strings(drawn[page.address], ".//@id"))
        assert {section.id for section in page.toc} <= ids, page.address


def test_links_inside_lead_somewhere(pages: Pages, drawn: Drawn) -> None:
    """Resolved as a browser resolves them, each is a page, a section of one, a file or a feed."""
    root = ROOT[pages[0].lang]
    anchors = {root + p.address: set(strings(drawn[p.address], ".//@id")) for p in pages}
    anchors |= {root + address: set() for address in PROSE_ADDRESSES}
    files = {ROOT["en"] + name for name in pages.files}
    files |= {root + page.head.feed for page in pages if page.head.feed}
    for page in pages:
        for href in strings(drawn[page.address], ".//@href"):
            target, _, anchor = urljoin(root + page.address, href).partition("#")
            if target.startswith(ROOT["en"]):
                target = target.partition("?")[0]
            if not target.startswith(ROOT["en"]):
                assert href.startswith("https://"), (page.address, href)
            elif anchor:
                assert anchor in anchors[target], (page.address, href)
            else:
                assert target in anchors or target in files, (page.address, href)


def test_every_page_is_reached(pages: Pages, drawn: Drawn) -> None:
    """From home by links alone, but for what left the list."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        address = waiting.pop()
        if address in reached or address not in drawn:
            continue
        reached.add(address)
        hrefs = strings(drawn[address], ".//a/@href")
        targets = (re.split("[?#]", urljoin("https://x/" + address, h))[0] for h in hrefs)
        waiting += [t.removeprefix("https://x/") for t in targets]
    assert reached == {page.address for page in pages if not page.gone}


def test_nothing_is_loaded_or_run(pages: Pages, drawn: Drawn) -> None:
    """No image, frame, style or handler; scripts are data or the assets of the site."""
    for page in pages:
        tree = drawn[page.address]
        assert not strings(tree, ".//@src|.//@style"), page.address
        assert not elements(tree, ".//style|.//iframe|.//img|.//link"), page.address
        assert not strings(tree, ".//@*[starts-with(name(), 'on')]"), page.address
        assert set(strings(tree, ".//script/@type")) <= {"application/json"}, page.address
        for script in re.findall(r'<script[^>]*src="([^"]*)"', draw_head(page)):
            assert script in {f"{page.to_root}assets/{name}" for name in page.scripts}
        for sheet in re.findall(r'<link rel="stylesheet" href="([^"]*)"', draw_head(page)):
            assert sheet in {f"{page.to_root}assets/{name}" for name in page.styles}
        assert {*page.scripts, *page.styles} <= {path.name for path in ASSETS}


def test_hostile_words_stay_words(pages: Pages, bibliography: Bibliography) -> None:
    """Records with markup in their titles add no element to a page."""
    assert "<Markets>" in bibliography.entries["doe-roe-2091-money"].title
    for page in pages:
        assert "<markets>" not in (draw(page, pages) + draw_head(page)).lower()


def _own_words(tree: _Element) -> list[str]:
    """The words of a page that claim to be in its own language."""
    found = []
    skipped = "ancestor-or-self::*[@lang or @dir='ltr' or self::bdi or self::script or self::time]"
    for text in strings(tree, f".//text()[not({skipped})]"):
        found += re.findall(r"[A-Za-z]{2,}", text)
    return found


def test_arabic_pages_are_arabic(sites: dict[str, Pages]) -> None:
    """Every English word on an Arabic page is marked as such, but for names of programs."""
    pages = sites["ar"]
    names = {"BibLaTeX", "RIS", "CSL", "JSON", "Zotero", "LaTeX", "Word", "Mendeley", "EndNote",
             "JabRef", "pandoc", "docs", "un", "org", "JavaScript", "Atom", "jq",
             "Python"}  # fmt: skip
    names |= {"DOI", "ISBN", "ISSN", "OSCOLA", "Bluebook", "Google", "Scholar"}
    for page in pages:
        tree = html.fragment_fromstring(draw(page, pages))
        assert set(_own_words(tree)) <= names, page.address


def test_source_pages_are_lean(pages: Pages) -> None:
    """A third of the 40 kB that a whole page may weigh is the shell's."""
    heaviest = max(
        len((draw(p, pages) + draw_head(p)).encode())
        for p in pages
        if p.template == "source.html.jinja"
    )
    assert heaviest < 27_000


def test_drawing_is_deterministic(pages: Pages) -> None:
    assert [draw(p, pages) for p in pages] == [draw(p, pages) for p in pages]


def test_prose_stands_under_the_heading(pages: Pages) -> None:
    text = draw(pages[0], pages, prose="<p>An introduction.</p>")
    assert text.index("</h1>") < text.index("<p>An introduction.</p>") < text.index("<section")
