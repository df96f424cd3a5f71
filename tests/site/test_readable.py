"""What the extension of Markdown says for readers who do not see the page."""

import lxml.html
import pytest
from markdown import Markdown  # type: ignore[import-untyped]

from reading_list.site.readable import Readable

TEXT = """# Reports

One[^a] and two[^b].

{table}

[^a]: First.
[^b]: Second.
"""
NARROW = "| Term | Meaning |\n|---|---|\n| a | b |"
WIDE = "| Symbol | Masthead | Letter | Day |\n|---|---|---|---|\n| S/1 | a | b | c |"


def read(table: str) -> lxml.html.HtmlElement:
    markdown = Markdown(
        extensions=["footnotes", "tables", "toc", Readable()],
        extension_configs={"footnotes": {"BACKLINK_TITLE": "Back to note {}"}},
    )
    return lxml.html.fromstring(f"<div>{markdown.convert(TEXT.format(table=table))}</div>")


def test_the_way_back_from_a_note_is_named_by_where_it_leads() -> None:
    links = read("").find_class("footnote-backref")
    assert [link.get("aria-label") for link in links] == ["Back to note 1", "Back to note 2"]
    assert [link.get("title") for link in links] == [None, None]


@pytest.mark.parametrize(("table", "wrapped"), [(NARROW, False), (WIDE, True)])
def test_a_wide_table_is_a_part_that_the_keyboard_reaches(table: str, *, wrapped: bool) -> None:
    root = read(table)
    regions = root.xpath("//div[table]")
    said = [(one.get("role"), one.get("tabindex"), one.get("aria-labelledby")) for one in regions]
    assert said == ([("region", "0", "reports")] if wrapped else [(None, None, None)])
    assert root.xpath("//h1[@id='reports']")
    assert len(root.xpath("//table")) == 1
