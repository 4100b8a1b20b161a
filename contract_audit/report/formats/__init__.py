"""One renderer a module: `render(outcome, *, lang, …) -> str | bytes`. The module's name is the format's."""
