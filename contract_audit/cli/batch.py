"""Audits many inputs, on one or more processes, in the order given."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click
import msgspec

from contract_audit.api import audit
from contract_audit.cli.inputs import STANDARD_INPUT
from contract_audit.pipeline.options import Options
from contract_audit.pipeline.outcome import Report
from contract_audit.review import Decision

_ENOUGH_FOR_A_BAR = 4


class Job(msgspec.Struct, frozen=True):
    """What is the same for every input of a run."""

    options: Options
    rules: tuple[Path, ...] = ()
    decisions: tuple[Decision, ...] = ()
    password: str | None = None


def run(inputs: tuple[str, ...], job: Job, *, workers: int) -> list[Report]:
    """One report per input, in the order given, whatever the number of workers."""
    reports = _reports(inputs, job, workers)
    if len(inputs) < _ENOUGH_FOR_A_BAR or not sys.stderr.isatty():
        return list(reports)
    with click.progressbar(reports, length=len(inputs), file=sys.stderr) as bar:
        return list(bar)


def _reports(inputs: tuple[str, ...], job: Job, workers: int) -> Iterator[Report]:
    if workers <= 1 or len(inputs) <= 1:
        yield from (_one(name, job) for name in inputs)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - most runs need one process

    with ProcessPoolExecutor(min(workers, len(inputs))) as pool:
        piped = {name: _one(name, job) for name in inputs if name == STANDARD_INPUT}
        done = pool.map(partial(_one, job=job), [name for name in inputs if name != STANDARD_INPUT], chunksize=4)
        for name in inputs:
            yield piped[name] if name in piped else next(done)


def _one(name: str, job: Job) -> Report:
    source: Path | bytes = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name)
    return audit(
        source, options=job.options, rules=job.rules, decisions=job.decisions, password=job.password, name=name
    )
