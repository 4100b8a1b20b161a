import ast
import time
from pathlib import Path

from contract_audit.law import catalogue


def test_loading_all_sources_is_quick():
    spent = []
    for _ in range(5):
        catalogue.sources.cache_clear()
        start = time.process_time()
        catalogue.sources()
        spent.append(time.process_time() - start)
    assert min(spent) < 0.1  # about 15 ms on a quiet machine


def test_the_room_imports_nothing_of_the_others():
    files = sorted(Path(catalogue.__file__).parent.glob("*.py"))
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    imported = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    imported |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    own = {name for name in imported if name.startswith("contract_audit")}
    assert "contract_audit.law.data" in own
    assert all(name.startswith("contract_audit.law.") for name in own)
