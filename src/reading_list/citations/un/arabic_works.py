"""Works in Arabic that are not documents of the United Nations: books, articles, reports, laws.

The rules are those of the citation guide of the Muwatin Institute, Birzeit University, of which
these pages could be read, each with examples:

- a book, http://muwatin.birzeit.edu/ar/citation_guide-citation_from_book: "علي جرادات، **اليسار
  الفلسطيني: هزيمة الديمقراطية في فلسطين** (رام الله: مواطن، المؤسسة الفلسطينية لدراسة
  الديمقراطية، 1999)، 20." The title in bold, a colon before a subtitle, in parentheses place,
  publisher and date ("يوم شهر سنة"), then the bare number of the page; each further author behind
  a comma and ``و``.
- a chapter, https://muwatin.birzeit.edu/ar/citation_guide-book_chapter: its title in quotation
  marks, neither bold nor slanted, then "في: " and the book in bold, "تحرير" and the editors.
- a thesis, http://muwatin.birzeit.edu/ar/citation_guide-thesis: the title in quotation marks and
  bold, "رسالة ماجستير" or "أطروحة دكتوراه", place and university in parentheses.
- the bibliography, http://muwatin.birzeit.edu/en/node/7372: "العائلة، الاسم." of the first
  author only, and full stops for most commas; works in Arabic first, then those in Latin letters.

The guide cites a work in Latin letters wholly in its own language, in Chicago's forms (its page
on theses: "Basil Farraj, “Locating Violence…,” Master Thesis (Geneva: …, 2017), 30."), so that
the style leaves those to Chicago: `reading_list.citations.engine`.

No page of it was seen for the following, and the nearest rule is extended:

- Articles: quotation marks as of a chapter, the journal in bold as a book, then volume, issue and
  date in the order of Jerash University, http://jpu.edu.jo/jpu/p8.php?id=10.
- Reports, laws and web pages: as books, whose rule has a full date; the address last, as Khenchela
  University has it, https://univ-khenchela.com/explore/articles.php?article=2029.
- Later notes: name, title and page, which a handbook of research prefers to "المصدر السابق"
  (https://shamela.ws/book/8350/138); the family name alone, as in Chicago, is ours. Of three
  authors or more the first "وآخرون", http://diraset.com/node/50.
- An editor in the place of an author: "(تحرير)", the guide's own word, which has no gender.
- In the bibliography the parentheses of a book go with the commas, as they do in Chicago.
- Places that are no pages: the words of `arabic_pieces.WORDINGS`.

Dates have both names of the month, as everywhere on the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from pybtex.richtext import Tag, Text

from reading_list.bibliography.dates import DateError, PartialDate
from reading_list.bibliography.entry import titled
from reading_list.bibliography.names import Body, Name, Person
from reading_list.citations.model import LocatorKind, Pinpoints, Wording
from reading_list.citations.un.arabic_pieces import (
    LEAD,
    WORDINGS,
    address,
    arabic_date,
    begun,
    joined,
    marked,
    sentences,
)
from reading_list.citations.un.document import name_of, words
from reading_list.citations.un.pieces import Part, family, stopped
from reading_list.citations.values import BOOK_TYPES, NOT_AUTHORED

PINPOINTS: Final = Pinpoints(
    {**WORDINGS, LocatorKind.PAGE: Wording("{}", "{}", LEAD, "{}")}, join=LEAD, arabic=True
)

_THESES: Final = {
    "phdthesis": "أطروحة دكتوراه",
    "PhD thesis": "أطروحة دكتوراه",
    "mathesis": "رسالة ماجستير",
    "Master’s thesis": "رسالة ماجستير",
}


@dataclass(frozen=True, slots=True)
class Work:
    """A work as these rules see it, read from a pybtex ``Entry`` with biblatex fields.

    What the entry does not say is ``""``, ``()`` or ``None``. ``authors``: with the body that
    issued it where nobody else is named; ``host``: the journal or book it stands in; ``thesis``:
    what kind of thesis it is, in Arabic.
    """

    type: str
    title: str
    main_title: str
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    host: str = ""
    place: str = ""
    publisher: str = ""
    series: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    thesis: str = ""
    date: PartialDate | None = None
    url: str = ""

    @classmethod
    def from_entry(cls, entry: Any) -> Work:
        text = {name.lower(): words(str(value)) for name, value in entry.fields.items()}
        kind = entry.type.lower()
        authors, editors = _names(entry, "author"), _names(entry, "editor")
        first, second = text.get("institution", ""), text.get("publisher", "")
        publisher = (second or first) if kind in BOOK_TYPES else (first or second)
        if not (authors or editors) and first and text.get("entrysubtype") not in NOT_AUTHORED:
            authors = (Body(first),)
        host = text.get("journaltitle", "") if kind != "incollection" else text.get("booktitle", "")
        series = "" if host else " ".join((text.get("series", ""), text.get("number", ""))).strip()
        doi, url = entry.fields.get("doi", ""), str(entry.fields.get("url", "")).strip()
        return cls(
            type=kind,
            title=titled(text.get("title", ""), text.get("subtitle", "")),
            main_title=text.get("shorttitle") or text.get("title", ""),
            authors=authors,
            editors=editors,
            host=host,
            place=text.get("location", ""),
            # A body that is the only author is not named again.
            publisher="" if authors == (Body(publisher),) else publisher,
            series=series if text.get("series") else "",
            volume=text.get("volume", ""),
            issue=text.get("issue") or (text.get("number", "") if host else ""),
            pages=text.get("pages", "").replace("--", "-"),
            edition=text.get("edition", ""),
            thesis=_THESES.get(text.get("type", ""), "رسالة جامعية") if kind == "thesis" else "",
            date=_date(text.get("date") or text.get("year", "")),
            url=f"https://doi.org/{doi}" if doi else url,
        )

    @property
    def chapter(self) -> bool:
        return self.type == "incollection" and bool(self.host)

    @property
    def printed(self) -> bool:
        """Whether it is found without an address: a book, or what stands in one."""
        return self.type in BOOK_TYPES


def entry(source: Any) -> Part:
    """``العائلة، الاسم. **العنوان**. مكان: ناشر، 2030. …``; ``source``: a pybtex ``Entry``."""
    work = Work.from_entry(source)
    parts: tuple[Part, ...]
    if work.host and not work.chapter:
        parts = (_title(work), joined(_issue(work), work.pages))
    elif work.chapter:
        book = joined(Text("في: ", _bold(work.host)), _edited(work), work.pages)
        parts = (_title(work), book, _publication(work))
    else:
        parts = (
            joined(_title(work), marked(work.series), _edition(work)),
            work.thesis,
            _publication(work),
        )
    return begun(sentences(_inverted(work), *parts, address(work.url)))


def note(source: Any, pinpoint: str = "") -> Part:
    """``الاسم العائلة، **العنوان** (مكان: ناشر، 2030)، 20.``; ``source``: a pybtex ``Entry``."""
    work = Work.from_entry(source)
    names = _series([name.direct for name in work.authors or _edited_by(work)])
    if work.editors and not work.authors and not work.chapter:
        names = f"{names} (تحرير)"
    if work.host and not work.chapter:
        cited = joined(marked(names), _title(work), _issue(work))
    else:
        book = joined(Text("في: ", _bold(work.host)), _edited(work)) if work.chapter else ""
        head = joined(
            marked(names), _title(work), book, marked(work.series), _edition(work), work.thesis
        )
        published = _publication(work)
        cited = Text(head, " (", published, ")") if str(published) else head
    placed = Text(cited, pinpoint)
    return begun(stopped(placed if work.printed else joined(placed, address(work.url))))


def short(source: Any, pinpoint: str = "") -> Part:
    """``العائلة، **العنوان**، 20.``; ``source``: a pybtex ``Entry``."""
    work = Work.from_entry(source)
    names = work.authors or _edited_by(work)
    if len(names) > 2:
        named = f"{family(names[0])} وآخرون"
    else:
        named = _series([family(name) for name in names])
    title = _title(work, work.main_title)
    return begun(stopped(Text(joined(marked(named), title), pinpoint)))


def _names(entry: Any, role: str) -> tuple[Name, ...]:
    found = (name_of(str(person)) for person in entry.persons.get(role, ()))
    return tuple(name for name in found if name is not None)


def _date(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except DateError:
        return None


def _edited_by(work: Work) -> tuple[Name, ...]:
    """The editors where they stand for authors: of a chapter they are the book's."""
    return () if work.chapter else work.editors


