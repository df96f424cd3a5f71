"""The list as one build has it: read, checked and cited once, whatever is drawn from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reading_list.bibliography.bibliography import Bibliography, load
from reading_list.bibliography.claims import Claims
from reading_list.citations.claims import load_claims
from reading_list.citations.engine import Citations, cite_all


@dataclass(frozen=True, slots=True)
class Source:
    """What an edition is made from.

    ``bib``: the folder of the list; ``styles``: ids of the styles to cite in; ``cache``: a
    folder for rendered citations, or None.
    """

    bib: Path
    styles: tuple[str, ...]
    cache: Path | None = None


@dataclass(frozen=True)
class Edition:
    """The list and its citations. The sites of all languages are drawn from the same one."""

    source: Source
    bibliography: Bibliography
    claims: Claims | None
    citations: Citations


def read_edition(source: Source) -> Edition:
    """Read and check the list, and cite it.

    Raise `BibliographyError` with every problem of the records or of the claims.
    """
    bibliography = load(source.bib)
    claims = load_claims(source.bib, bibliography)
    kinds = bibliography.vocabularies.kinds
    citations = cite_all(
        bibliography.entries.values(),
        lambda entry: kinds[entry.kind].un,
        source.styles,
        source.cache,
    )
    return Edition(source, bibliography, claims, citations)
