"""The site's fonts, cut from those of Fontsource once, when they are installed.

    python -m reading_list.site.fonts locks/node_modules

A reader on a slow line waits for what a page needs of a font, not for what the font has. Source
Serif comes in every weight from 200 to 900, of which the site's styles ask for 400 to 700: the
rest is a third of its bytes. The Arabic face of Noto Naskh has the letters of every language
ever written in Arabic script: those of `ARABIC` become a face of their own, of a quarter of the
bytes, and the whole face is there for whatever text has others. And a face is said to have
(CSS Fonts 4, ``unicode-range``) what it has: by the ranges of Fontsource, which are the same for
every font, a browser fetches some for an arrow or a mark of direction that none of them has.

Both fonts are under the SIL Open Font License 1.1, whose text is published beside them. Source is
a name reserved to the font as Adobe made it (condition 3), so what is cut is called otherwise.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SHEET: Final = "fonts.css"
"""The style sheet of the faces; it stands beside the folder ``fonts``."""

ARABIC: Final = (
    "U+060C,U+061B,U+061F,U+0621-063A,U+0640-0652,U+0660-066C,U+0670-0671,"  # Arabic
    "U+067E,U+0686,U+0698,U+06A9,U+06AF,U+06C0,U+06CC,U+06F0-06F9,"  # Persian
    "U+0679,U+0688,U+0691,U+06BA,U+06BE,U+06C1-06C3,U+06D2-06D4,"  # Urdu
    "U+067C,U+0681,U+0685,U+0689,U+0693,U+0696,U+069A,U+06AB,U+06BC,U+06CD,U+06D0,"  # Pashto
    "U+0695,U+06A4,U+06B5,U+06C6,U+06CE,U+06D5,"  # Sorani Kurdish
    "U+200C-200E,U+2010-2011"  # joiners, marks of direction and hyphens
)
"""Letters, vowel marks, digits and punctuation of the languages in Arabic script that sources of
this list are in or quote (Unicode, block Arabic, by the names of its characters)."""


@dataclass(frozen=True, slots=True)
class Family:
    """A package of Fontsource, and how its faces are cut.

    ``name``: what the family is called on the site; ``weights``: those kept, None for all;
    ``subset``: the one taken, None for all; ``first``: characters that get a face of their own.
    """

    package: str
    name: str
    weights: tuple[int, int] | None = None
    subset: str | None = None
    first: str | None = None


FAMILIES: Final = (
    Family("source-serif-4", "Reading List Serif", weights=(400, 700)),
    Family("noto-naskh-arabic", "Reading List Naskh", subset="arabic", first=ARABIC),
)

_FACE = re.compile(r"@font-face \{.*?\n\}\n?", re.DOTALL)
_FILE = re.compile(r"url\(\./files/([\w-]+?)(-wght-(?:normal|italic)\.woff2)\)")
_NAME = re.compile(r"(?<=font-family: )'[^']+'")
_RANGE = re.compile(r"(?<=unicode-range: )[^;]+")
_WEIGHTS = re.compile(r"(?<=font-weight: )\d+ \d+")


class MissingFontsError(Exception):
    """The font packages are not installed, or not cut yet."""


@dataclass(frozen=True, slots=True)
class _Face:
    """A face to be made: ``rule`` and ``source`` as Fontsource has them, and the code points."""

    family: Family
    name: str
    rule: str
    source: Path
    points: frozenset[int]

    def css(self) -> str:
        """The rule of the face as it is made."""
        rule = _FILE.sub(f"url(fonts/{self.name})", self.rule)
        # Fontsource swaps a late font in, which moves the text; optional leaves the page as it
        # stands and has the font at hand for the next one (CSS Fonts 4, ``font-display``).
        rule = rule.replace("font-display: swap", "font-display: optional")
        rule = _NAME.sub(f'"{self.family.name}"', rule)
        if self.family.weights:
            rule = _WEIGHTS.sub("{} {}".format(*self.family.weights), rule)
        return _RANGE.sub(_ranges(self.points), rule)


def cut_folder(node_modules: Path) -> Path:
    """Where the cut fonts are kept: gone when the packages are installed anew."""
    return node_modules / ".cache" / "reading-list-fonts"


def cut_fonts(node_modules: Path) -> None:
    """Cut the fonts of the packages into `cut_folder`: `SHEET`, ``fonts/`` and the licences."""
    faces = [face for family in FAMILIES for face in _faces(node_modules, family)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        files = list(pool.map(_cut, faces))
    folder = cut_folder(node_modules)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "fonts").mkdir(parents=True)
    for face, content in zip(faces, files, strict=True):
        (folder / "fonts" / face.name).write_bytes(content)
    for family in FAMILIES:
        licence = _package(node_modules, family) / "LICENSE"
        shutil.copyfile(licence, folder / "fonts" / f"{family.package}-OFL.txt")
    (folder / SHEET).write_text("".join(face.css() for face in faces), "utf-8")


def fonts(node_modules: Path) -> dict[str, bytes]:
    """The style sheet, the faces and their licences, by their paths from the sheet's folder.

    Raise `MissingFontsError` if they have not been cut.
    """
    folder = cut_folder(node_modules)
    if not (folder / SHEET).exists():
        raise MissingFontsError(f"{folder} is missing; run `make site`, which makes it")
    files = [folder / SHEET, *sorted((folder / "fonts").iterdir())]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _package(node_modules: Path, family: Family) -> Path:
    folder = node_modules / "@fontsource-variable" / family.package
    if not folder.is_dir():
        raise MissingFontsError(f"{folder} is missing; run `make site`, which installs it")
    return folder


def _faces(node_modules: Path, family: Family) -> Iterator[_Face]:
    package = _package(node_modules, family)
    for sheet in ("wght.css", "wght-italic.css"):
        if not (package / sheet).exists():
            continue  # Arabic has no italic
        for rule in _FACE.findall((package / sheet).read_text("utf-8")):
            file, told = _FILE.search(rule), _RANGE.search(rule)
            assert file
            assert told
            subset, ending = file.groups()
            if family.subset and subset != f"{family.package}-{family.subset}":
                continue
            source = package / "files" / f"{subset}{ending}"
            points = _points(told[0]) & TTFont(source).getBestCmap().keys()
            first = points & _points(family.first) if family.first else points
            yield _Face(family, source.name, rule, source, first)
            if points - first:
                yield _Face(family, f"{subset}-more{ending}", rule, source, points - first)


def _cut(face: _Face) -> bytes:
    """The file of a face, WOFF 2, with every typographic feature of what is kept."""
    font = TTFont(face.source, recalcTimestamp=False)
    if face.family.weights:
        font = _again(instantiateVariableFont(font, {"wght": face.family.weights}))
    options = Options(layout_features=["*"], name_IDs=["*"], name_languages=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=face.points)
    subsetter.subset(font)
    _rename(font, face.family.name)
    return _bytes(font, "woff2")


def _again(font: TTFont) -> TTFont:
    """The font read anew: glyphs that were loaded under one name are not found under another."""
    return TTFont(io.BytesIO(_bytes(font, None)), recalcTimestamp=False)


def _bytes(font: TTFont, flavor: str | None) -> bytes:
    font.flavor = flavor
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _rename(font: TTFont, name: str) -> None:
    """Give a font another name than the one its makers gave it (OpenType, ``name``: 1 is the
    family, 3 a unique name, 4 the full one, 6 that for PostScript, 16 and 25 the family again)."""
    plain = name.replace(" ", "")
    for number, text in ((1, name), (3, plain), (4, name), (6, plain), (16, name), (25, plain)):
        for record in [n for n in font["name"].names if n.nameID == number]:
            record.string = text


def _points(ranges: str) -> frozenset[int]:
    """The code points of a ``unicode-range``."""
    points: set[int] = set()
    for part in ranges.split(","):
        low, _, high = part.removeprefix("U+").partition("-")
        points.update(range(int(low, 16), int(high or low, 16) + 1))
    return frozenset(points)


def _ranges(points: frozenset[int]) -> str:
    """The ``unicode-range`` of code points."""
    runs: list[list[int]] = []
    for point in sorted(points):
        if runs and point == runs[-1][-1] + 1:
            runs[-1][1:] = [point]
        else:
            runs.append([point])
    return ",".join("U+" + "-".join(f"{end:04X}" for end in run) for run in runs)


if __name__ == "__main__":
    cut_fonts(Path(sys.argv[1]))
