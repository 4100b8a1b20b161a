import json
import subprocess
import sys

import msgspec
import pytest

from contract_audit.document import RangeKind
from contract_audit.errors import ReadingError
from contract_audit.reading import Limits, Reader, read, worker_process
from contract_audit.reading.bounds import Bounds
from contract_audit.reading.draft import Kind

PAGE = "<html><p>借款合同</p></html>".encode()


def stand_in(monkeypatch, code):
    """Let another program stand in for the worker: it sees one request and does what `code` says."""
    boot = "import sys, time, os; sys.stdin.buffer.read(1); " + code
    monkeypatch.setattr(worker_process, "BOOT", boot)


def test_a_worker_that_hangs_is_killed_at_the_deadline(monkeypatch):
    stand_in(monkeypatch, "time.sleep(60)")
    with pytest.raises(ReadingError) as caught:
        read(PAGE, limits=Limits(seconds=0.3))
    assert caught.value.code == "timeout"
    assert "0.3" in caught.value.message


def test_a_worker_whose_children_hold_the_pipe_is_killed_with_them(monkeypatch):
    stand_in(monkeypatch, "import subprocess; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])")
    with pytest.raises(ReadingError) as caught:
        read(PAGE, limits=Limits(seconds=0.5))
    assert caught.value.code == "timeout"


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("os._exit(3)", "crashed"),
        ("os.abort()", "crashed"),
        pytest.param(
            "os.kill(os.getpid(), 9)",
            "out-of-memory",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="signals"),
        ),
        ("sys.stdout.buffer.write(b'\\0\\0\\1\\0short')", "crashed"),
    ],
)
def test_a_worker_that_dies_is_an_error_with_a_remedy(monkeypatch, end, code):
    stand_in(monkeypatch, end)
    with pytest.raises(ReadingError) as caught:
        read(PAGE)
    assert caught.value.code == code


@pytest.mark.skipif(sys.platform == "win32", reason="the system knows no such limit")
def test_memory_is_limited(make_docx):
    body = "".join(f"<w:p><w:r><w:t>{at * 7919}</w:t></w:r></w:p>" for at in range(100_000))
    with pytest.raises(ReadingError) as caught:
        read(make_docx(body), limits=Limits(memory=60 * 1024 * 1024))
    assert caught.value.code in {"out-of-memory", "crashed"}


def test_a_reader_keeps_its_worker_and_replaces_it_after_a_failure(make_pdf):
    pdf = make_pdf(lambda sheet: sheet.drawString(60, 700, "借款"))
    with Reader() as reader:
        reader.start()
        first = reader.worker
        assert reader.read(PAGE).text == "借款合同\n"
        assert reader.read(pdf).text == "借款\n"
        with pytest.raises(ReadingError):
            reader.read(b"%PDF-1.7 nothing")
        assert reader.worker is first
        first.kill()
        assert reader.read(PAGE).text == "借款合同\n"
        assert reader.worker is not first
    assert reader.worker is None


def test_the_worker_starts_lean():
    path = f"import sys; sys.path.insert(0, {worker_process.PACKAGE_ROOT!r}); "
    code = path + "import contract_audit.reading.worker; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {"msgspec", "lxml", "pypdfium2", "pdfplumber", "zipfile", "tomllib"} & set(loaded) == set()
    assert [
        name for name in loaded if name.startswith("contract_audit.reading.") and name.split(".")[-1] in {"pdf", "docx"}
    ] == []


def test_a_plain_pdf_needs_no_pdfplumber(make_pdf):
    code = (
        f"import sys; sys.path[:0] = {[worker_process.PACKAGE_ROOT, *sys.path]!r}\n"
        "from contract_audit.reading.pdf.reader import read; from contract_audit.reading.bounds import Bounds\n"
        f"read(sys.stdin.buffer.read(), None, Bounds(**{bounds()!r})); print(*sys.modules)"
    )
    data = make_pdf(lambda sheet: sheet.drawString(60, 700, "借款"))
    loaded = subprocess.run(
        [sys.executable, "-I", "-c", code], input=data, capture_output=True, check=True
    ).stdout.split()
    assert {b"pdfplumber", b"pdfminer", b"msgspec", b"lxml", b"pypdfium2_raw.bindings"} & set(loaded) == set()


def bounds():
    limits = msgspec.to_builtins(Limits())
    del limits["max_bytes"]
    return limits


def test_bounds_are_the_limits_without_the_size():
    assert Bounds(**bounds())._asdict() == bounds()


def test_the_kinds_of_a_draft_are_those_of_a_document():
    assert {*Kind.__args__, "body"} == {str(kind) for kind in RangeKind}


def test_an_answer_that_is_no_document_is_refused(monkeypatch):
    body = json.dumps({"document": {"text": 5}}).encode()
    stand_in(monkeypatch, f"sys.stdout.buffer.write({len(body).to_bytes(4, 'big') + body!r})")
    with pytest.raises(ReadingError) as caught:
        read(PAGE)
    assert caught.value.code == "crashed"
