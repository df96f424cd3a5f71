"""From a headline to the record: the claims of a news article, each set against public sources.

The data stand in ``bib/claims.yml``; the introduction that people wrote, in
``docs/guides/from-a-headline-to-the-record.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.claims import (
    CitedSource,
    Claim,
    Claims,
    Lesson,
    Sight,
    Verdict,
    by_verdict,
)
from reading_list.bibliography.entry import Entry
from reading_list.citations.engine import style_in
from reading_list.citations.model import Citation, Form, Locator, LocatorKind
from reading_list.site import addresses
from reading_list.site.language import N_, Interface, Words, direction
from reading_list.site.listing import Lister, coins
from reading_list.site.page import Crumb, HeadMetadata, Page, Section
from reading_list.site.prose import ProsePage
from reading_list.site.structured import reading_path
from reading_list.site.terms import home_crumb

VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.SUPPORTED: N_("Supported"),
    Verdict.DIFFERENT: N_("Supported with a difference"),
    Verdict.NOT_FOUND: N_("Not found in public sources"),
}

SIGHTS: Final[Mapping[Sight, str]] = {
    Sight.TEXT: N_("Its own text was seen"),
    Sight.SECONDARY: N_("Known only from what others say of it"),
}
"""What was seen of a source."""

BASES: Final[Mapping[Sight | None, str]] = {
    Sight.TEXT: N_("seen in the source itself"),
    Sight.SECONDARY: N_("seen in a secondary source"),
    None: N_("seen in the press only"),
}
"""What a verdict rests on: its best source, or no source that the list has a record of."""

_ADDRESS: Final = re.compile(r",?\s*<a\b[^>]*>[^<]*</a>")


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """A verdict and the numbers of the claims that have it."""

    id: str
    label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CitedView:
    """A source of a claim: its citation, its page here, and the document elsewhere.

    ``lang``: of the citation; ``symbol``: of a UN document; ``document``: its address, in the
    language of the page where there is a choice, or ``""``; ``host``: where that leads;
    ``seen``: what was seen of it; ``original``: it is the original of the article, which every
    such card names alike.
    """

    citation: Markup
    lang: str
    name: Words
    address: str
    symbol: str
    document: str
    host: str
    seen: str
    original: bool

    @property
    def direction(self) -> str:
        return direction(self.lang)


@dataclass(frozen=True, slots=True)
class Place:
    """A web page on which something was seen."""

    address: str
    host: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim on its card. ``basis``: what a verdict that supports it rests on, or ``""``."""

    number: int
    text: str
    stated: str
    found: str
    verdict: str
    label: str
    basis: str
    difference: str
    contrary: bool
    sources: tuple[CitedView, ...]
    places: tuple[Place, ...]
    copies: int

    @property
    def id(self) -> str:
        return anchor(self.number)


@dataclass(frozen=True, slots=True)
class Part:
    """The claims on one subject."""

    id: str
    title: str
    claims: tuple[ClaimView, ...]

    @property
    def count(self) -> int:
        return len(self.claims)


@dataclass(frozen=True, slots=True)
class LessonView:
    """What a reader learns, and the numbers of the claims that show it."""

    id: str
    title: str
    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """The page. ``own_text``: how many supported claims rest on the text of a source itself."""

    count: int
    verdicts: tuple[VerdictRow, ...]
    supported: int
    own_text: int
    contrary: int
    parts: tuple[Part, ...]
    lessons: tuple[LessonView, ...]
    verified: str
    verified_iso: str
    coins: tuple[str, ...]


def anchor(number: int) -> str:
    """The id of a claim on the page."""
    return f"claim-{number}"


def with_claims(prose: Iterable[ProsePage], claims: Claims) -> list[ProsePage]:
    """Pages people wrote, the introduction of this one as citing what its claims do."""
    return [
        replace(page, keys=page.keys | claims.keys) if page.address == addresses.HEADLINE else page
        for page in prose
    ]


