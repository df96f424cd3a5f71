"""Rules over the whole list, each named, each with what is wrong and the mend.

A rule is a function from the bibliography to findings, registered under its name. The rules
on the form of a single field stand with the reading of fields; these need more than one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from reading_list.bibliography.bodies import bare, body, publisher
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.evidence import CONTENT
from reading_list.bibliography.fields import FIELDS
from reading_list.bibliography.findings import Finding, Place
from reading_list.bibliography.reading import RawEntry
from reading_list.bibliography.vocabulary import ancestors

if TYPE_CHECKING:
    from reading_list.bibliography.bibliography import Bibliography

Raws = Mapping[str, RawEntry]
Report = tuple[str, str, str]
"""Field (or ``""``), what is wrong, the mend."""
EntryRule = Callable[["Bibliography", Entry], Iterator[Report]]
ListRule = Callable[["Bibliography", Raws], Iterator[Finding]]

ENTRY_RULES: dict[str, EntryRule] = {}
LIST_RULES: dict[str, ListRule] = {}

ANNOTATION_WORDS = range(12, 91)
"""A one-line description has at least 12 words, an annotation at most 90 (DESIGN part 3)."""

REPRINT_HOSTS = (
    "scribd.com", "vdocuments.", "fdocuments.", "docest.com", "dokumen.", "docslib.org",
    "studylib.net", "yumpu.com", "slideshare.net", "academia.edu", "pdfcoffee.com", "docplayer.",
    "pdfslide.", "cupdf.", "docobook.", "slidelegend.", "issuu.com", "9pdf.", "5dok.",
    "documents.pub",
)  # fmt: skip
"""Document-sharing sites: evidence at most, never a reader's link."""

UNDATED_KINDS = frozenset({"un-web-page", "un-publication", "web-page", "institute-report",
                           "intergovernmental-document", "committee-document",
                           "official-report"})  # fmt: skip
"""Kinds whose pages often carry no date; citations then say so."""


def entry_rule(rule: EntryRule) -> EntryRule:
    ENTRY_RULES[rule.__name__.replace("_", "-")] = rule
    return rule


def list_rule(rule: ListRule) -> ListRule:
    LIST_RULES[rule.__name__.replace("_", "-")] = rule
    return rule


def run_checks(bibliography: Bibliography, raws: Raws) -> list[Finding]:
    """Run every rule and return all findings."""
    findings = []
    for entry in bibliography.entries.values():
        findings += check_entry(bibliography, entry, raws[entry.key])
    for list_check in LIST_RULES.values():
        findings += list_check(bibliography, raws)
    return findings


def check_entry(bibliography: Bibliography, entry: Entry, raw: RawEntry) -> list[Finding]:
    """What the rules say of one entry, which need not be on the list."""
    return [
        raw.finding(field, name, message, mend)
        for name, rule in ENTRY_RULES.items()
        for field, message, mend in rule(bibliography, entry)
    ]


_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "article": ("author", "journaltitle"),
    "book": ("publisher",),
    "collection": ("editor", "publisher"),
    "incollection": ("author", "booktitle"),
    "thesis": ("author", "institution"),
    "report": ("institution",),
    "jurisdiction": ("institution",),
    "online": (),
    "legislation": (),
    "legal": (),
}


@entry_rule
def required_field(_: Bibliography, entry: Entry) -> Iterator[Report]:
    """What each type must have to be cited (biblatex manual part 2.1, and DESIGN part 3)."""
    for name in _REQUIRED[entry.entry_type]:
        if not getattr(entry, name) and not (name == "institution" and entry.author):
            yield name, f"is missing in an @{entry.entry_type}", "fill it from what a source shows"
    if not (entry.author or entry.editor or entry.institution or entry.entry_type == "legal"):
        yield (
            "author",
            "neither author, editor nor institution is given",
            "say who wrote or issued it",
        )
    for name in ("annotation", "evidence", "langid", "access"):
        assert entry.fields is not None
        if not entry.fields.get(name):
            yield name, "is missing", "see the record format for what it holds"
    if entry.date is None and entry.kind not in UNDATED_KINDS:
        yield "date", "is missing", "give the year at least"


