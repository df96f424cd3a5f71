"""The second half of the MkDocs adapter: drawn pages in the HTML that the theme puts around them.

MkDocs would render the theme's template for each of a thousand pages. But for a few values it is
the same for all pages of one depth that stand in the same place as seen from the menu, so it is
rendered once for each of these, with marks in the place of the values, and filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import commonpath
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

_MARK: Final = re.compile("\ue000([\\w-]+)\ue001")
"""Private-use characters, which no template and no configuration has."""


class DrawnFile(File):
    """A page or data file that we write ourselves: MkDocs only checks the links that lead there."""

    def __init__(self, config: MkDocsConfig, source: str, destination: str) -> None:
        super().__init__(
            source,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            dest_uri=destination,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.generated_by = "reading-list"

    def is_documentation_page(self) -> bool:
        """No: MkDocs would read, render and write it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Leave it to us."""


@dataclass(slots=True)
class Frames:
    """The theme's HTML around pages, in one build of one language.

    ``render``: what the theme makes of a page of MkDocs, with the values that are its own (its
    content among them); ``links``: every address that this HTML leads to or says one is at.
    """

    render: Callable[[MkDocsPage, Mapping[str, str]], str]
    links: tuple[str, ...]
    _frames: dict[tuple[object, ...], list[str]] = field(default_factory=dict)

    def fill(self, page: MkDocsPage, values: Mapping[str, str]) -> str:
        """The HTML of a page, the same as ``render`` makes of it and its values."""
        kind = (
            page.url.count("/"),
            page.is_homepage,
            # What decides a relative link, beside the depth.
            tuple(len(commonpath((f"/{page.url}", f"/{link}"))) for link in self.links),
            tuple(name for name, value in values.items() if value),
        )
        frame = self._frames.get(kind)
        if frame is None:
            marks = {name: value and f"\ue000{name}\ue001" for name, value in values.items()}
            frame = self._frames[kind] = _MARK.split(self.render(page, marks))
        # A split by a pattern with one group: text, name, text, name, ... text.
        parts = list(frame)
        parts[1::2] = [values[name] for name in frame[1::2]]
        return "".join(parts)


def drawn_page(config: MkDocsConfig, address: str) -> MkDocsPage:
    """A page as MkDocs and its themes know one, at an address where nobody wrote any."""
    file = DrawnFile(config, f"{address}index.md", f"{address}index.html")
    return MkDocsPage(None, file, config)


def write_page(folder: str, address: str, html: str) -> None:
    """Write a page into the folder of its language's site, as MkDocs would."""
    write_file(folder, f"{address}index.html", html.encode("utf-8", errors="xmlcharrefreplace"))


def write_file(folder: str, path: str, content: bytes) -> None:
    """Write a file into the folder of its language's site, as MkDocs would."""
    whole = Path(folder, path)
    whole.parent.mkdir(parents=True, exist_ok=True)
    whole.write_bytes(content)
