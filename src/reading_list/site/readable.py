"""What Markdown leaves unsaid in a page that people wrote, said for those who do not see it.

An extension of Markdown: the way back from a footnote is named by where it leads, not by its
arrow, and a table that is wider than a phone scrolls in a part of its own, which the keyboard
reaches and which has the name of the heading above it.
"""

from __future__ import annotations

from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})
NARROW: Final = 2
"""Columns of a table whose words wrap on the narrowest phone."""

_LAST: Final = 1
"""Behind the processors that make the notes and give headings their ids."""


class Readable(Extension):  # type: ignore[misc]
    """Names for the ways back of footnotes and for tables."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's own name)
        """Take part in the work of ``md``."""
        md.treeprocessors.register(_Naming(md), "readable", _LAST)


class _Naming(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("class") == "footnote-backref" and "title" in link.attrib:
                link.set("aria-label", link.attrib.pop("title"))
        _wrap_tables(root)


def _wrap_tables(root: Element) -> None:
    heading: str | None = None
    for index, child in enumerate(list(root)):
        if child.tag in _HEADINGS:
            heading = child.get("id")
        wide = child.tag == "table" and len(child.findall("thead/tr/th")) > NARROW
        if wide and heading:
            said: dict[str, Any] = {"role": "region", "aria-labelledby": heading}
            wrapper = Element("div", {"class": "rl-scroll", "tabindex": "0", **said})
            wrapper.tail, child.tail = child.tail, None
            root[index] = wrapper
            wrapper.append(child)
