import subprocess
import sys

HEAVY = {"yaml", "rjieba", "jieba", "opencc", "ahocorasick_rs", "numpy", "sklearn", "spacy", "re2"}


def test_importing_the_room_loads_nothing_heavy():
    code = "import sys, contract_audit.text; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert HEAVY.isdisjoint(loaded)
