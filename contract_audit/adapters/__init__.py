"""Other programs' ways in: spaCy."""
