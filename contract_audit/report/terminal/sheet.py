"""A sheet of terminal output that text is set on."""

from io import StringIO
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from contract_audit.report.terminal.wrapping import wrapped

_NARROWEST: Final = 40
_WIDEST: Final = 100  # beyond this a line of prose is hard to follow


class Sheet:
    """Collects lines, wrapped to `width` cells; `colour` decides whether styles become escape sequences."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self.width = max(_NARROWEST, min(width, _WIDEST))
        self.colour = colour
        self._lines: list[Text] = []

    @property
    def text(self) -> str:
        """Everything set so far; no line carries trailing blanks."""
        out = StringIO()
        console = Console(
            file=out,
            width=self.width,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )
        console.print(Text("\n").join(self._lines), no_wrap=True, overflow="ignore", crop=False)
        return out.getvalue()

    def gap(self) -> None:
        """An empty line."""
        self._lines.append(Text())

    def line(self, text: Text, indent: int = 0, first: Text | None = None) -> None:
        """Set `text` with a hanging indent; `first` stands in the indent of the first line."""
        lead = first or Text("")
        for line in wrapped(text, self.width - indent):
            space = Text(" " * max(0, indent - cell_len(lead.plain)))
            self._lines.append(Text.assemble(lead, space, line))
            lead = Text("")

    def heading(self, title: str, note: str = "", style: str = "bold") -> None:
        """A heading with a rule under it as wide as the sheet."""
        self.gap()
        self.line(Text.assemble((title, style), (f"  {note}" if note else "", "dim")))
        self._lines.append(Text("─" * self.width, style="dim"))

    def rows(self, rows: list[tuple[str, Text]], indent: int = 2, style: str = "dim") -> None:
        """Names in one column, values beside them."""
        column = indent + 2 + max((cell_len(name) for name, _ in rows), default=0)
        for name, value in rows:
            self.line(value, column, Text.assemble(" " * indent, (name, style)))
