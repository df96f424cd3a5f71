"""The larger commands of ``reading-list``, a module each."""
