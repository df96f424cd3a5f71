"""Styles, scripts and fonts as files of the site. Nothing is loaded from another host.

One script is not ours: fflate, which packs a Word document in the browser (22 kB compressed,
fetched when one is asked for).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from reading_list.site.page import ASSETS

FONTS: Final = ("source-serif-4", "noto-naskh-arabic")
"""Fontsource packages (locks/package.json); each brings its faces cut into subsets, of which
a browser fetches those a page needs (CSS Fonts 4, ``unicode-range``)."""

_FILE = re.compile(r"url\(\./files/([\w.-]+)\)")


class MissingFontsError(Exception):
    """The font packages are not installed."""


def assets(node_modules: Path) -> dict[str, bytes]:
    """Every asset but those in the theme's folder, which MkDocs copies, by its path in the site.

    Raise `MissingFontsError` without font packages.
    """
    found = {f"assets/{path.name}": path.read_bytes() for path in ASSETS}
    sheets = []
    for name in FONTS:
        folder = node_modules / "@fontsource-variable" / name
        if not folder.is_dir():
            raise MissingFontsError(f"{folder} is missing; run `make site`, which installs it")
        for sheet in ("wght.css", "wght-italic.css"):
            if not (folder / sheet).exists():
                continue  # Arabic has no italic
            # Fontsource swaps a late font in, which moves the text; optional leaves the page as it
            # stands and has the font at hand for the next one (CSS Fonts 4, ``font-display``).
            text = (folder / sheet).read_text("utf-8").replace("display: swap", "display: optional")
            for file in _FILE.findall(text):
                found[f"assets/fonts/{file}"] = (folder / "files" / file).read_bytes()
            sheets.append(_FILE.sub(r"url(fonts/\1)", text))
    found["assets/fflate.js"] = (node_modules / "fflate" / "esm" / "browser.js").read_bytes()
    found["assets/fonts.css"] = "\n".join(sheets).encode()
    return found
