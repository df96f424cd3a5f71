"""CSL-JSON files."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reading_list.bibliography.entry import Entry
from reading_list.citations.csl_item import csl_item


def csl_json_item(entry: Entry) -> str:
    """One item, indented as it stands in the array."""
    written = json.dumps(csl_item(entry), ensure_ascii=False, indent=1)
    return " " + written.replace("\n", "\n ")


def csl_json_file(items: Iterable[str]) -> str:
    """Items written by `csl_json_item` as one JSON array."""
    listed = ",\n".join(items)
    return f"[\n{listed}\n]\n" if listed else "[]\n"
