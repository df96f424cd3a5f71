"""United Nations documents as Arabic documents of the United Nations cite them.

No Arabic editorial manual could be read: of the guide for translators and editors of the Arabic
service (http://english2arabic.com/omar/sattarsite/tranguide.htm) the stored copy has the table
of contents alone. The rules are therefore what Arabic documents and pages of the United Nations
do themselves:

- A symbol alone refers to a document ("ويعني إيراد أحد هذه الرموز الإحالة إلى إحدى وثائق الأمم
  المتحدة", A/66/33 and A/74/33), which is all that a note holds (A/RES/55/10, note 1:
  ``A/55/401.``). In running text it is called a document: "الوارد في الفقرة 38 من الوثيقة …"
  (S/1994/750). We write the word in notes too, so that a line does not begin in Latin letters.
- Mastheads name the United Nations, then the organ: ``الأمم المتحدة``, ``مجلس الأمن``
  (S/2017/596). We begin the first note with them; that a later one is without them is ours.
- A place follows the symbol behind an Arabic comma: "(S/2018/118، الملحق)",
  https://www.unitad.un.org/ar/node/2500. Paragraphs by number, singular, dual or plural: "الفقرة
  4", "الفقرتين 1 و 16", "الفقرات 98-105" (S/2017/596; A/65/L.78; and see `citations.arabic`).
- Resolutions go by organ, number and year, not by symbol: "قرار مجلس الأمن 1373 (2001)", then
  "القرار 1373 (2001)" (https://www.un.org/securitycouncil/ctc/ar/content/our-mandate), "قرار
  الجمعية العامة 60/288" (https://www.unoda.org/ar/our-work/cross-cutting-issues/
  united-nations-counter-terrorism-strategy); of sessions before 1976 "3263 (د - 29)" (resolution
  59/… of the Assembly, first preambular paragraph, as in the United Nations Parallel Corpus).
- A report in a series by its ordinal and who submits it: "التقرير الخامس عشر المقدم من الأمين
  العام" (S/2017/596). A letter by its date: "رسالة مؤرخة 30 آذار/مارس 2020" (S/2020/250).
- Dates with both names of the month, "المؤرخ 28 نيسان/أبريل 2017" (S/2017/596).

No source was seen for the bibliography entry (the order of its parts follows a masthead), for
places in the preamble, for the Treaty Series, press releases and records of meetings: their
words are those the list uses. A title is given where the Arabic one was seen (``titlearabic``);
else the kind of document describes it, or, where there is neither symbol nor kind, the title
stands as the record has it. Nothing is translated here.
"""

from __future__ import annotations

import re
from typing import Final

from pybtex.richtext import Text

from reading_list.bibliography.dates import PartialDate
from reading_list.bibliography.names import Name
from reading_list.bibliography.ordinals import arabic_ordinal
from reading_list.citations.arabic import NAMES
from reading_list.citations.model import Pinpoints
from reading_list.citations.un.arabic_names import (
    DOCUMENTS,
    MONTHS,
    UNITED_NATIONS,
    arabic_body,
)
from reading_list.citations.un.arabic_pieces import (
    LEAD,
    WORDINGS,
    address,
    arabic_date,
    joined,
    marked,
    sentences,
)
from reading_list.citations.un.document import Kind, UNDocument
from reading_list.citations.un.pieces import MONTHS as ENGLISH_MONTHS
from reading_list.citations.un.pieces import Part, italic, stopped

PINPOINTS: Final = Pinpoints(WORDINGS, join=LEAD, arabic=True)


def entry(document: UNDocument) -> Part:
    """``الأمم المتحدة، مجلس الأمن. التقرير … . الوثيقة S/2030/1 المؤرخة 6 شباط/فبراير 2030. …``"""
    if document.kind is Kind.TREATY:
        named = joined(
            document.titlearabic or italic(marked(document.title)), arabic_date(document.date)
        )
        return sentences(named, _treaty_series(document), address(document.url))
    resolved = document.kind is Kind.RESOLUTION and document.resolution
    return sentences(
        _issuer(document),
        _quoted(document.titlearabic),
        _description(document),
        _dated(_symbol(document), document.date if not resolved else None),
        address(_address(document)),
    )


