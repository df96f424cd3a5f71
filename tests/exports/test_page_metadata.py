"""Tags of source pages and of lists: presence and absence by kind."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.bibliography.names import Body, Name, Person
from reading_list.citations import values
from reading_list.exports.coins import context_object
from reading_list.exports.highwire import highwire
from reading_list.exports.schema_org import schema_org

ROOT = Path(__file__).parents[2]
REPORT = {"citation_technical_report_institution", "citation_technical_report_number"}
ARTICLE = {"citation_journal_title", "citation_issue", "citation_firstpage"}
# What makes Zotero choose a type: at most one of them may stand on a page.
TYPE_TAGS = {
    "z:itemType", "citation_journal_title", "citation_technical_report_institution",
    "citation_inbook_title", "citation_dissertation_institution",
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "present", "absent"),
    [
        ("un-s-2092-71-rev-1", {
            ("citation_author", "Specimen Monitoring Team,"),
            ("citation_technical_report_institution", "United Nations Security Council"),
            ("citation_technical_report_number", "S/2092/71/Rev.1"),
            ("citation_publication_date", "2092/02/21"),
            ("citation_language", "en"),
            ("citation_public_url", "https://docs.un.org/en/S/2092/71/Rev.1"),
        }, ARTICLE | {"citation_doi", "citation_isbn", "z:itemType", "citation_publisher"}),
        ("un-s-res-9001", {
            ("citation_technical_report_number", "S/RES/9001 (2090)"),
            ("z:reportType", "Resolution"),
        }, ARTICLE),
        ("doe-2090-causes", {
            ("citation_journal_title", "Journal of Invented Policy"),
            ("citation_volume", "13"), ("citation_issue", "4"),
            ("citation_firstpage", "379"), ("citation_lastpage", "399"),
            ("citation_doi", "10.99999/jip_2090_0013"), ("citation_issn", "0317-8471"),
            ("citation_publication_date", "2090/07"), ("citation_author", "Doe, Jane"),
            ("citation_public_url", "https://doi.org/10.99999/jip_2090_0013"),
        }, REPORT | {"citation_inbook_title", "z:itemType"}),
        # an ASCII comma, or Zotero turns the Arabic name round
        ("fulan-2092-irhab", {
            ("citation_author", "الفلاني, فلان"), ("citation_language", "ar"),
        }, REPORT),
        ("bloggs-2089-waves", {
            ("citation_inbook_title", "The Handbook of Specimens"),
            ("citation_publisher", "Example University Press"),
            ("citation_isbn", "9780306406157"), ("citation_editor", "Roe, Richard"),
            ("citation_firstpage", "46"),
        }, REPORT | {"citation_journal_title", "z:itemType"}),
        ("roe-doe-2089-handbook", {
            ("z:itemType", "book"), ("citation_editor", "Doe, Jane"),
            ("citation_isbn", "9780306406157"),
        }, REPORT | ARTICLE | {"citation_author"}),
        # a suffix stays with the given name; a comma would make a person of a body
        ("doe-roe-2091-money", {("citation_author", "Bloggs, Joe Jr")}, REPORT),
        ("parliament-2090-inquiry", {
            ("citation_author", "Parliament of Exampleland – Committee on Specimens,"),
            ("citation_technical_report_institution",
             "Parliament of Exampleland, Committee on Specimens"),
        }, ARTICLE),
        ("muster-2088-schweigen", {
            ("z:edition", "2"), ("z:place", "Exampleton"), ("z:seriesNumber", "12"),
        }, REPORT | ARTICLE),
        ("doe-2085-thesis", {
            ("citation_dissertation_institution", "University of Exampleton"),
        }, REPORT | ARTICLE | {"citation_publisher"}),
        ("institute-undated-note", {
            ("citation_author", "Institute for Invented Affairs,"),
            ("citation_technical_report_institution", "Institute for Invented Affairs"),
        }, {"citation_publication_date", "citation_technical_report_number"}),
        # nothing known to point at: no address is made up
        ("muster-2087-stille", {("z:itemType", "book")}, {"citation_public_url"}),
        ("gazette-2092-specimen", {
            ("z:itemType", "newspaperArticle"), ("z:publicationTitle", "The Exampleton Gazette"),
        }, REPORT | ARTICLE),
        ("un-office-specimen-page", {("z:itemType", "webpage")}, REPORT | ARTICLE),
        ("court-2091-doe", {
            ("z:itemType", "case"), ("z:court", "Court of Invented States"),
        }, REPORT | ARTICLE),
    ],
)  # fmt: skip
def test_tags_of_a_source_page(
    bibliography: Bibliography, key: str, present: set[tuple[str, str]], absent: set[str]
) -> None:
    tags = highwire(bibliography.entries[key])
    assert present <= set(tags)
    assert not absent & {name for name, _ in tags}


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        # Zotero makes two people of one whose parts both have a space, but for the semicolon.
        ((Person("Abu Fulan", "Jane Mary"),), ["Abu Fulan, Jane Mary;"]),
        ((Person("أبو فلان", "جين ماري"),), ["أبو فلان, جين ماري;"]),
        ((Person("Fulan", "Jane", "Jr"),), ["Fulan, Jane Jr"]),
        ((Person("Abu Fulan", "Jane", "Jr"),), ["Abu Fulan, Jane Jr;"]),
        ((Person("Abu Fulan", "Jane"),), ["Abu Fulan, Jane"]),
        ((Person("Abu Fulan", "Jane Mary"), Person("Doe")), ["Abu Fulan, Jane Mary", "Doe"]),
        # A comma would make a person of a body; its Arabic one too.
        ((Body("An Office, Part of a Body"),), ["An Office – Part of a Body,"]),
        ((Body("المركز المختلق، وحدة النماذج"),), ["المركز المختلق – وحدة النماذج,"]),
    ],
)
def test_names_stay_whole(
    bibliography: Bibliography, author: tuple[Name, ...], expected: list[str]
) -> None:
    entry = replace(bibliography.entries["doe-2090-causes"], author=author)
    assert [text for name, text in highwire(entry) if name == "citation_author"] == expected


def test_each_page_says_its_type_once_and_nothing_empty(bibliography: Bibliography) -> None:
    for entry in bibliography.entries.values():
        tags = highwire(entry)
        assert len([name for name, _ in tags if name in TYPE_TAGS]) == 1, entry.key
        assert all(content for _, content in tags)
        assert ("citation_abstract", entry.annotation) in tags


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("un-s-2092-71-rev-1", {
            "rft_val_fmt": "info:ofi/fmt:kev:mtx:book", "rft.genre": "report",
            "rft.aucorp": "Specimen Monitoring Team", "rft.date": "2092-02-21",
            "rft.pub": "United Nations Security Council", "rft.aulast": None,
            "rft_id": "https://docs.un.org/en/S/2092/71/Rev.1",
        }),
        ("doe-2090-causes", {
            "rft_val_fmt": "info:ofi/fmt:kev:mtx:journal", "rft.atitle": "The Causes of Specimens",
            "rft.aulast": "Doe", "rft.aufirst": "Jane", "rft_id": "info:doi/10.99999/jip_2090_0013",
            "rft.spage": "379", "rft.btitle": None,
        }),
        ("bloggs-2089-waves", {
            "rft.genre": "bookitem", "rft.btitle": "The Handbook of Specimens",
            "rft_id": "urn:isbn:9780306406157",
        }),
        ("doe-2085-thesis", {
            "rft_val_fmt": "info:ofi/fmt:kev:mtx:dissertation",
            "rft.inst": "University of Exampleton",
        }),
        ("gazette-2092-specimen", {
            "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc", "rft.type": "newspaperArticle",
            "rft.source": "The Exampleton Gazette",
        }),
    ],
)  # fmt: skip
def test_context_object_of_a_list_row(
    bibliography: Bibliography, key: str, expected: dict[str, str | None]
) -> None:
    written = context_object(bibliography.entries[key])
    pairs = dict(reversed(parse_qsl(written, strict_parsing=True)))
    assert pairs["ctx_ver"] == "Z39.88-2004"
    assert {name: pairs.get(name) for name in expected} == expected


def test_context_object_keeps_markup_inside_values(bibliography: Bibliography) -> None:
    written = context_object(bibliography.entries["doe-roe-2091-money"])
    assert not set(written) & set("<>\"' ")
    assert ("rft.au", "Roe, Richard") in parse_qsl(written)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("un-s-2092-71-rev-1", {
            "@type": "Report", "reportNumber": "S/2092/71/Rev.1", "datePublished": "2092-02-21",
            "author": [{"@type": "Organization", "name": "Specimen Monitoring Team"}],
            "isAccessibleForFree": True, "isbn": None,
        }),
        ("un-s-res-9001", {
            "@type": "Legislation", "legislationIdentifier": "S/RES/9001 (2090)",
            "identifier": [{"@type": "PropertyValue", "propertyID": "UN document symbol",
                            "value": "S/RES/9001 (2090)"}],
        }),
        ("doe-2090-causes", {
            "@type": "ScholarlyArticle", "sameAs": "https://doi.org/10.99999/jip_2090_0013",
            "author": [{"@type": "Person", "name": "Jane Doe", "familyName": "Doe",
                        "givenName": "Jane"}],
            "isPartOf": {
                "@type": "PublicationIssue", "issueNumber": "4", "isPartOf": {
                    "@type": "PublicationVolume", "volumeNumber": "13", "isPartOf": {
                        "@type": "Periodical", "name": "Journal of Invented Policy",
                        "issn": "0317-8471"}}},
            "isAccessibleForFree": False, "reportNumber": None,
        }),
        ("muster-2088-schweigen", {"@type": "Book", "isbn": "0306406152", "bookEdition": "2"}),
        ("bloggs-2089-waves", {"@type": "Chapter", "pageStart": "46", "pageEnd": "73"}),
        ("doe-2085-thesis", {"@type": "Thesis", "inSupportOf": "PhD thesis"}),
        ("un-office-specimen-page", {"@type": "WebPage", "datePublished": None}),
        # access was not looked at: nothing is said
        ("institute-specimen-tracker", {"isAccessibleForFree": None}),
    ],
)  # fmt: skip
def test_schema_org_by_kind(
    bibliography: Bibliography, key: str, expected: dict[str, object]
) -> None:
    described = schema_org(bibliography.entries[key])
    assert {name: described.get(name) for name in expected} == expected


@pytest.mark.integration
def test_the_real_list_is_offered_whole_and_light() -> None:
    """Every record says one type and names its people; all of them fit on one page of sources."""
    entries = load(ROOT / "bib").entries
    objects = {key: context_object(entry) for key, entry in entries.items()}
    for key, entry in entries.items():
        tags = highwire(entry)
        assert len([name for name, _ in tags if name in TYPE_TAGS]) == 1, key
        people = [text for name, text in tags if name in {"citation_author", "citation_editor"}]
        assert len(people) == len(values.authors(entry)) + len(entry.editor), key
        assert "،" not in "".join(people), key
        pairs = parse_qsl(objects[key])
        said = [value for name, value in pairs if name in {"rft.au", "rft.aulast", "rft.aucorp"}]
        assert len(said) == len(values.authors(entry)), key
    # A browser gets them beside some 600 kB of list; 1.5 MB is too much for a page.
    assert sum(len(one) + 40 for one in objects.values()) < 700_000
