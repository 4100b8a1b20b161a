# ruff: noqa: INP001 - a script beside its data, not a package
"""Write the DOCX and the PDF sample from their sources, the same bytes on every run.

Usage: ``python corpora/samples/make_samples.py [FOLDER]``; the folder defaults to that of this file.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = {"loan-agreement.docx": "loan_docx", "platform-agreement.pdf": "platform_pdf"}


def make(folder: Path) -> list[Path]:
    """Write every generated sample into ``folder`` and return the paths, in the order of ``SAMPLES``."""
    sys.path.insert(0, str(HERE / "source"))
    try:
        written = []
        for name, module in SAMPLES.items():
            source = HERE / "source" / Path(name).with_suffix(".yaml").name
            path = folder / name
            path.write_bytes(importlib.import_module(module).render(source.read_text(encoding="utf-8")))
            written.append(path)
        return written
    finally:
        sys.path.remove(str(HERE / "source"))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
