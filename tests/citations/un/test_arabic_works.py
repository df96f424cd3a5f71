"""Works in Arabic, against the examples of the Muwatin Institute's guide (`arabic_works`)."""

import html
import re

import pytest
from pybtex.database import Entry, Person
from pybtex.plugin import find_plugin

from reading_list.citations.model import Locator, LocatorKind
from reading_list.citations.un.engine import cite_arabic_work

GUIDE = "http://muwatin.birzeit.edu/ar/citation_guide-"


def work(kind: str, author: str = "", editor: str = "", **fields: str) -> Entry:
    roles = {"author": author, "editor": editor}
    return Entry(
        kind,
        fields={"langid": "arabic", **fields},
        persons={
            role: [Person(name) for name in names.split(" and ")]
            for role, names in roles.items()
            if names
        },
    )


JARADAT = work(
    "book", "جرادات, علي", title="اليسار الفلسطيني", subtitle="هزيمة الديمقراطية في فلسطين",
    location="رام الله", publisher="مواطن، المؤسسة الفلسطينية لدراسة الديمقراطية", date="1999",
)  # fmt: skip
TWO = work(
    "book", "عبد العال, عكاشة محمد and منصور, سامي بديع", title="المنهجية القانونية",
    location="بيروت", publisher="منشورات الحلبي الحقوقية", date="2008",
)  # fmt: skip
THREE = work(
    "book", "المالكي, مجدي and شلبي, ياسر and لدادوة, حسن",
    title="المجتمع الفلسطيني في مواجهة الاحتلال",
    subtitle="سوسيولوجيا التكيف المقاوم خلال انتفاضة الأقصى", location="رام الله",
    publisher="مواطن، المؤسسة الفلسطينية لدراسة الديمقراطية", date="2004",
)  # fmt: skip
CHAPTER = work(
    "incollection", "العطعوط, عمر", "العلي, زيد and حمد, محمود and عوف, يوسف",
    title="المحاكم الدستورية بعد الثورات العربية",
    subtitle="الصفة والمصلحة والولاية القضائية والاستقلال القضائي، دراسة مقارنة",
    booktitle="الكتاب السنوي للمنظمة العربية للقانون الدستوري: 2015-2016", location="تونس",
    publisher="المنظمة العربية للقانون الدستوري", date="2017",
)  # fmt: skip
THESIS = work(
    "thesis", "المصري, أشرف", type="mathesis", location="نابلس", date="2010",
    title="الفساد في السلطة الوطنية الفلسطينية وأثر محاربته في تعزيز الانتماء الوطني للفرد "
    "الفلسطيني (1994-2006)",
    institution="جامعة النجاح الوطنية",
)  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "page", "printed"),
    [
        pytest.param(
            JARADAT, "20",
            "علي جرادات، **اليسار الفلسطيني: هزيمة الديمقراطية في فلسطين** (رام الله: مواطن، "
            "المؤسسة الفلسطينية لدراسة الديمقراطية، 1999)، 20.",
            id=f"one author: {GUIDE}citation_from_book",
        ),
        pytest.param(
            TWO, "140",
            "عكاشة محمد عبد العال، وسامي بديع منصور، **المنهجية القانونية** (بيروت: منشورات "
            "الحلبي الحقوقية، 2008)، 140.",
            id=f"two: {GUIDE}citation_from_book",
        ),
        pytest.param(
            THREE, "24",
            "مجدي المالكي، وياسر شلبي، وحسن لدادوة، **المجتمع الفلسطيني في مواجهة الاحتلال: "
            "سوسيولوجيا التكيف المقاوم خلال انتفاضة الأقصى** (رام الله: مواطن، المؤسسة "
            "الفلسطينية لدراسة الديمقراطية، 2004)، 24.",
            id=f"three: {GUIDE}citation_from_book",
        ),
        pytest.param(
            CHAPTER, "65",
            'عمر العطعوط، "المحاكم الدستورية بعد الثورات العربية: الصفة والمصلحة والولاية '
            'القضائية والاستقلال القضائي، دراسة مقارنة"، في: **الكتاب السنوي للمنظمة العربية '
            "للقانون الدستوري: 2015-2016**، تحرير زيد العلي، ومحمود حمد، ويوسف عوف (تونس: "
            "المنظمة العربية للقانون الدستوري، 2017)، 65.",
            id=f"a chapter: {GUIDE}book_chapter",
        ),
        pytest.param(
            THESIS, "42",
            'أشرف المصري، "**الفساد في السلطة الوطنية الفلسطينية وأثر محاربته في تعزيز الانتماء '
            'الوطني للفرد الفلسطيني (1994-2006)**"، رسالة ماجستير (نابلس: جامعة النجاح الوطنية، '
            "2010)، 42.",
            id=f"a thesis: {GUIDE}thesis",
        ),
    ],
)  # fmt: skip
def test_notes_are_those_of_the_guide(entry: Entry, page: str, printed: str) -> None:
    note = cite_arabic_work(entry).note.with_locator(Locator.parse(page, LocatorKind.PAGE))
    assert note.text == printed.replace("**", "")
    bold = re.sub(r"</?strong>", "**", note.html)
    assert html.unescape(bold) == printed
    assert note.lang == "ar"


