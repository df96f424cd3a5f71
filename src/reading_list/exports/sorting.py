"""Where an entry stands in a bibliography that is sorted by the alphabet.

An entry is filed under what it begins with: its names, or its title where it has none, in the
words of the style itself. So the key is made of the finished entry: the names before the title,
then the date where the style prints it before the title (author-date styles), then the rest.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from reading_list.bibliography.entry import Entry
from reading_list.bibliography.names import Name, Person
from reading_list.citations import values

_ACCENTS: Final = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]+")
_POINTS: Final = re.compile(r"[\W_]+")
_ARTICLE: Final = re.compile(r"^(?:the|an?) ")
_ARABIC_ARTICLE: Final = re.compile('^[\u200f"”]*ال(?=[\u0621-\u064a]{2})')
"""Not counted in the alphabet: http://muwatin.birzeit.edu/en/node/7372."""
_LENGTH: Final = 240
"""Characters of an entry that decide where it stands."""
_END: Final = re.compile(r" (?:the|an?)$")
_TITLE_LENGTH: Final = 24
"""Characters of a title that tell it from names; styles change what comes later (colons)."""


def sort_key(entry: Entry, text: str) -> str:
    """What entries are compared by, character by character.

    ``text``: the bibliography entry in the style, as plain text. Without the article it begins
    with, in small letters without accents and points; one author stands before the same author
    with others, a year before a day of that year.
    """
    words = filed(_ARABIC_ARTICLE.sub("", text[:_LENGTH]))
    names, rest = _parted(entry, words)
    year = str(entry.year or "")
    before, found, after = names.partition(f" {year}")
    if year and found:
        date = str(entry.date or "").replace("-", "")
        names, rest = before, f"{date} {after.strip()} {rest}"
    said = (_family_first(entry, names), " ".join(rest.split()))
    return "\t".join(part for part in said if part)


def filed(text: str) -> str:
    """Words as they are filed: small letters, no accents, no points, no article before them."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return _ARTICLE.sub("", _POINTS.sub(" ", bare).strip())


def _parted(entry: Entry, words: str) -> tuple[str, str]:
    """The words before the title and those from it on."""
    place = words.find(filed(entry.title)[:_TITLE_LENGTH])
    return (_END.sub("", words[:place].strip()), words[place:]) if place > 0 else ("", words)


def _family_first(entry: Entry, names: str) -> str:
    """Names by family name where the style prints them as they are spoken (Bluebook)."""
    people: tuple[Name, ...] = values.authors(entry) or entry.editor
    first = people[0] if people else None
    if not isinstance(first, Person) or not first.given:
        return names
    spoken = filed(f"{first.given} {first.family}")
    if not names.startswith(spoken):
        return names
    return filed(f"{first.family} {first.given}") + names.removeprefix(spoken)
