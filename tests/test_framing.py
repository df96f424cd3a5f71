"""Drawn pages in their frame: byte for byte what MkDocs and its theme make of the same pages."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from reading_list.plugin import ReadingListPlugin
from reading_list.publishing.publish import build_language, configure, reading_list_of
from tests.project import fabricated_project

EACH = 3
"""How many pages of each template are compared."""


@pytest.mark.parametrize(("name", "docs"), [("mkdocs.yml", "docs"), ("mkdocs.ar.yml", "docs/ar")])
def test_a_frame_is_what_mkdocs_renders(tmp_path: Path, name: str, docs: str) -> None:
    """Where somebody wrote an empty page, MkDocs renders the page that is drawn there itself."""
    root = fabricated_project(tmp_path / "project")
    site = configure(root / name, tmp_path / "framed")
    build_language(site)
    sample = sampled(reading_list_of(site))
    for address in sample:
        path = root / docs / address / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", "utf-8")
    site = configure(root / name, tmp_path / "rendered")
    build_language(site)
    assert set(sample) <= reading_list_of(site).introduced.keys()
    for address in sample:
        framed = (tmp_path / "framed" / address / "index.html").read_bytes()
        assert framed == (tmp_path / "rendered" / address / "index.html").read_bytes(), address
        assert b"\xee\x80\x80" not in framed, "a mark was left unfilled"


def test_titles_and_descriptions_are_escaped(tmp_path: Path) -> None:
    """The theme escapes nothing: a quotation mark would end the description, ``<`` open a tag."""
    root = fabricated_project(tmp_path / "project")
    path = root / "docs" / "about" / "privacy.md"
    path.write_text("---\ndescription: 'Of \"data\" & <more>'\n---\n# A & B\n", "utf-8")
    bib = root / "bib" / "other-sources.bib"
    text = bib.read_text("utf-8")
    assert "{An invented article that" in text
    bib.write_text(text.replace("{An invented article that", '{A "specimen" that', 1), "utf-8")
    build_language(configure(root / "mkdocs.yml", tmp_path / "site"))
    page = lxml.html.parse(tmp_path / "site" / "about" / "privacy" / "index.html").getroot()
    assert page.xpath("string(//meta[@name='description']/@content)") == 'Of "data" & <more>'
    assert page.findtext(".//title", "").startswith("A & B · ")
    key = (
        text[: text.index("{An invented article that")]
        .rpartition("@")[2]
        .split("{")[1]
        .split(",")[0]
    )
    page = lxml.html.parse(tmp_path / "site" / "sources" / key / "index.html").getroot()
    assert 'A "specimen" that' in str(page.xpath("string(//meta[@name='description']/@content)"))


def sampled(plugin: ReadingListPlugin) -> list[str]:
    """The first addresses of every template and depth among the pages nobody wrote."""
    kinds: dict[tuple[str, int], list[str]] = {}
    for address in plugin.drawn:
        page = plugin.by_address[address]
        kinds.setdefault((page.template, address.count("/")), []).append(address)
    assert len(kinds) >= 10
    return [address for addresses in kinds.values() for address in addresses[:EACH]]
