"""The report as one self-contained page: templates, styles and scripts, and what puts them together."""
