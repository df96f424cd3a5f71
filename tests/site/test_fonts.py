"""The fonts as `make site` cut them, read with the library that cut them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from reading_list.site.fonts import (
    ARABIC,
    FAMILIES,
    MissingFontsError,
    _cut,
    _faces,
    _points,
    _ranges,
    cut_folder,
    fonts,
)
from tests.project import ROOT

PACKAGES = ROOT / "locks" / "node_modules"
FACES = {face.name: face for family in FAMILIES for face in _faces(PACKAGES, family)}
SMALL = "noto-naskh-arabic-arabic-wght-normal.woff2"


def cut(name: str) -> TTFont:
    return TTFont(cut_folder(PACKAGES) / "fonts" / name)


@pytest.mark.parametrize("name", sorted(FACES))
def test_a_face_has_the_characters_and_weights_that_its_rule_tells(name: str):
    font, rule = cut(name), FACES[name].css()
    told = re.search(r"unicode-range: ([^;]+)", rule)
    weights = re.search(r"font-weight: (\d+) (\d+)", rule)
    assert told
    assert weights
    assert _points(told[1]) == font.getBestCmap().keys()
    axis = font["fvar"].axes[0]
    assert (axis.minValue, axis.maxValue) == tuple(float(weight) for weight in weights.groups())
    assert "optional" in rule


@pytest.mark.parametrize("name", sorted(FACES))
def test_a_face_keeps_its_makers_and_licence_and_loses_the_name_they_reserved(name: str):
    names = {record.nameID: str(record) for record in cut(name)["name"].names}
    assert "Reserved Font Name" in names[0] or "Noto Project" in names[0]
    assert "OFL" in names[14] or "openfontlicense" in names[14]
    for number in (1, 4, 6):
        assert names[number].startswith("Reading")


def test_the_letters_of_arabic_stand_in_a_face_of_a_third_of_the_bytes():
    folder = cut_folder(PACKAGES) / "fonts"
    whole = PACKAGES / "@fontsource-variable" / "noto-naskh-arabic" / "files" / SMALL
    assert (folder / SMALL).stat().st_size < whole.stat().st_size / 3
    assert {
        ord(letter) for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةىپچژکگیٹڈےټښڕۆ"
    } <= _points(ARABIC)
    more = FACES[SMALL.replace("-wght", "-more-wght")]
    assert FACES[SMALL].points | more.points == _points_of(whole)


def _points_of(file: Path) -> frozenset[int]:
    sheet = file.parents[1] / "wght.css"
    rule = next(r for r in sheet.read_text("utf-8").split("}") if file.name in r)
    told = re.search(r"unicode-range: ([^;]+)", rule)
    assert told
    has: dict[int, str] = TTFont(file).getBestCmap()
    return _points(told[1]) & has.keys()


def test_shaping_is_kept():
    """Initial, medial and final forms, the ligature of lam and alef, marks on their letters."""
    font = cut(SMALL)
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina", "rlig"} <= features
    assert "mark" in {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}


@pytest.mark.parametrize("name", [SMALL, "source-serif-4-vietnamese-wght-normal.woff2"])
def test_the_same_face_comes_out_as_the_same_bytes(name: str):
    assert _cut(FACES[name]) == (cut_folder(PACKAGES) / "fonts" / name).read_bytes()


@pytest.mark.parametrize(
    ("points", "ranges"),
    [
        ({0x20}, "U+0020"),
        ({0x41, 0x42, 0x43, 0x61}, "U+0041-0043,U+0061"),
        ({0x1EE00, 0x1EE01}, "U+1EE00-1EE01"),
    ],
)
def test_ranges(points: set[int], ranges: str):
    assert _ranges(frozenset(points)) == ranges
    assert _points(ranges) == points


def test_fonts_that_were_not_cut(tmp_path: Path):
    with pytest.raises(MissingFontsError, match="make site"):
        fonts(tmp_path)