def note(document: UNDocument, pinpoint: str = "") -> Part:
    """``الأمم المتحدة، مجلس الأمن، الوثيقة S/2030/1، الفقرة 84.``; ``قرار مجلس الأمن …``"""
    match document.kind:
        case Kind.RESOLUTION if document.resolution:
            organ = arabic_body(document.organ.value) if document.organ else ""
            return Text(f"قرار {organ} {_resolution(document)}", pinpoint, ".")
        case Kind.TREATY:
            named = Text(document.titlearabic or italic(marked(document.title)), pinpoint)
            return stopped(joined(named, _treaty_series(document)))
        case Kind.PRESS_RELEASE if document.symbol:
            release = _dated(_symbol(document), document.date)
            return Text(joined(_issuer(document), release), pinpoint, ".")
        case Kind.MEETING_RECORD if document.symbol:
            meeting = f"الجلسة {document.meeting}" if document.meeting else ""
            cited = joined(_issuer(document), meeting, _symbol(document))
            return _spoken(document, cited, pinpoint)
        case _ if document.symbol:
            return Text(joined(_issuer(document), _symbol(document)), pinpoint, ".")
    return _unnumbered(document, pinpoint)


def short(document: UNDocument, pinpoint: str = "") -> Part:
    """``الوثيقة S/2030/1، الفقرة 84.``; ``القرار 1373 (2001)، الفقرة 2.``"""
    match document.kind:
        case Kind.RESOLUTION if document.resolution:
            return Text(f"القرار {_resolution(document)}", pinpoint, ".")
        case Kind.MEETING_RECORD if document.symbol:
            return _spoken(document, _symbol(document), pinpoint)
        case Kind.TREATY:
            name = document.titlearabic or italic(marked(document.shorttitle or document.title))
            return Text(name, pinpoint, ".")
        case _ if document.symbol:
            return Text(_symbol(document), pinpoint, ".")
    return _unnumbered(document, pinpoint)


def _quoted(title: str) -> str:
    """In the quotation marks of Arabic United Nations documents."""
    return f"”{title}“" if title else ""


def _issuer(document: UNDocument) -> Part:
    """``الأمم المتحدة، مجلس الأمن``; a body whose Arabic name was not seen stays as it is."""
    if document.organ and (document.is_organ or not document.body):
        return joined(UNITED_NATIONS, arabic_body(document.organ.value))
    if document.kind is Kind.STATEMENT:
        who = document.authors or ()
        known = arabic_body(document.body) or document.body
        return marked(_names(who) or document.speaker or known)
    if document.body.startswith("United Nations,"):
        return UNITED_NATIONS
    return arabic_body(document.body) or marked(document.body or _names(document.authors))


def _names(names: tuple[Name, ...]) -> str:
    return " و".join(arabic_body(name.direct) or name.direct for name in names)


def _symbol(document: UNDocument) -> str:
    if not document.symbol:
        return ""
    release = document.kind is Kind.PRESS_RELEASE
    return f"{'النشرة الصحفية' if release else 'الوثيقة'} {document.symbol}"


def _dated(symbol: str, date: PartialDate | None) -> str:
    """``الوثيقة S/2030/1 المؤرخة 6 شباط/فبراير 2030``; without a symbol the date alone."""
    if date is None or not symbol:
        return symbol or arabic_date(date)
    if date.day:
        return f"{symbol} المؤرخة {arabic_date(date)}"
    return f"{symbol} الصادرة في {'' if date.month else 'عام '}{arabic_date(date)}"


