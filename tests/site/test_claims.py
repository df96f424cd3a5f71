"""From a headline to the record: what the page shows of each claim, and where it leads."""

import dataclasses
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.bibliography.claims import Claims, Sight, Verdict
from reading_list.citations.claims import load_claims
from reading_list.citations.engine import cite_all
from reading_list.citations.model import Citation
from reading_list.site.claims import (
    BASES,
    SIGHTS,
    VERDICTS,
    ClaimsView,
    ClaimView,
    claims_page,
    with_claims,
)
from reading_list.site.drawing import draw
from reading_list.site.language import Interface
from reading_list.site.listing import Lister
from reading_list.site.page import Page, Pages
from reading_list.site.pages import site_pages
from reading_list.site.prose import ProsePage, cited_in

ROOT = Path(__file__).parents[2]
ADDRESS = "guides/from-a-headline-to-the-record/"


@pytest.fixture(scope="module")
def claims(bibliography: Bibliography) -> Claims:
    read = load_claims(ROOT / "tests" / "data" / "bib", bibliography)
    assert read is not None
    return read


@pytest.fixture(scope="module")
def with_guide(
    bibliography: Bibliography, citations: dict[str, dict[str, Citation]], claims: Claims
) -> dict[str, Pages]:
    """The site of each language with the guide."""
    return {code: site_pages(bibliography, citations, code, claims=claims) for code in ("en", "ar")}


def guide(pages: Pages) -> Page:
    return next(page for page in pages if page.address == ADDRESS)


def view(pages: Pages) -> ClaimsView:
    shown = guide(pages).view
    assert isinstance(shown, ClaimsView)
    return shown


def cards(pages: Pages) -> list[ClaimView]:
    return [claim for part in view(pages).parts for claim in part.claims]


