"""Texts of two scripts parted where a reader parts them."""

import pytest

from reading_list.bibliography.scripts import is_latin, pieces


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("نص عربي (2016).", [], id="one script"),
        pytest.param("يعرض كتاب The Looming Tower القصة", ["The Looming Tower"], id="a title"),
        pytest.param("مركز RAND، ثم CNA؛", ["RAND", "CNA"], id="the Arabic comma parts"),
        pytest.param("كتاب Title (2016) عنه", ["Title (2016)"], id="its own parentheses"),
        pytest.param("تنظيم (ISIL) في", ["ISIL"], id="parentheses around it are the text's"),
        pytest.param("الوثيقة S/2025/71/Rev.1.", ["S/2025/71/Rev.1"], id="a symbol"),
        pytest.param("عن “Title” هنا", ["Title"], id="quotation marks around it"),
        pytest.param('"A" or "B" هنا', ['"A" or "B"'], id="straight marks both within"),
    ],
)
def test_latin_words_in_arabic(text, other):
    found = pieces(text, rtl=True)
    assert "".join(words for words, _ in found) == text
    assert [words for words, rtl in found if not rtl] == other


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("Plain English (2016).", [], id="one script"),
        pytest.param(
            "Bishara. تنظيم الدولة (داعش). Doha, 2018.", ["تنظيم الدولة (داعش)"],
            id="a mark at the end whose partner is within",
        ),
        pytest.param(
            'العائدون من "داعش": التصنيف. Abu Dhabi', ['العائدون من "داعش": التصنيف'],
            id="marks between Arabic words",
        ),
        pytest.param('المكنّى "داعش"', ['المكنّى "داعش"'], id="a straight mark at the end"),
        pytest.param('"داعش" في العراق', ['"داعش" في العراق'], id="and at the beginning"),
        pytest.param("Vowels: كتابٌ.", ["كتابٌ"], id="a vowel sign at the end"),
        pytest.param("قانون رقم (55) لسنة 2006", ["قانون رقم (55) لسنة 2006"], id="figures"),
    ],
)  # fmt: skip
def test_arabic_words_in_english(text, other):
    found = pieces(text, rtl=False)
    assert "".join(words for words, _ in found) == text
    assert [words for words, rtl in found if rtl] == other


@pytest.mark.parametrize(
    ("text", "latin"),
    [("TRENDS Research & Advisory", True), ("نص", False), ("نص RAND", False), ("2016", False)],
)
def test_latin_alone(text, latin):
    assert is_latin(text) is latin
