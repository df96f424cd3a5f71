"""Entries written for other programs: biblatex, RIS, CSL-JSON, page metadata."""
