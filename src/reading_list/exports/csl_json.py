"""CSL-JSON files."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reading_list.bibliography.entry import Entry
from reading_list.citations.csl_item import csl_item


def csl_json(entries: Iterable[Entry]) -> str:
    """The entries as one JSON array, in the order given."""
    items = [csl_item(entry) for entry in entries]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"
