"""Publishing: the same bytes twice, all links whole, and the old site kept when a build fails."""

from __future__ import annotations

import filecmp
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


@pytest.mark.parametrize("part", ["", "ar/"])
def test_the_sitemap_has_every_page(published: Path, part: str):
    root = lxml.etree.parse(published / part / "sitemap.xml").getroot()
    listed = [element.text or "" for element in root.iter("{*}loc")]
    assert len(set(listed)) == len(listed)
    pages = {
        page.removesuffix("index.html")
        for page in files(published)
        if page.endswith("/index.html") or page == "index.html"
    }
    expected = {page for page in pages if page.startswith("ar/") == bool(part)}
    assert {page.removeprefix("http://127.0.0.1:8000/") for page in listed} == expected


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
