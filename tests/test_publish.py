"""Publishing: the same bytes twice, all links whole, and the old site kept when a build fails."""

from __future__ import annotations

import filecmp
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.etree
import lxml.html
import pytest

from reading_list.bibliography.findings import BibliographyError
from reading_list.cli import main
from reading_list.publishing.publish import PublishError, publish
from tests.project import fabricated_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the fabricated list in place of the real one."""
    return fabricated_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def published(project: Path) -> Path:
    publish(project, project / "site")
    return project / "site"


def root_of(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.parse(path).getroot()


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_two_builds_have_the_same_bytes(project: Path, published: Path):
    publish(project, project / "again")
    assert files(published) == files(project / "again")
    _, different, errors = filecmp.cmpfiles(
        published, project / "again", files(published), shallow=False
    )
    assert (different, errors) == ([], [])


def test_each_build_reads_its_own_list(published: Path, tmp_path: Path):
    """Nothing of one build is left in the process for the next."""
    other = fabricated_project(tmp_path)
    path = other / "bib" / "other-sources.bib"
    text = path.read_text("utf-8")
    assert text.count("The Causes of Specimens") == 1
    path.write_text(text.replace("The Causes of Specimens", "The Effects of Specimens"), "utf-8")
    publish(other, other / "site")
    page = "sources/doe-2090-causes/index.html"
    for part in ("", "ar/"):
        words = (other / "site" / part / page).read_text("utf-8")
        assert "Effects of Specimens" in words
        assert "Causes of Specimens" not in words
        assert "Causes of Specimens" in (published / part / page).read_text("utf-8")


def test_the_languages_one_after_the_other_give_the_same(
    project: Path, published: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    publish(project, project / "one-processor")
    assert files(published) == files(project / "one-processor")
    compared = filecmp.cmpfiles(
        published, project / "one-processor", files(published), shallow=False
    )
    assert compared[1:] == ([], [])


def test_links_from_prose_to_drawn_pages_and_their_sections_are_checked(
    project: Path, tmp_path: Path
):
    linked = tmp_path / "linked"
    shutil.copytree(project, linked, symlinks=True, ignore=shutil.ignore_patterns("site", "again"))
    path = linked / "docs" / "about" / "index.md"
    words = path.read_text("utf-8")
    path.write_text(f"{words}\n[one](../sources/doe-2090-causes/index.md)\n", "utf-8")
    publish(linked, linked / "site")
    links = [link for _, _, link, _ in root_of(linked / "site/about/index.html").iterlinks()]
    assert "../sources/doe-2090-causes/" in links
    path.write_text(f"{words}\n[a](../sources/index.md#no-such-year)\n", "utf-8")
    with pytest.raises(PublishError, match="does not contain an anchor '#no-such-year'"):
        publish(linked, linked / "site")


def test_every_link_inside_the_site_leads_somewhere(published: Path):
    pages = {path: root_of(published / path) for path in files(published) if ".html" in path}
    broken = []
    for path, root in pages.items():
        if path == "404.html" or path == "ar/404.html":
            continue  # served at any depth, so its links start at the root
        for _, attribute, link, _ in root.iterlinks():
            if attribute not in {"href", "src"} or urlsplit(link).scheme:
                continue
            whole_address, anchor = urldefrag(unquote(urljoin(f"http://site/{path}", link)))
            # What a page of its own reads from its address (Explore) is no other page.
            whole_address = whole_address.partition("?")[0]
            target = whole_address.removeprefix("http://site/")
            target = f"{target}index.html" if target == "" or target.endswith("/") else target
            whole = (published / target).is_file()
            if whole and anchor and target in pages:
                whole = bool(pages[target].xpath("//*[@id=$id]", id=anchor))
            if not whole:
                broken.append((path, link))
    assert broken == []


def test_nothing_is_loaded_from_another_host(published: Path):
    foreign = []
    for path in files(published):
        if not path.endswith(".html"):
            continue
        loaded = root_of(published / path).xpath(
            "//script/@src | //img/@src | //iframe/@src"
            " | //link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href"
        )
        foreign += [(path, link) for link in loaded if urlsplit(link).netloc]
    assert foreign == []


@pytest.mark.parametrize(
    ("file", "break_it", "said"),
    [
        ("bib/{first}.bib", lambda t: t.replace("}", "", 1), "never closed"),
        ("docs/about/index.md", lambda t: t + "\nSee [@nobody-1999].\n", "docs/about/index.md:5"),
        ("docs/about/index.md", lambda t: t + "\n[gone](nowhere.md)\n", "nowhere.md"),
        ("mkdocs.yml", lambda t: t + "\nunknown_option: 1\n", "unknown_option"),
    ],
)
@pytest.mark.usefixtures("published")
def test_a_build_that_fails_says_why_and_leaves_the_old_site(
    project: Path, tmp_path: Path, file, break_it, said
):
    broken = tmp_path / "broken"
    shutil.copytree(project, broken, symlinks=True, ignore=shutil.ignore_patterns("again"))
    before = files(broken / "site")
    first = next((broken / "bib").glob("*.bib")).stem
    path = broken / file.format(first=first)
    path.write_text(break_it(path.read_text("utf-8")), "utf-8")
    with pytest.raises((BibliographyError, PublishError)) as raised:
        publish(broken, broken / "site")
    assert said in str(raised.value)
    assert files(broken / "site") == before
    assert not list(broken.glob(".site-*")), "the half-built site was left behind"


def test_the_command_line_prints_problems_without_a_traceback(project, tmp_path, capsys):
    broken = tmp_path / "broken"
    shutil.copytree(project, broken, symlinks=True, ignore=shutil.ignore_patterns("again", "site"))
    path = next((broken / "bib").glob("*.bib"))
    path.write_text(path.read_text("utf-8").replace("date ", "dat ", 1), "utf-8")
    assert main(["build", "--root", str(broken)]) == 1
    assert main(["check", "--bib", str(broken / "bib")]) == 1
    said = capsys.readouterr()
    assert "Traceback" not in said.err + said.out
    assert "dat: is not a field of this list → write date" in said.out + said.err
    assert not (broken / "site").exists()


def addresses(root: lxml.html.HtmlElement, path: str) -> list[str]:
    return [str(one) for one in root.xpath(path)]


SITE = "http://127.0.0.1:8000/"


def test_each_language_names_the_other(published: Path):
    """``hreflang`` from each page to its twin and back, and English for all others."""
    pages = [path for path in files(published) if path.endswith("index.html")]
    named = {}
    for path in pages:
        links = root_of(published / path).xpath("/html/head/link[@hreflang]")
        named[SITE + path.removesuffix("index.html")] = {
            str(one.get("hreflang")): str(one.get("href")) for one in links
        }
    assert any(named.values())
    for address, twins in named.items():
        if twins:
            assert set(twins) == {"en", "ar", "x-default"}
            assert twins["x-default"] == twins["en"]
            assert twins["ar" if address.startswith(f"{SITE}ar/") else "en"] == address
            assert named[twins["en"]] == named[twins["ar"]] == twins
    # Not yet translated in this project, and gone from the list: each stands alone.
    assert named[f"{SITE}about/privacy/"] == {}
    assert named[f"{SITE}ar/about/privacy/"] == {}
    assert named[f"{SITE}sources/doe-2090-reasons/"] == {}


def test_sitemaps_name_canonical_pages_only(published: Path):
    robots = (published / "robots.txt").read_text("utf-8")
    maps = re.findall(r"^Sitemap: (.*)$", robots, re.MULTILINE)
    assert maps == [f"{SITE}sitemap.xml", f"{SITE}ar/sitemap.xml"]
    listed = []
    for address in maps:
        tree = lxml.etree.parse(published / address.removeprefix(SITE))
        space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
        found = [one.text or "" for one in tree.iter(f"{space}loc")]
        folder = address.removesuffix("sitemap.xml")
        assert all(one.startswith(folder) for one in found)
        days = [one.text or "" for one in tree.iter(f"{space}lastmod")]
        assert all(re.fullmatch(r"2\d{3}-\d\d-\d\d", day) for day in days)
        listed += found
    canonical = {}
    for path in files(published):
        if path.endswith("index.html"):
            root = root_of(published / path)
            (canonical[SITE + path.removesuffix("index.html")],) = addresses(
                root, "/html/head/link[@rel='canonical']/@href"
            )
    own = {address for address, said in canonical.items() if address == said}
    gone = {f"{SITE}{folder}sources/roe-2089-nowhere/" for folder in ("", "ar/")}
    assert sorted(listed) == sorted(own - gone)
    for folder in ("", "ar/"):
        moved = canonical[f"{SITE}{folder}sources/doe-2090-reasons/"]
        assert moved == f"{SITE}{folder}sources/doe-2090-causes/"
    assert canonical[f"{SITE}ar/about/privacy/"] == f"{SITE}about/privacy/"


def test_every_page_names_the_search_and_lists_their_feeds(published: Path):
    for path in files(published):
        if not path.endswith("index.html"):
            continue
        root = root_of(published / path)
        folder = f"{SITE}ar/" if path.startswith("ar/") else SITE
        (search,) = addresses(root, "/html/head/link[@rel='search']/@href")
        assert urljoin(SITE + path, search) == f"{folder}opensearch.xml"
        feeds = addresses(root, "/html/head/link[@type='application/atom+xml']/@href")
        part = path.removeprefix("ar/")
        listing = part in {"index.html", "new/index.html"} or re.match(
            r"(regions|themes)/[^/]+/index\.html", part
        )
        assert len(feeds) == bool(listing), path
        seen = addresses(root, "//a[contains(@class, 'rl-feed')]/@href")
        assert [urljoin(path, one) for one in seen] == [urljoin(path, one) for one in feeds]


def test_what_is_gone_is_not_found(published: Path):
    """The search takes only what stands in a ``data-pagefind-body``."""
    body = "//*[@data-pagefind-body]"
    assert root_of(published / "sources/doe-2090-causes/index.html").xpath(body)
    assert not root_of(published / "sources/doe-2090-reasons/index.html").xpath(body)


def test_the_page_of_a_source_offers_itself_only(published: Path):
    """COinS there would hide its richer tags from Zotero."""
    spans = {
        path: len(root_of(published / path).xpath("//span[@class='Z3988']"))
        for path in files(published)
        if path.endswith("index.html")
    }
    assert spans["regions/africa/index.html"] == spans["ar/regions/africa/index.html"] > 0
    # The list of all is offered as files: nobody picks from a thousand.
    assert spans["sources/index.html"] == 0
    assert spans["new/index.html"]
    assert not [p for p, n in spans.items() if n and re.match(r"(ar/)?sources/[^/]+/", p)]
