"""Evidence: where the fields of a record were seen, and which of them each place showed."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART = re.compile(
    r"<(?P<address>[^<>]+)>\s*"
    r"(?P<reprint>\[reprint\])?\s*"
    r"(?P<fields>[^();]*?)\s*"
    r"(?:\((?P<note>[^;]*)\))?",
)
CONTENT = "content"
"""What the annotation says was seen there, rather than a field."""


class EvidenceError(ValueError):
    """The text is not evidence in the form of the record format; ``str()`` says what to write."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where something was seen.

    ``address``: a web address, or for a reprint without one a description of the copy;
    ``fields``: names of record fields or `CONTENT`; ``reprint``: a document-sharing site,
    mirror or proxy, never offered as a link; ``note``: what else a checker should know.
    """

    address: str
    fields: tuple[str, ...]
    reprint: bool
    note: str

    @property
    def linked(self) -> bool:
        """Whether a reader may be sent there."""
        return not self.reprint and self.address.startswith(("https://", "http://"))

    @property
    def host(self) -> str:
        match = re.match(r"https?://(?:www\.)?([^/:?#]+)", self.address)
        return match.group(1) if match else ""


def split_evidence(text: str) -> list[str]:
    """The text of each place, white space folded, nothing interpreted."""
    # A semicolon may stand inside an address's angle brackets, nowhere else.
    parts = (" ".join(part.split()) for part in re.split(r";(?![^<]*>)", text))
    return [part for part in parts if part]


def parse_evidence(text: str) -> tuple[Sighting, ...]:
    """Read ``<address> field (note); <address> [reprint] content``. Raise `EvidenceError`."""
    sightings = []
    for folded in split_evidence(text):
        match = _PART.fullmatch(folded)
        if match is None:
            raise EvidenceError(
                f"cannot read {folded[:80]!r}; write '<address> field, field (note)', "
                "parts separated by semicolons"
            )
        fields = tuple(name.strip() for name in match["fields"].split(",") if name.strip())
        sighting = Sighting(
            match["address"].strip(), fields, match["reprint"] is not None, match["note"] or ""
        )
        if not sighting.fields:
            raise EvidenceError(f"{sighting.address} names no field it showed; add them behind it")
        if not sighting.reprint and not sighting.linked:
            raise EvidenceError(
                f"{sighting.address!r} is no web address; start with https:// or mark it [reprint]"
            )
        sightings.append(sighting)
    return tuple(sightings)
