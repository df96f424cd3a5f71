"""Drawn pages in their frame: byte for byte what MkDocs and its theme make of the same pages."""

from __future__ import annotations

from pathlib import Path

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


def sampled(plugin: ReadingListPlugin) -> list[str]:
    """The first addresses of every template and depth among the pages nobody wrote."""
    kinds: dict[tuple[str, int], list[str]] = {}
    for address in plugin.drawn:
        page = plugin.by_address[address]
        kinds.setdefault((page.template, address.count("/")), []).append(address)
    assert len(kinds) >= 10
    return [address for addresses in kinds.values() for address in addresses[:EACH]]
