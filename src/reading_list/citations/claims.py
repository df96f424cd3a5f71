"""The claims of ``bib/claims.yml`` with their pinpoints read as citations read them."""

from __future__ import annotations

from pathlib import Path

from reading_list.bibliography.bibliography import Bibliography
from reading_list.bibliography.claims import Claims, read_claims
from reading_list.bibliography.findings import BibliographyError, Finding
from reading_list.citations.model import Locator, LocatorError


def examine_claims(folder: Path, bibliography: Bibliography) -> tuple[Claims | None, list[Finding]]:
    """Read the claims in ``bib/`` and check them; None where there are none."""
    return read_claims(folder, bibliography, _unreadable)


def load_claims(folder: Path, bibliography: Bibliography) -> Claims | None:
    """Read the claims in ``bib/``. Raise `BibliographyError` with every finding."""
    claims, findings = examine_claims(folder, bibliography)
    if findings:
        raise BibliographyError(findings)
    return claims


def _unreadable(text: str) -> str:
    try:
        Locator.parse(text)
    except LocatorError as error:
        return str(error)
    return ""
