"""Bluebook, rule 21 (international materials).

Sources. Graduate Institute Geneva, https://libguides.graduateinstitute.ch/un/citation: ``G.A.
Res. 62/228, ¶ 35, U.N. Doc. A/RES/62/228 (Dec. 22, 2007)``. George Washington University Law
Library, https://law.gwu.libguides.com/c.php?g=187802&p=1790768, on rules 21.7.1 (records of
meetings by the Official Records) and 21.7.2 (resolutions by their symbols, as has become
customary). Treaties, with the article before the date: Ohio Northern University,
https://library.onu.edu/internationalforeignlegalresearch/citations (rule 21.4). Later notes by
``supra``: footnotes of 97 Am. Soc'y Int'l L. Proc. (2003), ``S.C. Res. 1373, supra note 1``.

The Bluebook has no bibliographies: the entry is the first note without a pinpoint.
"""

from __future__ import annotations

from typing import Final

from pybtex.richtext import Text

from reading_list.citations.model import LocatorKind, Wording
from reading_list.citations.un.document import Kind, Organ, UNDocument, persons
from reading_list.citations.un.pieces import (
    SHORT_MONTHS,
    Part,
    comma,
    direct_names,
    families,
    italic,
    led,
    link,
    ordinal,
    pinpoints,
    spaced,
    stopped,
)

PINPOINTS: Final = pinpoints(
    {
        LocatorKind.PAGE: Wording("at {}", "at {}"),
        LocatorKind.PARAGRAPH: Wording("¶ {}", "¶¶ {}"),
        LocatorKind.OPERATIVE_PARAGRAPH: Wording("¶ {}", "¶¶ {}"),
        LocatorKind.PREAMBULAR_PARAGRAPH: Wording("pmbl. ¶ {}", "pmbl. ¶¶ {}"),
        LocatorKind.ANNEX: Wording("annex {}", "annexes {}"),
        LocatorKind.APPENDIX: Wording("app. {}", "apps. {}"),
        LocatorKind.SECTION: Wording("§ {}", "§§ {}"),
        LocatorKind.CHAPTER: Wording("ch. {}", "chs. {}"),
        LocatorKind.ARTICLE: Wording("art. {}", "arts. {}", lead=" "),
        LocatorKind.PART: Wording("pt. {}", "pts. {}"),
        LocatorKind.TABLE: Wording("tbl.{}", "tbls.{}"),
        LocatorKind.FIGURE: Wording("fig.{}", "figs.{}"),
    }
)

SHORT_PINPOINTS: Final = led(PINPOINTS, ", ")

_ORGANS: Final = {
    Organ.SECURITY_COUNCIL: "S.C.",
    Organ.GENERAL_ASSEMBLY: "G.A.",
    Organ.HUMAN_RIGHTS_COUNCIL: "Human Rights Council",
    Organ.ECONOMIC_AND_SOCIAL_COUNCIL: "E.S.C.",
}
_OFFICIAL_RECORDS: Final = {
    Organ.SECURITY_COUNCIL: "U.N. SCOR",
    Organ.GENERAL_ASSEMBLY: "U.N. GAOR",
    Organ.HUMAN_RIGHTS_COUNCIL: "U.N. GAOR, Human Rights Council",
    Organ.ECONOMIC_AND_SOCIAL_COUNCIL: "U.N. ESCOR",
}


def entry(document: UNDocument) -> Part:
    """The first note without a pinpoint."""
    return note(document)


def note(document: UNDocument, pinpoint: str = "") -> Part:
    """``U.N. Security Council, Title, ¶ 84, U.N. Doc. S/2030/1 (Jan. 7, 2030).``"""
    if document.kind is Kind.TREATY:
        where = comma(_date(document), _treaty_series(document))
        return stopped(comma(Text(document.title, pinpoint), where))
    if document.kind is Kind.MEETING_RECORD and document.organ and document.meeting:
        return stopped(_meeting(document, pinpoint))
    identity, symbol = _identity(document), _symbol(document)
    # The pinpoint stands before the symbol, where anything does.
    identified = Text(symbol, pinpoint)
    if str(identity):
        identified = comma(Text(identity, pinpoint), symbol)
    date = f"({_date(document)})" if _date(document) else ""
    web = link(document.url) if document.kind in {Kind.PRESS_RELEASE, Kind.STATEMENT} else ""
    return stopped(comma(spaced(identified, date), web))


