"""One module a term, each with `TERM` and `extract(source)`; its patterns stand in the YAML file of the same name."""
