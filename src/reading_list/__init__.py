"""The Counter-Terrorism Policy Reading List: its records and the software that draws it."""