def _description(document: UNDocument) -> Part:
    """What kind of document it is; where nothing can be said of that, the title it bears."""
    match document.kind:
        case Kind.RESOLUTION if document.resolution:
            date = arabic_date(document.date)
            return f"القرار {_resolution(document)}" + (f" المؤرخ {date}" if date else "")
        case Kind.MEETING_RECORD if document.meeting:
            speaker = f"({document.speaker})" if document.speaker else ""
            return " ".join(part for part in (f"الجلسة {document.meeting}", speaker) if part)
        case Kind.LETTER if not document.titlearabic:
            return _letter(document.title)
    known = [arabic_body(author.direct) for author in document.authors]
    named = " و".join(known) if known and all(known) else ""
    if document.titlearabic:
        return ""
    if document.ordinal and named:
        return f"التقرير {arabic_ordinal(document.ordinal)} المقدم من {named}"
    if document.subtype.endswith("-report") and named:
        return f"تقرير {named}"
    # The word of the symbol says what a press release is.
    known_as = "" if document.kind is Kind.PRESS_RELEASE else DOCUMENTS.get(document.subtype, "")
    described = re.sub(r" \(.*\)$", "", known_as)
    title = "" if described or document.kind is Kind.RESOLUTION else italic(marked(document.title))
    if document.kind is Kind.REPORT and not described and named and document.symbol:
        return named if named != _issuer(document) else ""
    return described or title


def _letter(title: str) -> str:
    """``رسالة مؤرخة 22 كانون الأول/ديسمبر 2015``, of a title that begins with the date."""
    match = re.match(rf"Letter dated (\d+) ({'|'.join(ENGLISH_MONTHS)}) (\d{{4}})", title)
    if match is None:
        return DOCUMENTS["letter"]
    month = MONTHS[ENGLISH_MONTHS.index(match[2])]
    return f"رسالة مؤرخة {match[1]} {month} {match[3]}"


def _spoken(document: UNDocument, cited: Part, pinpoint: str) -> Part:
    speaker = f" ({document.speaker})" if document.speaker else ""
    return Text(cited, pinpoint, speaker, ".")


def _unnumbered(document: UNDocument, pinpoint: str) -> Part:
    title = _quoted(document.titlearabic) or italic(marked(document.title))
    issuer = _issuer(document)
    return Text(joined(issuer, title, arabic_date(document.date)), pinpoint, ".")


def _resolution(document: UNDocument) -> str:
    """``1373 (2001)``, ``60/288``, ``3263 (د - 29)``, ``36/87 ألف``."""
    if document.session_in_roman:
        match = re.fullmatch(r"(\d+)\s*([A-Z])?\s*\(([IVXL]+)\)", document.resolution)
        if match is None:
            return document.resolution
        letter = f" {NAMES.get(match[2], match[2])}" if match[2] else ""
        return f"{match[1]}{letter} (د - {_roman(match[3])})"
    if "(" in document.symbol:
        return f"{document.resolution} ({document.symbol_year})"
    # Human Rights Council and Assembly: "36/87 A" is one of several under a number.
    number, _, letter = document.resolution.partition(" ")
    return f"{number} {NAMES.get(letter, letter)}".strip()


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in numeral]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _address(document: UNDocument) -> str:
    """Where a reader finds the Arabic document."""
    return re.sub(r"^(https://docs\.un\.org)/\w\w/", r"\1/ar/", document.url)


def _treaty_series(document: UNDocument) -> str:
    """``الأمم المتحدة، مجموعة المعاهدات، المجلد 2178، الرقم 38349``."""
    if not document.series:
        return document.symbol
    if document.series.removeprefix("United Nations").strip(" ,") != "Treaty Series":
        return document.series
    places = (
        f"المجلد {document.volume}" if document.volume else "",
        f"الرقم {document.number}" if document.number else "",
    )
    return LEAD.join(part for part in (UNITED_NATIONS, "مجموعة المعاهدات", *places) if part)
