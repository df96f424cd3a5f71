"""Who brought a source out, under one name for each body.

Records print a body as their source does; ``vocabularies/bodies.yml`` says which spellings are
one body's.
"""

from __future__ import annotations

import re

from reading_list.bibliography.entry import Entry
from reading_list.bibliography.vocabulary import Vocabularies


def publisher(entry: Entry) -> str:
    """Who brought a source out, as printed: the journal, else the publisher, else the body."""
    return entry.journaltitle or entry.publisher or entry.institution


def body(entry: Entry, vocabularies: Vocabularies) -> str:
    """Who brought a source out, by the body's one name; ``""`` where the record names nobody."""
    printed = publisher(entry)
    return next((b.name for b in vocabularies.bodies if printed in b.forms), printed)


def bare(name: str) -> str:
    """A name without what spellings of one body differ in: case, ``&``, an article, marks and an
    abbreviation in brackets."""
    plain = re.sub(r"\s*\([A-Z][\w-]*\)", "", name).casefold().replace("&", " and ")
    words = re.findall(r"\w+", plain)
    return " ".join(words[1:] if words[:1] == ["the"] else words)
