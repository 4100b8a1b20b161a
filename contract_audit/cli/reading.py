"""Reads the one file a command is about."""

import sys
from pathlib import Path

from contract_audit.api import load_auditor
from contract_audit.cli.inputs import STANDARD_INPUT
from contract_audit.document import Document
from contract_audit.reading import read, read_path
from contract_audit.rulebook.case import Case
from contract_audit.text import NormalText


def read_case(name: str, rules: tuple[Path, ...] = ()) -> tuple[NormalText, Case]:
    """The normalised text of a file and everything the rules judge; raises `ReadingError`."""
    return load_auditor(rules).case_of(read_document(name))


def read_document(name: str) -> Document:
    """What a file, or standard input, holds; raises `ReadingError`."""
    return read(sys.stdin.buffer.read()) if name == STANDARD_INPUT else read_path(Path(name))