def short(document: UNDocument, pinpoint: str = "") -> Part:
    """``S.C. Res. 1373, supra note 1, ¶ 2.`` where 1 is the number of the first note."""
    match document.kind:
        case Kind.RESOLUTION if document.resolution:
            who: Part = _resolution(document)
        case Kind.TREATY:
            who = document.shorttitle or document.title
        case Kind.STATEMENT if document.authors:
            who = families(document.authors)
        case _ if document.shorttitle or not document.symbol:
            who = italic(document.shorttitle or document.title)
        case _:
            who = _symbol(document)
    return stopped(Text(comma(who, Text(italic("supra"), " note 1")), pinpoint))


def _date(document: UNDocument) -> str:
    """``Jan. 7, 2030``; the months that the Bluebook abbreviates (table T12)."""
    date = document.date
    if date is None or date.month is None:
        return str(date.year) if date else ""
    month = SHORT_MONTHS[date.month - 1]
    return f"{month} {date.day}, {date.year}" if date.day else f"{month} {date.year}"


def _body(document: UNDocument) -> str:
    if document.body == "United Nations":
        return "U.N."
    return document.body.replace("United Nations ", "U.N. ", 1)


def _resolution(document: UNDocument) -> str:
    organ = _ORGANS[document.organ] if document.organ else _body(document)
    return f"{organ} Res. {document.resolution}".strip()


def _symbol(document: UNDocument) -> str:
    if not document.symbol:
        return ""
    release = "Press Release" if document.kind is Kind.PRESS_RELEASE else "Doc."
    return f"U.N. {release} {document.bare_symbol}"


def _identity(document: UNDocument) -> Part:
    """What it is, before the pinpoint and the symbol."""
    title = italic(document.title)
    match document.kind:
        case Kind.RESOLUTION if document.resolution:
            return comma(document.name, _resolution(document))
        case Kind.PRESIDENTIAL_STATEMENT:
            return document.title or _body(document)
        case Kind.LETTER:
            return document.title or ("" if document.symbol else _body(document))
        case Kind.PRESS_RELEASE:
            if document.symbol and not document.title:
                return ""
            return comma("Press Release", document.body, title)
        case Kind.STATEMENT:
            return comma(direct_names(document.authors, "&") or document.speaker_or_body, title)
    by = direct_names(document.unnamed_authors, "&")
    if document.submitted:
        return comma("U.N. Secretary-General", title)
    return comma(_body(document) if not persons(document.unnamed_authors) else "", by, title)


def _meeting(document: UNDocument, pinpoint: str) -> Part:
    """``U.N. SCOR, 85th Sess., 9999th mtg., at 3, U.N. Doc. S/PV.9999 (Jan. 7, 2030)``."""
    assert document.organ is not None
    assert document.meeting is not None
    session = f"{ordinal(document.session, legal=True)} Sess." if document.session else ""
    plenary = "plen. mtg." if document.organ is Organ.GENERAL_ASSEMBLY else "mtg."
    meeting = f"{ordinal(document.meeting, legal=True)} {plenary}"
    words = Text(comma(_OFFICIAL_RECORDS[document.organ], session, meeting), pinpoint)
    date = f"({_date(document)})" if _date(document) else ""
    said = f"(statement of {document.speaker})" if document.speaker else ""
    return spaced(comma(words, _symbol(document)), date, said)


def _treaty_series(document: UNDocument) -> str:
    """``2178 U.N.T.S. 197``"""
    if not document.series:
        return _symbol(document)
    series = "U.N.T.S." if document.series.endswith("Treaty Series") else document.series
    first = document.pages.split("–")[0]
    return " ".join(part for part in (document.volume, series, first) if part)
