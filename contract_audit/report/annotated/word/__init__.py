"""Word files: comments anchored at the findings' words, and rewrites as tracked changes."""
