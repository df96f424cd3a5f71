"""The invented documents, and an entry made from fields."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pybtex.database import Entry, Person, parse_file


@pytest.fixture(scope="session")
def documents() -> Mapping[str, Any]:
    """The entries of documents.bib as pybtex reads them, in order."""
    entries: Mapping[str, Any] = parse_file(
        str(Path(__file__).parent / "documents.bib"), "bibtex"
    ).entries
    return entries


@pytest.fixture(scope="session")
def entry() -> Callable[..., Any]:
    """``entry(title=…, author=…)``: a pybtex entry of these fields."""

    def make(**fields: str) -> Any:
        author = fields.pop("author", None)
        made = Entry("misc", fields=fields)
        if author is not None:
            made.persons["author"] = [Person(author)]
        return made

    return make
