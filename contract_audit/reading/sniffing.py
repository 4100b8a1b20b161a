"""What a file is, told from its content; its name is only a hint where the content is ambiguous."""

from contract_audit.reading.codes import Code
from contract_audit.reading.messages import reading_error

WINDOW = 4096

_IMAGES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"II*\x00",
    b"MM\x00*",
    b"GIF87a",
    b"GIF89a",
    b"BM\x00",
    b"\x00\x00\x00\x0cjP",
)
_OTHERS = (
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"{\\rtf", "RTF"),
    (b"%!PS", "PostScript"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"OggS", "Ogg"),
    (b"ID3", "MP3"),
    (b"\xca\xfe\xba\xbe", "Java class"),
)
_HTML_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<title", b"<meta ")
_HTML_FIRST = (
    b"<table",
    b"<div",
    b"<p>",
    b"<p ",
    b"<h1",
    b"<h2",
    b"<style",
    b"<span",
    b"<center",
    b"<section",
    b"<article",
)
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def sniff(data: bytes, name: str = "") -> str:
    """`pdf`, `docx` (any ZIP), `html` or `text`.

    Raises `ReadingError`: `empty`, `image-needs-ocr`, `old-word`, `encrypted`, `not-a-contract-format`.
    """
    if not data:
        raise reading_error(Code.EMPTY)
    head = data[:WINDOW]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "docx"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise reading_error(Code.ENCRYPTED if _ENCRYPTED_PACKAGE in data else Code.OLD_WORD)
    if head.startswith(_IMAGES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP") or head[4:12] == b"ftypheic":
        raise reading_error(Code.IMAGE_NEEDS_OCR)
    for signature, label in _OTHERS:
        if head.startswith(signature):
            raise reading_error(Code.NOT_A_CONTRACT_FORMAT, format=label)
    return "html" if _looks_like_html(head, name) else "text"


def _looks_like_html(head: bytes, name: str) -> bool:
    """Whether the opening, freed of byte order mark and UTF-16 zeros, is that of a web page."""
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not plain.startswith(b"<"):
        return False
    if b"<w:worddocument" in plain or b"<pkg:package" in plain:
        raise reading_error(Code.NOT_A_CONTRACT_FORMAT, format="Word XML")
    if any(opening in plain for opening in _HTML_OPENINGS) or plain.startswith(_HTML_FIRST):
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml"))