ARTICLE = work(
    "article", "عبدالحليم, أميرة محمد", title='بوكو "حرام"', journaltitle="مجلة السياسة الدولية",
    volume="53", issue="207", pages="178--181", date="2017-01", url="https://example.org/a",
)  # fmt: skip
REPORT = work(
    "report", "فرغلي, ماهر", title="لماذا يعودون؟", institution="مركز الإمارات للسياسات",
    date="2020-10-20", url="https://example.org/r",
)  # fmt: skip
EDITED = work(
    "collection", editor="الصمادي, فاطمة", title="تنظيم الدولة الإسلامية", date="2016-05",
    publisher="مركز الجزيرة للدراسات",
)  # fmt: skip
LATIN = work(
    "report", title="من طرق الصحراء", institution="TRENDS Research \\& Advisory", date="2026",
)  # fmt: skip
LAW = work("legislation", "{جمهورية العراق}", title="قانون رقم 13", date="2005-11-09")


@pytest.mark.parametrize(
    ("entry", "written", "note", "short"),
    [
        pytest.param(
            JARADAT,
            "جرادات، علي. اليسار الفلسطيني: هزيمة الديمقراطية في فلسطين. رام الله: مواطن، المؤسسة "
            "الفلسطينية لدراسة الديمقراطية، 1999.",
            "علي جرادات، اليسار الفلسطيني: هزيمة الديمقراطية في فلسطين (رام الله: مواطن، المؤسسة "
            "الفلسطينية لدراسة الديمقراطية، 1999).",
            "جرادات، اليسار الفلسطيني.",
            id="a book: the first name turned, full stops for most commas",
        ),
        pytest.param(
            THREE,
            "المالكي، مجدي، وياسر شلبي، وحسن لدادوة. المجتمع الفلسطيني في مواجهة الاحتلال: "
            "سوسيولوجيا التكيف المقاوم خلال انتفاضة الأقصى. رام الله: مواطن، المؤسسة الفلسطينية "
            "لدراسة الديمقراطية، 2004.",
            None,
            "المالكي وآخرون، المجتمع الفلسطيني في مواجهة الاحتلال.",
            id="three authors: only the first is turned, and named later",
        ),
        pytest.param(
            TWO, None, None, "عبد العال، ومنصور، المنهجية القانونية.", id="two authors later on"
        ),
        pytest.param(
            ARTICLE,
            "عبدالحليم، أميرة محمد. \"بوكو 'حرام'\". مجلة السياسة الدولية، المجلد 53، العدد 207 "
            "(كانون الثاني/يناير 2017)، 178-181. https://example.org/a.",
            "أميرة محمد عبدالحليم، \"بوكو 'حرام'\"، مجلة السياسة الدولية، المجلد 53، العدد 207 "
            "(كانون الثاني/يناير 2017)، https://example.org/a.",
            "عبدالحليم، \"بوكو 'حرام'\".",
            id="an article",
        ),
        pytest.param(
            REPORT,
            "فرغلي، ماهر. لماذا يعودون؟ مركز الإمارات للسياسات، 20 تشرين الأول/أكتوبر 2020. "
            "https://example.org/r.",
            "ماهر فرغلي، لماذا يعودون؟ (مركز الإمارات للسياسات، 20 تشرين الأول/أكتوبر 2020)، "
            "https://example.org/r.",
            "فرغلي، لماذا يعودون؟",
            id="a report: a full date, no full stop behind a question mark",
        ),
        pytest.param(
            EDITED,
            "الصمادي، فاطمة (تحرير). تنظيم الدولة الإسلامية. مركز الجزيرة للدراسات، "
            "أيار/مايو 2016.",
            "فاطمة الصمادي (تحرير)، تنظيم الدولة الإسلامية (مركز الجزيرة للدراسات، "
            "أيار/مايو 2016).",
            "الصمادي، تنظيم الدولة الإسلامية.",
            id="an editor",
        ),
        pytest.param(
            LATIN,
            "\u200fTRENDS Research & Advisory. من طرق الصحراء. 2026.",
            "\u200fTRENDS Research & Advisory، من طرق الصحراء (2026).",
            "\u200fTRENDS Research & Advisory، من طرق الصحراء.",
            id="Latin letters first: the line runs from right to left all the same",
        ),
        pytest.param(
            LAW,
            "جمهورية العراق. قانون رقم 13. 9 تشرين الثاني/نوفمبر 2005.",
            "جمهورية العراق، قانون رقم 13 (9 تشرين الثاني/نوفمبر 2005).",
            "جمهورية العراق، قانون رقم 13.",
            id="a law: a body is never turned",
        ),
    ],
)  # fmt: skip
def test_forms(entry: Entry, written: str | None, note: str | None, short: str) -> None:
    citation = cite_arabic_work(entry)
    assert written is None or citation.entry.text == written
    assert note is None or citation.note.text == note
    assert citation.short.text == short
    for form in (citation.entry, citation.note, citation.short):
        assert html.unescape(re.sub(r"<[^<>]+>", "", form.html)) == form.text


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("12-14", "، 12-14."),
        ("84 and 86", "، 84 و 86."),
        ("art. 2", "، المادة 2."),
        ("paras. 3-5", "، الفقرات 3-5."),
        ("chap. 3, p. 7", "، الفصل 3، 7."),
    ],
)
def test_pages_are_bare_numbers_and_other_places_have_their_words(place: str, said: str) -> None:
    form = cite_arabic_work(JARADAT).short.with_locator(Locator.parse(place, LocatorKind.PAGE))
    assert form.text == f"جرادات، اليسار الفلسطيني{said}"


