"""From the list to pages: view models, templates, interface words, styles and scripts.

What an engine needs, and nothing of an engine is known here:

- `pages.site_pages`: every page of one language, as data;
- `drawing.draw` and `drawing.draw_head`: the HTML of a page's content and of its head;
- `files.site_files`: the data files, which stand once, at the root of the English site;
- `page.ASSETS`: the styles and scripts to copy.
"""
