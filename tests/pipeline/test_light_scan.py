"""A scan of a text stays light: nothing heavy is imported, and nothing depends on the hash seed or on workers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
HEAVY = ("sklearn", "spacy", "numpy", "pandas", "scipy", "pdfplumber", "pdfminer", "jieba", "rich", "jinja2", "lxml")


def scan(*arguments, seed="0"):
    return subprocess.run(
        [sys.executable, "-m", "contract_audit.cli.main", "scan", *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )


def test_a_text_scan_to_json_loads_nothing_heavy():
    program = (
        "import sys; sys.argv = ['contract-audit', 'scan', sys.argv[1], '--format', 'json', '-q'];"
        "from contract_audit.cli.main import cli; cli.main(standalone_mode=False);"
        "print(' '.join(sorted(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(SAMPLES / "stock-financing.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "contract_audit.rulebook" in loaded
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("form", ["json", "html", "markdown"])
def test_the_hash_seed_changes_no_byte(form):
    outputs = {scan(SAMPLES / "stock-financing.txt", "--format", form, seed=seed).stdout for seed in ("1", "77")}
    assert len(outputs) == 1


def test_the_number_of_workers_changes_no_byte():
    names = [SAMPLES / name for name in ("stock-financing.txt", "broker-margin-contract.txt", "chat.txt")]
    alone = scan(*names, "--format", "json")
    shared = scan(*names, "--format", "json", "--workers", "2")
    assert alone.stdout == shared.stdout
    assert len(json.loads(alone.stdout)["reports"]) == 3