def _series(names: list[str]) -> str:
    """``أ، وب، وج``: each but the first with the conjunction, behind a comma."""
    return LEAD.join([*names[:1], *(f"و{name}" for name in names[1:])])


def _inverted(work: Work) -> Part:
    """The first name turned, ``العائلة، الاسم``; the others as they are."""
    names = work.authors or _edited_by(work)
    if not names:
        return ""
    turned = [_turned(names[0]), *(name.direct for name in names[1:])]
    edited = " (تحرير)" if work.editors and not work.authors else ""
    return marked(_series(turned) + edited)


def _turned(name: Name) -> str:
    if not isinstance(name, Person):
        return name.direct
    return LEAD.join(part for part in (name.family, name.suffix, name.given) if part)


def _title(work: Work, title: str = "") -> Part:
    """In quotation marks if it stands in something, or is a thesis, which is bold as well."""
    title = title or work.title
    if not title:
        return ""
    if not work.host and not work.thesis:
        return _bold(title)
    # Marks within the marks are single, as in Chicago.
    inner = title.replace('"', "'")
    return Text('"', _bold(inner) if work.thesis else marked(inner), '"')


def _bold(title: str) -> Part:
    return Tag("strong", marked(title)) if title else ""


def _edited(work: Work) -> Part:
    names = _series([name.direct for name in work.editors])
    return marked(f"تحرير {names}") if names else ""


def _edition(work: Work) -> str:
    return f"الطبعة {work.edition}" if work.edition else ""


def _issue(work: Work) -> Part:
    """``**المجلة**، المجلد 53، العدد 207 (كانون الثاني/يناير 2017)``"""
    volume = f"المجلد {work.volume}" if work.volume else ""
    issue = f"العدد {work.issue}" if work.issue else ""
    told = joined(_bold(work.host), volume, marked(issue))
    return Text(told, f" ({arabic_date(work.date)})") if work.date else told


def _publication(work: Work) -> Part:
    """``مكان: ناشر، 1 أيار/مايو 2030``"""
    where = ": ".join(part for part in (work.place, work.publisher) if part)
    return joined(marked(where), arabic_date(work.date))
