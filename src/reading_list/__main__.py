"""``python -m reading_list``."""

from reading_list.cli import main

raise SystemExit(main())
