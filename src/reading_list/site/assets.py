"""Styles, scripts and fonts as files of the site. Nothing is loaded from another host.

One script is not ours: fflate, which packs a Word document in the browser (22 kB compressed,
fetched when one is asked for).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reading_list.site.fonts import SHEET, fonts
from reading_list.site.page import ASSETS

if TYPE_CHECKING:
    from pathlib import Path

SITE_SHEET: Final = "assets/site.css"
"""The styles of every page in one file, which a slow line has sooner than three."""

_EVERYWHERE: Final = (SHEET, "reading-list.css", "shell.css")


def assets(node_modules: Path) -> dict[str, bytes]:
    """Every asset but those in the theme's folder, which MkDocs copies, by its path in the site.

    Raise `MissingFontsError` without fonts.
    """
    found = {path.name: path.read_bytes() for path in ASSETS} | fonts(node_modules)
    sheet = b"".join(found.pop(name) for name in _EVERYWHERE)
    found["fflate.js"] = (node_modules / "fflate" / "esm" / "browser.js").read_bytes()
    return {f"assets/{name}": content for name, content in found.items()} | {SITE_SHEET: sheet}
