"""Names as printed on a document: a person or a body, which are different things.

biblatex tells them apart by braces: ``Al-Hussein, Zeid`` is a person,
``{United Nations Security Council}`` a body (biblatex manual, part 2.3.3).
"""

from __future__ import annotations

from dataclasses import dataclass

from pybtex.bibtex.utils import split_name_list

from reading_list.bibliography.text import decode


class NameFormError(ValueError):
    """The text is neither a person nor a braced body; ``str()`` says what to write."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name as printed: ``family``, ``given`` (may be empty), ``suffix`` (``Jr``)."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def inverted(self) -> str:
        return ", ".join(part for part in (self.family, self.suffix, self.given) if part)

    @property
    def direct(self) -> str:
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)


@dataclass(frozen=True, slots=True)
class Body:
    """A corporate author: an organ, an institution, a team. Never split or inverted."""

    name: str

    @property
    def inverted(self) -> str:
        return self.name

    @property
    def direct(self) -> str:
        return self.name


Name = Person | Body


def parse_name(text: str) -> Name:
    """Read one name. Raise `NameFormError` where it is neither of the two forms."""
    text = text.strip()
    if text.startswith("{") and text.endswith("}"):
        body = decode(text)
        if not body:
            raise NameFormError("an empty body {}; write its name between the braces")
        return Body(body)
    parts = [decode(part) for part in text.split(",")]
    if any(not part for part in parts):
        raise NameFormError(f"{text!r} has an empty part; write 'Family, Given'")
    match parts:
        case [single] if " " not in single:
            return Person(single)
        case [family, given]:
            return Person(family, given)
        case [family, suffix, given]:
            return Person(family, given, suffix)
        case _:
            raise NameFormError(
                f"{text!r} could be a person or a body; "
                "write 'Family, Given' for a person, {Full Name} in braces for a body"
            )


def parse_names(text: str) -> tuple[Name, ...]:
    """Read a list of names joined by `` and `` (biblatex name list)."""
    return tuple(parse_name(part) for part in split_name_list(text))
