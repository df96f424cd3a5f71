"""What the search index knows of a source: its names, its facets, its order in time.

The search (Pagefind) reads the annotation as the text of a source's page and everything else from
the tags made here, each with a weight of its own (assets/search.js, ``WEIGHTS``), so that a symbol,
a surname or a title outweighs a word in passing. Facets are declared in one table; their values
are ids, the same in every language, so that an address with a selection means the same in all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.bodies import body, publisher
from reading_list.bibliography.entry import Entry
from reading_list.bibliography.ordinals import (
    arabic_ordinal,
    english_ordinal,
    english_ordinal_words,
)
from reading_list.bibliography.symbols import UN_LANGUAGES
from reading_list.bibliography.vocabulary import Synonyms, Term, ancestors
from reading_list.citations.engine import style_in
from reading_list.citations.model import Citation
from reading_list.site.language import Interface
from reading_list.site.listing import Lister
from reading_list.site.page import SearchTag

SOURCE: Final = "source"
"""The value of the facet ``type`` of every source; other pages are ``page`` (theme/main.html)."""

UNDATED: Final = "0"
"""The value of ``year`` and ``date`` of what is not dated: last when the newest come first."""

_RESOLUTION_WORDS: Final = {
    "S": "Security Council resolution SCR UNSCR UNSC res قرار مجلس الأمن القرار",
    "A": "General Assembly resolution UNGA GA res قرار الجمعية العامة القرار",
    "A/HRC": "Human Rights Council resolution HRC res قرار مجلس حقوق الإنسان القرار",
}


@dataclass(frozen=True, slots=True)
class FacetSpec:
    """A facet of the search: its name in addresses, and the values an entry has in it."""

    name: str
    values: Callable[[Entry, Bibliography], Iterable[str]]


def _with_broader(terms: Mapping[str, Term], carried: Iterable[str]) -> list[str]:
    """The terms an entry carries and all above them: who looks for Asia wants Afghanistan too."""
    found = {t for one in carried for t in (one, *ancestors(terms, one))}
    return [identifier for identifier in terms if identifier in found]


FACETS: Final[tuple[FacetSpec, ...]] = (
    FacetSpec("region", lambda e, b: _with_broader(b.vocabularies.regions, e.regions)),
    FacetSpec("theme", lambda e, b: _with_broader(b.vocabularies.themes, e.themes)),
    FacetSpec("kind", lambda e, _: [e.kind]),
    FacetSpec("level", lambda e, _: [e.level]),
    FacetSpec("access", lambda e, _: [e.access]),
    FacetSpec("language", lambda e, _: languages(e)),
    FacetSpec("series", lambda e, _: [e.inseries]),
    FacetSpec("publisher", lambda e, b: [body(e, b.vocabularies)]),
    FacetSpec("year", lambda e, _: [str(e.year or UNDATED)]),
)
"""Every facet, in the order in which a reader meets them."""


def languages(entry: Entry) -> Iterable[str]:
    """Those that a source can be read in: a UN document with a symbol is issued in all six."""
    return UN_LANGUAGES if entry.symbol else (entry.language,)


@dataclass(frozen=True)
class Finder:
    """Makes the search tags of sources, for the pages of one language."""

    bibliography: Bibliography
    citations: Mapping[str, Mapping[str, Citation]]
    lister: Lister

    @property
    def interface(self) -> Interface:
        return self.lister.interface

    def tags(self, entry: Entry) -> tuple[SearchTag, ...]:
        """What a source is found by and shown as. None is empty."""
        found = [SearchTag("meta", name, text) for name, text in self._fields(entry)]
        found.append(SearchTag("filter", "type", SOURCE))
        for facet in FACETS:
            values = facet.values(entry, self.bibliography)
            found += [SearchTag("filter", facet.name, value) for value in values]
        # With the key, so that no two are the same and the order is always one.
        found.append(SearchTag("sort", "date", f"{_date_number(entry)} {entry.key}"))
        return tuple(tag for tag in found if tag.content)

    def _fields(self, entry: Entry) -> Iterator[tuple[str, str]]:
        item = self.lister.item(entry)
        shown = item.name.text
        yield "title", shown
        if item.name.lang != self.interface.code:
            yield "titlelang", item.name.lang
        named = (entry.full_title, entry.titleaddon, entry.titletranslation, entry.shorttitle)
        yield "named", " · ".join(text for text in named if text and text != shown)
        yield "people", " · ".join(name.direct for name in (*entry.author, *entry.editor))
        brought_out = (publisher(entry), body(entry, self.bibliography.vocabularies))
        yield "where", " · ".join(dict.fromkeys(brought_out))
        kind = self.bibliography.vocabularies.kinds[entry.kind]
        style = style_in(self.interface.code, entry, kind)
        cited = self.citations[entry.key][style.id].entry.text
        # The way to the document is on its page; here it would only fill the line.
        yield "cite", re.sub(r"\s*https?://\S+$", "", cited)
        yield "kind", item.kind
        yield "date", item.date
        yield "level", item.level
        yield "access", item.access
        yield "symbol", item.symbol
        yield "terms", " · ".join(self._terms(entry))
        yield "aliases", " · ".join(aliases(entry))
        yield "synonyms", " · ".join(self._synonyms(entry))
        yield "plain", " ".join(without_particles(item.annotation.text if item.annotation else ""))

    def _terms(self, entry: Entry) -> Iterator[str]:
        """Labels of the regions and themes, in every language: readers mix them."""
        vocabularies = self.bibliography.vocabularies
        for terms, carried in (
            (vocabularies.regions, entry.regions),
            (vocabularies.themes, entry.themes),
        ):
            for identifier in carried:
                yield from terms[identifier].label.values()

    def _synonyms(self, entry: Entry) -> list[str]:
        """Every other name of what the title and the annotations name."""
        told = [by_key.get(entry.key, "") for by_key in self.bibliography.translations.values()]
        text = " ".join((entry.full_title, entry.titletranslation, entry.annotation, *told))
        lower = text.lower()
        found: dict[str, None] = {}
        for synonyms, parts, pattern in self._patterns:
            # Looking for a part of a text is a hundred times as fast as looking for a pattern.
            if any(part in lower for part in parts) and pattern.search(text):
                found |= dict.fromkeys(synonyms.forms)
        return list(found)

    @cached_property
    def _patterns(self) -> list[tuple[Synonyms, list[str], re.Pattern[str]]]:
        return [
            (synonyms, [form.lower() for form in synonyms.forms], _pattern(synonyms.forms))
            for synonyms in self.bibliography.vocabularies.synonyms
        ]


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of the forms as whole words; forms in capitals as they are, others in any case."""
    sought = "|".join(
        re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})" for form in forms
    )
    return re.compile(rf"(?<!\w)(?:{sought})(?!\w)")