@entry_rule
def un_document(bibliography: Bibliography, entry: Entry) -> Iterator[Report]:
    """A UN document is known by its symbol, and its key follows from the symbol."""
    kind = bibliography.vocabularies.kinds[entry.kind]
    # A convention is cited by its name; those of other bodies have no United Nations symbol.
    named = kind.press or entry.entry_type == "legal"
    if kind.un and not named and not entry.number and not entry.url:
        yield "number", "a UN document needs its symbol", "add number, or url if it has no symbol"
    if not entry.symbol:
        return
    if entry.key != entry.symbol.key:
        yield "", f"the key does not follow from {entry.symbol}", f"rename it to {entry.symbol.key}"
    if entry.number != str(entry.symbol):
        yield "number", f"{entry.number!r} is not written as on documents", f"write {entry.symbol}"
    if entry.url:
        yield "url", "a UN document's address follows from its symbol", "delete url"


@entry_rule
def dates_in_order(_: Bibliography, entry: Entry) -> Iterator[Report]:
    """Nothing is dated after it was checked; the Team writes before the Chair does."""
    for name in ("date", "letterdate", "teamletterdate", "urldate"):
        value = getattr(entry, name)
        if value and value.earliest > entry.verified.earliest:
            yield name, f"{value} lies after the record was verified", "correct one of the two"
    if entry.verified.day is None or entry.added.day is None:
        yield "verified", "verified and added are full days", "write YYYY-MM-DD"
    team, chair = entry.teamletterdate, entry.letterdate
    if team and chair and team.earliest > chair.earliest:
        yield (
            "teamletterdate",
            f"{team} lies after the Chair's letter of {chair}",
            "compare the two",
        )


@entry_rule
def evidence_covers(_: Bibliography, entry: Entry) -> Iterator[Report]:
    """The title, date and number of a record were each seen somewhere that it names."""
    if not entry.evidence:
        return
    known = {*FIELDS, CONTENT}
    shown: set[str] = set()
    for sighting in entry.evidence:
        shown.update(sighting.fields)
        for name in sighting.fields:
            if name not in known:
                close = get_close_matches(name, sorted(known), 1)
                mend = (
                    f"write {close[0]}" if close else "name fields of the record format, or content"
                )
                yield "evidence", f"{sighting.address} shows {name!r}, which is no field", mend
    wanted = {
        "title": entry.titlesource != "descriptive",
        "date": True,
        "number": True,
        "doi": True,
        "titlearabic": True,
    }
    for name, required in wanted.items():
        if required and getattr(entry, name) and name not in shown:
            yield name, "no evidence names it", "add it to the place that shows it, or leave it out"


@entry_rule
def reader_link(_: Bibliography, entry: Entry) -> Iterator[Report]:
    """Readers are sent to publishers, authors, libraries and official sites only."""
    for host in REPRINT_HOSTS:
        if re.search(rf"//([^/]+\.)?{re.escape(host)}", entry.url):
            yield "url", f"{host} is a reprint site", "move it to evidence as [reprint]"


@entry_rule
def annotation_form(_: Bibliography, entry: Entry) -> Iterator[Report]:
    words = len(entry.annotation.split())
    if entry.annotation and words not in ANNOTATION_WORDS:
        low, high = ANNOTATION_WORDS[0], ANNOTATION_WORDS[-1]
        yield "annotation", f"has {words} words", f"write {low} to {high}"
    if "http" in entry.annotation:
        yield "annotation", "holds an address", "put addresses into url or evidence"


@entry_rule
def relations(bibliography: Bibliography, entry: Entry) -> Iterator[Report]:
    if bool(entry.related) != bool(entry.relatedtype):
        yield "related", "related and relatedtype go together", "give both or neither"
    for key in entry.related:
        if key == entry.key:
            yield "related", "names the entry itself", "delete it"
        elif key not in bibliography.entries:
            close = get_close_matches(key, bibliography.entries, 1)
            yield "related", f"{key!r} is no entry", f"write {close[0]}" if close else "delete it"


@entry_rule
def series_place(bibliography: Bibliography, entry: Entry) -> Iterator[Report]:
    series = bibliography.vocabularies.series.get(entry.inseries)
    if entry.inseries and series is None:
        close = get_close_matches(entry.inseries, bibliography.vocabularies.series, 1)
        mend = f"write {close[0]}" if close else "use an id of bib/vocabularies/series.yml"
        yield "inseries", f"{entry.inseries!r} is no series", mend
    elif series and series.numbered and entry.ordinal is None:
        yield "ordinal", "is missing in a numbered series", "add it, or take it out of the series"
    elif entry.ordinal is not None and not (series and series.numbered):
        yield "ordinal", "stands without a numbered series", "add inseries or delete it"
    if series and any(gap.ordinal == entry.ordinal for gap in series.gaps):
        yield (
            "ordinal",
            f"{entry.ordinal} is listed as a gap of {series.id}",
            "delete the gap in series.yml",
        )


