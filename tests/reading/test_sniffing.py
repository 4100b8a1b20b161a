import pytest

from contract_audit.errors import ReadingError
from contract_audit.reading.sniffing import sniff


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"junk before\n%PDF-1.4", "pdf"),
        (b"PK\x03\x04rest", "docx"),
        (b"<!DOCTYPE html><p>x", "html"),
        (b"\xef\xbb\xbf\n <HTML lang=zh>", "html"),
        ("<html>借款".encode("utf-16"), "html"),
        (b"<div>x</div>", "html"),
        ("# 借款合同\n\n<b>重要</b>".encode(), "text"),
        ("<借款合同>\n第一条".encode(), "text"),
    ],
)
def test_the_content_decides(data, kind):
    assert sniff(data, "misleading.exe") == kind


def test_the_name_only_helps_where_the_content_is_ambiguous():
    assert sniff(b"<b>x</b>", "a.txt") == "text"
    assert sniff(b"<b>x</b>", "a.HTML") == "html"
    assert sniff("借款合同".encode(), "a.pdf") == "text"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n...", "image-needs-ocr"),
        (b"\xff\xd8\xff\xe0", "image-needs-ocr"),
        (b"II*\x00....", "image-needs-ocr"),
        (b"MZ\x90\x00", "not-a-contract-format"),
        (b"\x7fELF", "not-a-contract-format"),
        (b"{\\rtf1", "not-a-contract-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_cannot_be_read_is_named(data, code):
    with pytest.raises(ReadingError) as caught:
        sniff(data)
    assert caught.value.code == code
