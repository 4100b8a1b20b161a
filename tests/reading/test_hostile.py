import os
import random

import pytest

from contract_audit.document import Document
from contract_audit.errors import ReadingError
from contract_audit.reading import Limits, Reader, read, read_path
from contract_audit.reading.codes import Code

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refusal(data, **options):
    with pytest.raises(ReadingError) as caught:
        read(data, **options)
    assert caught.value.message
    assert caught.value.remedy
    return caught.value.code


def outcome(data, reader=None):
    """The document, or the code of the error."""
    try:
        return (reader or Reader()).read(data)
    except ReadingError as error:
        return error.code


def test_a_zip_that_is_no_docx(make_zip):
    assert refusal(make_zip({"notes.txt": "x"})) == "not-a-contract-format"
    with pytest.raises(ReadingError) as caught:
        read(make_zip({"xl/workbook.xml": "x"}))
    assert "XLSX" in caught.value.message
    assert refusal(make_zip({})) == "not-a-contract-format"


def test_a_truncated_or_garbled_docx(make_docx, make_zip):
    whole = make_docx("<w:p/>")
    assert refusal(whole[: len(whole) // 2]) == "truncated-or-damaged"
    assert refusal(make_zip({"word/document.xml": "no xml"})) == "truncated-or-damaged"
    changed = bytearray(whole)
    changed[60:80] = bytes(20)
    assert refusal(bytes(changed)) == "truncated-or-damaged"


def test_zip_bombs(make_zip):
    assert refusal(make_zip({"word/document.xml": bytes(20_000_000)})) == "zip-bomb"
    assert refusal(make_zip({f"word/{at}": "" for at in range(30)}), limits=Limits(max_entries=20)) == "zip-bomb"
    entries = {"word/document.xml": os.urandom(3000), "word/other": os.urandom(3000)}
    assert refusal(make_zip(entries), limits=Limits(max_unpacked=5000)) == "zip-bomb"


def test_entities_and_depth_in_xml(make_zip, make_docx):
    entities = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    bomb = (
        f'<!DOCTYPE x [<!ENTITY a0 "lol">{entities}]><w:document {WORD}><w:body><w:p>&a11;</w:p></w:body></w:document>'
    )
    assert refusal(make_zip({"word/document.xml": bomb})) == "forbidden-xml"
    outside = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {WORD}>&a;</w:document>'
    assert refusal(make_zip({"word/document.xml": outside})) == "forbidden-xml"
    for depth in (120, 5000):
        assert refusal(make_docx("<w:sdt>" * depth + "</w:sdt>" * depth)) == "forbidden-xml"


def test_noise_is_refused_or_noted_and_never_raises_anything_else():
    noise = random.Random(7)  # noqa: S311 - test data
    with Reader() as reader:
        for prefix in (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
            for size in (1, 60, 3000):
                found = outcome(prefix + noise.randbytes(size), reader)
                assert found in set(Code) or found.text.strip() or found.problems


def test_a_changed_pdf_is_refused_or_read(make_pdf):
    data = make_pdf(lambda sheet: sheet.drawString(60, 700, "借款合同"))
    noise = random.Random(3)  # noqa: S311 - test data
    with Reader() as reader:
        for _ in range(25):
            changed = bytearray(data)
            for _ in range(20):
                changed[noise.randrange(9, len(changed))] = noise.randrange(256)
            found = outcome(bytes(changed), reader)
            assert found in {Code.DAMAGED, Code.ENCRYPTED, Code.CRASHED} or isinstance(found, Document)


def test_a_file_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "large.pdf"
    path.touch()
    os.truncate(path, 2 * 1024**3)
    with pytest.raises(ReadingError) as caught:
        read_path(path)
    assert caught.value.code == "too-large"
    assert refusal(b"x" * 11, limits=Limits(max_bytes=10)) == "too-large"


def test_paths_that_cannot_be_read(tmp_path):
    for path, code in ((tmp_path / "none.txt", "missing"), (tmp_path, "not-a-file"), ("a\0b", "missing")):
        with pytest.raises(ReadingError) as caught:
            read_path(path)
        assert caught.value.code == code
    empty = tmp_path / "empty.txt"
    empty.touch()
    with pytest.raises(ReadingError) as caught:
        read_path(empty)
    assert caught.value.code == "empty"


def test_a_path_is_read(tmp_path):
    path = tmp_path / "合同.md"
    path.write_text("# 合同\n", encoding="utf-8")
    assert read_path(path).text == "# 合同\n"
