"""How manuals cite United Nations documents: by organ, symbol, date and paragraph.

One module for each manual, with three functions over a `UNDocument`: ``entry`` (in the
bibliography), ``note`` (first note, or in the text) and ``short`` (later note). The same rules
are pybtex formatting styles (`reading_list.citations.un.styles`), usable without this program.

No rule changes the wording or the capitals of a title, and no body's name is inverted.
"""
