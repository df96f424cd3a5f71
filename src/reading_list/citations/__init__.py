"""From a record to its citation in every style."""
