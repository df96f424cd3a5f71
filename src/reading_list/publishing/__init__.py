"""From the project's folder to the site: both languages, the search index, and the preview."""
