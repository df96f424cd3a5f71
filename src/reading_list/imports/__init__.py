"""References of other programs, and UN symbols, as drafts of records; the way back of `exports`."""