def claims_page(
    claims: Claims,
    bibliography: Bibliography,
    citations: Mapping[str, Mapping[str, Citation]],
    lister: Lister,
) -> Page:
    """The page that leads from the claims of a news article to the documents."""
    ui = lister.interface
    drawer = _Drawer(claims, bibliography, citations, lister)
    parts = tuple(
        Part(
            subject.id,
            ui.label(subject.label),
            tuple(drawer.claim(claim) for claim in claims.claims if claim.subject == subject.id),
        )
        for subject in claims.subjects
    )
    lessons = tuple(drawer.lesson(lesson) for lesson in claims.lessons)
    supported = [claim for claim in claims.claims if claim.verdict is not Verdict.NOT_FOUND]
    view = ClaimsView(
        count=len(claims.claims),
        verdicts=tuple(
            VerdictRow(verdict, ui.gettext(VERDICTS[verdict]), tuple(one.number for one in those))
            for verdict, those in by_verdict(claims).items()
        ),
        supported=len(supported),
        own_text=sum(drawer.basis(claim) is Sight.TEXT for claim in supported),
        contrary=sum(claim.contrary for claim in claims.claims),
        parts=parts,
        lessons=lessons,
        verified=ui.date(claims.verified),
        verified_iso=str(claims.verified),
        coins=coins(bibliography.entries[key] for key in sorted(claims.keys)),
    )
    title = ui.gettext("From a headline to the record")
    description = ui.gettext(
        "The claims of one news article on ISIL-Khorasan, each set against what public "
        "documents show: where it comes from, the verdict, the citation."
    )
    return Page(
        address=addresses.HEADLINE,
        title=title,
        description=description,
        head=HeadMetadata(
            described=(
                reading_path(addresses.HEADLINE, title, description, ui.code, sorted(claims.keys)),
            )
        ),
        template="claims.html.jinja",
        view=view,
        lang=ui.code,
        breadcrumbs=(home_crumb(ui), Crumb(ui.gettext("Guides"), addresses.GUIDES)),
        toc=(
            *(Section(part.id, part.title) for part in parts),
            *(Section(one.id, one.text) for part in parts for one in part.claims),
            *(Section(lesson.id, lesson.title) for lesson in lessons),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Drawer:
    claims: Claims
    bibliography: Bibliography
    citations: Mapping[str, Mapping[str, Citation]]
    lister: Lister

    @property
    def interface(self) -> Interface:
        return self.lister.interface

    def basis(self, claim: Claim) -> Sight | None:
        """What was seen of the claim's best source, which the file names first."""
        sources = self.claims.independent(claim)
        return sources[0].sight if sources else None

    def claim(self, claim: Claim) -> ClaimView:
        ui = self.interface
        found = claim.verdict is not Verdict.NOT_FOUND
        linked = [seen for seen in claim.evidence if seen.linked]
        return ClaimView(
            number=claim.number,
            text=ui.label(claim.text),
            stated=ui.label(claim.stated),
            found=ui.label(claim.found),
            verdict=claim.verdict,
            label=ui.gettext(VERDICTS[claim.verdict]),
            basis=ui.gettext(BASES[self.basis(claim)]) if found else "",
            difference=ui.label(claim.difference) if claim.difference else "",
            contrary=claim.contrary,
            sources=tuple(map(self.source, claim.sources)),
            places=tuple(Place(seen.address, seen.host) for seen in linked),
            copies=len(claim.evidence) - len(linked),
        )

    def source(self, source: CitedSource) -> CitedView:
        ui = self.interface
        entry = self.bibliography.entries[source.key]
        kind = self.bibliography.vocabularies.kinds[entry.kind]
        bare = LocatorKind.PARAGRAPH if kind.un else LocatorKind.PAGE
        locator = Locator.parse(source.locator, bare) if source.locator else None
        original = source.key == self.claims.original
        seen = N_("The English original of the article") if original else SIGHTS[source.sight]
        document = self._document(entry)
        style = style_in(ui.code, entry, kind)
        return CitedView(
            citation=_words(self.citations[entry.key][style.id].note, locator),
            lang=style.lang,
            name=Words(entry.number or entry.full_title, entry.language),
            address=addresses.source(entry),
            symbol=str(entry.symbol) if entry.symbol else "",
            document=document,
            host=addresses.host(document),
            seen=ui.gettext(seen),
            original=original,
        )

    def _document(self, entry: Entry) -> str:
        if entry.symbol:
            return entry.symbol.url(self.interface.code)
        return entry.url or (addresses.doi(entry.doi) if entry.doi else "")

    def lesson(self, lesson: Lesson) -> LessonView:
        ui = self.interface
        return LessonView(lesson.id, ui.label(lesson.label), ui.label(lesson.text), lesson.claims)


def _words(form: Form, locator: Locator | None) -> Markup:
    """The note without its address, which the card gives as a link of its own."""
    placed = form.with_locator(locator) if locator and form.slot else form
    # Forms are escaped by the engines that make them (citations.model.Form).
    return Markup(_ADDRESS.sub("", placed.html))  # noqa: S704
