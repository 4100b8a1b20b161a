"""Progress bars for jobs of minutes, on standard error."""

from collections.abc import Iterator
from contextlib import contextmanager

from contract_audit.learning.progress import Tell


@contextmanager
def progress() -> Iterator[Tell]:
    """Show a bar for each stage that is told."""
    from rich.console import Console  # noqa: PLC0415 - a scan shows no bars
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        stages = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in stages:
                stages[stage] = bars.add_task(stage, total=total)
            bars.update(stages[stage], completed=done)

        yield tell
