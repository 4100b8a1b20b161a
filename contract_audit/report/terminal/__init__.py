"""Setting text for a terminal: wrapping, styles, the layout of a report."""
