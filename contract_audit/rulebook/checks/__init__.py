"""Checks that rules name under `match: {check: …}`, one a file; `rulebook.checking` finds them."""