@list_rule
def ordinal_taken(bibliography: Bibliography, raws: Raws) -> Iterator[Finding]:
    """Two entries share an ordinal only where one revises or corrects the other."""
    seen: dict[tuple[str, int], Entry] = {}
    for entry in bibliography.entries.values():
        if entry.ordinal is None:
            continue
        other = seen.setdefault((entry.inseries, entry.ordinal), entry)
        linked = other.key in entry.related or entry.key in other.related or other is entry
        if not linked:
            message = f"{entry.ordinal} is also the ordinal of {other.key}"
            mend = "correct one, or say with related which revises which"
            yield raws[entry.key].finding("ordinal", "ordinal-taken", message, mend)


@list_rule
def duplicate_record(bibliography: Bibliography, raws: Raws) -> Iterator[Finding]:
    """One source, one record: no DOI, symbol or title with year stands twice."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in bibliography.entries.values():
        # Several UN reports bear one title ("Letter dated…"): their symbols tell them apart.
        title = "" if entry.number else re.sub(r"\W+", " ", entry.full_title.casefold()).strip()
        who = entry.author[0].inverted if entry.author else entry.institution
        names = (
            ("doi", entry.doi.casefold()),
            ("number", str(entry.symbol) if entry.symbol else ""),
            ("title", f"{title} {entry.year} {who}" if title else ""),
            ("annotation", entry.annotation),
        )
        for field, value in names:
            other = seen.setdefault((field, value), entry) if value else entry
            if other is not entry:
                message = f"{field} is the same as that of {other.key} ({other.place})"
                mend = "write its own" if field == "annotation" else "merge the two records"
                yield raws[entry.key].finding(field, "duplicate-record", message, mend)


@list_rule
def one_body(bibliography: Bibliography, raws: Raws) -> Iterator[Finding]:
    """Spellings of a body that differ in little are one body's; those listed are in use."""
    vocabularies = bibliography.vocabularies
    printed: dict[str, Entry] = {}
    for entry in bibliography.entries.values():
        printed.setdefault(publisher(entry), entry)
    seen: dict[str, str] = {}
    for name, entry in printed.items():
        own = body(entry, vocabularies)
        other = seen.setdefault(bare(name), own)
        if other != own:
            field = next(
                f for f in ("journaltitle", "publisher", "institution") if getattr(entry, f)
            )
            message = f"{own!r} is {other!r} in another spelling"
            mend = "write what the source shows; if both do, add the two to vocabularies/bodies.yml"
            yield raws[entry.key].finding(field, "one-body", message, mend)
    for one in vocabularies.bodies:
        for form in one.forms:
            if form not in printed:
                place = Place("bib/vocabularies/bodies.yml", one.line)
                message = f"no record prints {form!r}"
                yield Finding(place, one.id, "forms", "one-body", message, "delete it")


@list_rule
def orphan_translation(bibliography: Bibliography, _: Raws) -> Iterator[Finding]:
    """A translated annotation belongs to an entry."""
    for language, texts in bibliography.translations.items():
        place = Place(f"bib/annotations.{language}.yml", 1)
        for key in texts:
            if key not in bibliography.entries:
                close = get_close_matches(key, bibliography.entries, 1)
                mend = f"rename it to {close[0]}" if close else "delete it"
                yield Finding(place, key, "", "translation", "is the key of no entry", mend)


@list_rule
def start_here(bibliography: Bibliography, _: Raws) -> Iterator[Finding]:
    """What a term's page begins with is in the list and about the term."""
    vocabularies = bibliography.vocabularies
    for name, terms in (("regions", vocabularies.regions), ("themes", vocabularies.themes)):
        for term in terms.values():
            place = Place(f"bib/vocabularies/{name}.yml", term.line)
            about = {term.id, *(t for t in terms if term.id in ancestors(terms, t))}
            for key in term.start:
                entry = bibliography.entries.get(key)
                if entry is None:
                    close = get_close_matches(key, bibliography.entries, 1)
                    mend = f"write {close[0]}" if close else "delete it"
                    message = f"{key!r} is the key of no entry"
                    yield Finding(place, term.id, "start", "start-here", message, mend)
                elif not about & {*entry.regions, *entry.themes}:
                    mend = f"take another, or add {term.id} to its keywords"
                    message = f"{key} is not about this"
                    yield Finding(place, term.id, "start", "start-here", message, mend)
