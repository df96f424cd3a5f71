"""From .bib files to checked, typed records. Knows nothing of citations, pages or MkDocs."""