def test_the_place_stands_before_the_address() -> None:
    note = cite_arabic_work(REPORT).note.with_locator(Locator.parse("7", LocatorKind.PAGE))
    assert note.text.endswith("2020)، 7، https://example.org/r.")


@pytest.mark.parametrize(
    ("url", "kept"),
    [("https://example.org/r", False), ("https://example.org/r/", True),
     ("https://example.org/%D8%A7", True)],
)  # fmt: skip
def test_an_address_that_would_come_apart_is_kept_in_one_piece(url: str, kept: bool) -> None:
    entry = work("report", title="عنوان", institution="هيئة", url=url)
    linked = f'<a href="{url}">{url}</a>'
    whole = f'<bdi lang="en" dir="ltr">{linked}</bdi>' if kept else linked
    assert cite_arabic_work(entry).entry.html == f"هيئة. <strong>عنوان</strong>. {whole}."


def test_words_in_latin_letters_are_said_to_be_english() -> None:
    assert '<bdi lang="en" dir="ltr">TRENDS Research &amp; Advisory</bdi>' in (
        cite_arabic_work(LATIN).entry.html
    )


@pytest.mark.parametrize(
    "entry", [JARADAT, CHAPTER, THESIS, ARTICLE, REPORT, EDITED], ids=lambda entry: entry.type
)
def test_any_field_may_be_missing(entry: Entry) -> None:
    """No loose punctuation without one field, with one alone, or without names; every record
    has a title."""
    loose = re.compile(r"،\s*[،.)]|\(\s*\)|\(،|\.\.|\s\s|^\W*[،.]|: *[،.)]")
    names = [name for name in entry.fields if name not in {"langid", "title"}]
    kept = [*({"title", *names} - {name} for name in names), *({name, "title"} for name in names)]
    nobody: dict[str, list[Person]] = {}
    for fields in kept:
        for persons in (entry.persons, nobody):
            some = {name: text for name, text in entry.fields.items() if name in fields}
            citation = cite_arabic_work(Entry(entry.type, fields=some, persons=persons))
            for form in (citation.entry, citation.note, citation.short):
                assert not loose.search(form.text)


def test_the_pybtex_style_cites_them_alike() -> None:
    style = find_plugin("pybtex.style.formatting", "un_arabic")()
    text = style.format_entry("1", JARADAT).text.render_as("text")
    assert text == cite_arabic_work(JARADAT).entry.text
    english = Entry("book", fields={"title": "Invented", "langid": "english"})
    assert style.format_entry("1", english).text.render_as("text") == "Invented."