def drawn(pages: Pages, prose: str = "") -> HtmlElement:
    return html.fromstring(draw(guide(pages), pages, prose))


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_claims_stand_under_their_subjects(with_guide: dict[str, Pages]) -> None:
    parts = view(with_guide["en"]).parts
    assert [(part.title, [claim.number for claim in part.claims]) for part in parts] == [
        ("The invented Council", [1, 2]),
        ("Elsewhere", [3, 4]),
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_counts_stand_as_text_and_as_a_table(with_guide: dict[str, Pages], language: str) -> None:
    ui = Interface(language)
    page = drawn(with_guide[language])
    summary = words(page.xpath("//section[@aria-labelledby='verdicts']/p")[0])
    for verdict, count in ((Verdict.SUPPORTED, 2), (Verdict.DIFFERENT, 1), (Verdict.NOT_FOUND, 1)):
        assert f"{ui.gettext(VERDICTS[verdict])}: {count}." in summary
    rows = [
        [words(cell) for cell in row]
        for row in page.xpath("//table[@class='rl-verdicts']/tbody/tr")
    ]
    label, claim = ui.gettext(VERDICTS[Verdict.SUPPORTED]), ui.gettext("Claim")
    assert rows[0] == [label, "2", f"{claim} 1 {claim} 4"]
    assert [row[1] for row in rows] == ["2", "1", "1"]


def test_the_counts_do_not_run_into_each_other(with_guide: dict[str, Pages]) -> None:
    page = drawn(with_guide["en"])
    summary = words(page.xpath("//section[@aria-labelledby='verdicts']/p")[0])
    assert summary.startswith(
        "4 claims. Supported: 2. Supported with a difference: 1. Not found in public sources: 1. "
        "Of those that sources support, wholly or with a difference, 1 rests on a source"
    )
    assert summary.endswith(
        "or on the press. For 1 that was not found, what was seen points the other way."
    )


@pytest.mark.parametrize(
    ("number", "basis"),
    [
        (1, BASES[Sight.TEXT]),
        # Its first source is the article's own original, which proves nothing.
        (2, BASES[Sight.SECONDARY]),
        (3, ""),  # nothing was found, so it rests on nothing
        (4, BASES[None]),
    ],
)
def test_a_verdict_says_what_it_rests_on(
    with_guide: dict[str, Pages], number: int, basis: str
) -> None:
    assert cards(with_guide["en"])[number - 1].basis == basis


def test_the_difference_follows_its_verdict(with_guide: dict[str, Pages]) -> None:
    card = drawn(with_guide["en"]).xpath("//article[@aria-labelledby='claim-2']")[0]
    verdict = card.xpath(".//p[@class='rl-claim__verdict']")[0]
    assert words(verdict) == "Supported with a difference: Once. (seen in a secondary source)"


def test_what_points_the_other_way_is_said(with_guide: dict[str, Pages]) -> None:
    page = drawn(with_guide["en"])
    said = "What was seen points the other way."
    cards_that_say_it = [one for one in page.xpath("//article") if said in words(one)]
    assert [card.get("aria-labelledby") for card in cards_that_say_it] == ["claim-3"]


def test_a_citation_has_its_pinpoint_and_no_address_of_its_own(
    with_guide: dict[str, Pages],
) -> None:
    source = cards(with_guide["en"])[0].sources[0]
    assert "paragraph 84" in source.citation
    assert "<a" not in source.citation


def test_the_address_in_a_real_note_is_left_out(bibliography: Bibliography, claims: Claims) -> None:
    """The manuals' rules end a note with the address, which the card gives as a link."""
    chosen = [bibliography.entries[key] for key in claims.keys]
    kinds = bibliography.vocabularies.kinds
    real = cite_all(
        bibliography.entries.values(),
        lambda entry: kinds[entry.kind].un,
        styles=("chicago-notes",),
    )
    assert all("<a" in real[entry.key]["chicago-notes"].note.html for entry in chosen)
    pages = site_pages(bibliography, real, "en", claims=claims)
    citation = cards(pages)[0].sources[0].citation
    assert citation.endswith("para. 84.")
    assert "http" not in citation
    assert "S/2092/71/Rev.1" in citation


@pytest.mark.parametrize("language", ["en", "ar"])
def test_one_link_leads_from_a_claim_to_the_un_document(
    with_guide: dict[str, Pages], language: str
) -> None:
    """In the language of the page; another leads to the record."""
    card = drawn(with_guide[language]).xpath("//article[@aria-labelledby='claim-1']")[0]
    links = card.xpath(".//ul[@class='rl-claim__sources']//a/@href")
    assert links[:2] == [
        f"https://docs.un.org/{language}/S/2092/71/Rev.1",
        "../../sources/un-s-2092-71-rev-1/",
    ]


def test_the_original_is_named_alike_on_every_card(with_guide: dict[str, Pages]) -> None:
    page = drawn(with_guide["en"])
    for number in (1, 2):
        (link,) = page.xpath(
            f"//article[@aria-labelledby='claim-{number}']"
            "//a[@href='../../sources/doe-2090-causes/']"
        )
        assert words(link) == "The English original of the article"


def test_copies_are_counted_and_never_linked(with_guide: dict[str, Pages]) -> None:
    page = draw(guide(with_guide["en"]), with_guide["en"])
    assert "copies.example.org" not in page
    assert "1 copy, not linked" in page
    assert 'href="https://evidence.example.org/un-s-2092-71-rev-1"' in page


def test_text_of_the_file_is_escaped(with_guide: dict[str, Pages]) -> None:
    page = draw(guide(with_guide["en"]), with_guide["en"])
    assert "counts &lt; three &amp; more" in page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_headings_are_in_order_and_the_prose_is_below_the_summary(
    with_guide: dict[str, Pages], language: str
) -> None:
    prose = "<p>Introduction</p><h2>How</h2>"
    page = drawn(with_guide[language], prose)
    levels = [int(h.tag[1]) for h in page.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert levels == [1, 2, 2, 2, 3, 3, 2, 3, 3, 2, 3]  # summary, prose, two subjects, lessons


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_id_is_one_and_every_link_on_the_page_finds_it(
    with_guide: dict[str, Pages], language: str
) -> None:
    page = drawn(with_guide[language])
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")}
    labelled = set(page.xpath("//@aria-labelledby"))
    assert named | labelled <= set(ids)
    assert {section.id for section in guide(with_guide[language]).toc} <= set(ids)


def test_citations_on_the_arabic_page_say_their_language(with_guide: dict[str, Pages]) -> None:
    """UN documents in Arabic, everything else in English and marked as such."""
    page = drawn(with_guide["ar"])
    cited = page.find_class("rl-cited")
    assert cited
    for one in cited:
        arabic = words(one).startswith("وثيقة")
        assert (one.get("lang"), one.get("dir")) == (("ar", "rtl") if arabic else ("en", "ltr"))
    assert any(one.get("lang") == "ar" for one in cited)
    assert {one.get("dir") for one in page.find_class("rl-symbol")} == {"ltr"}


def test_the_arabic_page_is_in_arabic(with_guide: dict[str, Pages]) -> None:
    """Nothing in Latin letters but citations, symbols and hosts."""
    page = drawn(with_guide["ar"])
    for element in page.xpath("//*[@lang='en'] | //bdi | //*[@class='rl-cited']"):
        element.drop_tree()
    latin = {word for word in words(page).split() if word.isascii() and word.isalpha()}
    assert latin == set()


def test_lessons_lead_to_the_claims_that_show_them(with_guide: dict[str, Pages]) -> None:
    lesson = drawn(with_guide["en"]).xpath("//section[@aria-labelledby='counting']")[0]
    assert lesson.xpath(".//a/@href") == ["#claim-2", "#claim-3"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_home_page_leads_there(with_guide: dict[str, Pages], language: str) -> None:
    pages = with_guide[language]
    home = html.fromstring(draw(next(page for page in pages if page.address == ""), pages))
    links = [words(link) for link in home.iter("a") if link.get("href") == f"./{ADDRESS}"]
    assert links == [Interface(language).gettext("From a headline to the record")]


def test_a_list_without_claims_has_no_such_page(sites: dict[str, Pages]) -> None:
    pages = sites["en"]
    assert ADDRESS not in {page.address for page in pages}
    home = next(page for page in pages if page.address == "")
    assert ADDRESS not in draw(home, pages)


def test_sources_name_the_guide_among_what_cites_them(
    bibliography: Bibliography, claims: Claims, citations: dict[str, dict[str, Citation]]
) -> None:
    page = prose_page("guides/from-a-headline-to-the-record.md", ADDRESS)
    other = prose_page("guides/other.md", "guides/other/")
    citing = cited_in(with_claims([page, other], claims))
    assert set(citing) == claims.keys
    pages = site_pages(bibliography, citations, "en", [page, other], claims)
    source = next(p for p in pages if p.address == "sources/un-s-res-9001/")
    assert f'<a href="../../{ADDRESS}">' in draw(source, pages)


def prose_page(source: str, address: str) -> ProsePage:
    """A page with no more than its address; whatever else such a page has is empty."""
    given: dict[str, object] = {"source": source, "address": address, "title": "A guide"}
    given["keys"] = frozenset()
    names = [field.name for field in dataclasses.fields(ProsePage)]
    return ProsePage(**{name: given.get(name, "") for name in names})  # type: ignore[arg-type]


def test_every_verdict_and_sight_has_words() -> None:
    assert set(VERDICTS) == set(Verdict)
    assert set(SIGHTS) == set(Sight)
    assert set(BASES) == {*Sight, None}


@pytest.mark.integration
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_real_page(language: str) -> None:
    """From the real claims: 35 cards, and a way to the Monitoring Team's report in the language."""
    bibliography = load(ROOT / "bib")
    claims = load_claims(ROOT / "bib", bibliography)
    assert claims is not None
    kinds = bibliography.vocabularies.kinds
    cited = [bibliography.entries[key] for key in sorted(claims.keys)]
    real = cite_all(
        cited, lambda entry: kinds[entry.kind].un, styles=("chicago-notes", "un-arabic")
    )

    page = claims_page(claims, bibliography, real, Lister(bibliography, Interface(language)))
    shown = page.view
    assert isinstance(shown, ClaimsView)
    claim_22 = next(c for part in shown.parts for c in part.claims if c.number == 22)
    assert claim_22.sources[0].document == f"https://docs.un.org/{language}/S/2025/71/Rev.1"
    assert shown.count == 35
    assert len(page.description) < 160