def aliases(entry: Entry) -> list[str]:
    """What people type for a source beside its title and authors.

    Of a UN document the symbol whole, without the organ and without what a revision adds; of a
    resolution its number behind every word for one; of a report its place in the series in
    figures and words; of everything its DOI and ISBN, and names without strokes and ligatures.
    """
    found = [entry.doi, entry.isbn.replace("-", "")]
    symbol = entry.symbol
    while symbol:
        whole = str(symbol.base).split("-")[0] if symbol.parallel else str(symbol.base)
        printed = str(symbol).split("-")[0] if symbol.parallel else str(symbol)
        joined = re.sub(r"[ ()]+", "/", whole).strip("/")
        found += [printed, joined, joined.split("/", 1)[-1]]
        if symbol.is_resolution and symbol.organ in _RESOLUTION_WORDS:
            counted = f"{symbol.session}/{symbol.number}" if symbol.session else symbol.number
            found.append(f"{_RESOLUTION_WORDS[symbol.organ]} {counted}")
        symbol = symbol.parallel
    if entry.ordinal is not None:
        number = entry.ordinal
        arabic = arabic_ordinal(number)
        words = (english_ordinal(number), english_ordinal_words(number), arabic)
        # The tens change with the case of the noun: العشرون, العشرين.
        found += [
            *words,
            re.sub(r"ون\b", "ين", arabic),
            f"report {number}",
            f"تقرير {number}",
            "التقرير",
        ]
    found += [folded(name.direct) for name in (*entry.author, *entry.editor)]
    return list(dict.fromkeys(text for text in found if text))


_PARTICLES: Final = re.compile(
    r"(?<!\w)(?:[وف]?(?:بال|كال|لل)|[وف]ال)(?=\w{3})|(?<!\w)[وفبلك](?=[أإآ]\w{2})"
)


def without_particles(text: str) -> list[str]:
    """The Arabic words that carry a particle, without it: the search's stemmer leaves some on.

    ``للأمين`` and ``والأمين`` give ``الأمين``, ``لأمين`` gives ``أمين``.
    """
    found = []
    for word in dict.fromkeys(re.findall(r"\w+", text)):
        match = _PARTICLES.match(word)
        if match:
            article = "ال" if match.group().endswith("ل") and len(match.group()) > 1 else ""
            found.append(article + word[match.end() :])
    return found


_FOLDED: Final = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae",
     "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ð": "d", "þ": "th"}
)  # fmt: skip


def folded(text: str) -> str:
    """The text without letters that Unicode does not take apart (Bjørgo), ``""`` if it has none.

    Accents need nothing: the search disregards them by itself.
    """
    plain = text.translate(_FOLDED)
    return plain if plain != text else ""


def _date_number(entry: Entry) -> str:
    """The date as a number that sorts: ``20250206``; what is not known is zero."""
    if entry.date is None:
        return UNDATED
    year, month, day = (*entry.date.parts, 0, 0, 0)[:3]
    return f"{year:04}{month:02}{day:02}"
