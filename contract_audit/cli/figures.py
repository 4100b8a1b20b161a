"""Figures, tables and bars as plain text for a terminal, aligned although Chinese characters are two cells wide."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

_BAR: Final = "█"
_HALF_WIDTH: Final = 24


def yuan(amount: Decimal | None) -> str:
    """`1,560,000` or `-36,363.64`; a dash for what is not known."""
    if amount is None:
        return "—"
    whole, _, rest = f"{amount:,.2f}".partition(".")
    return whole if rest == "00" else f"{whole}.{rest}"


def percent(share: Decimal | None) -> str:
    """`16.67%`; a dash for what is not known."""
    if share is None:
        return "—"
    return f"{share * 100:,.2f}".rstrip("0").rstrip(".") + "%"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1) -> str:
    """Columns under their heads; the first `left` columns are words, the others figures set to the right."""
    from rich.cells import cell_len  # noqa: PLC0415 - only a command that prints a table needs it

    lines = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(cell_len(line[at]) for line in lines) for at in range(len(head))]
    set_lines = [
        "  ".join(
            cell + " " * (width - cell_len(cell)) if at < left else " " * (width - cell_len(cell)) + cell
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    return "\n".join([set_lines[0], "─" * (sum(widths) + 2 * (len(widths) - 1)), *set_lines[1:]])


def bars(rows: Iterable[tuple[str, Decimal, str]]) -> str:
    """Signed bars from one axis, losses to its left: label, value, and the words behind the bar."""
    shown = list(rows)
    widest = max((abs(value) for _, value, _ in shown), default=Decimal(0)) or Decimal(1)
    label = max((len(name) for name, _, _ in shown), default=0)
    lines = []
    for name, value, words in shown:
        cells = _BAR * int((abs(value) / widest * _HALF_WIDTH).to_integral_value())
        below, above = (cells, "") if value < 0 else ("", cells)
        lines.append(f"{name:>{label}} {below:>{_HALF_WIDTH}}│{above:<{_HALF_WIDTH}} {words}".rstrip())
    return "\n".join(lines)
