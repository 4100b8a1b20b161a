"""The lines of one page as pdfplumber reads them, where PDFium's text makes no sense."""

from io import BytesIO

from contract_audit.reading.pdf.layout import Piece, Segment


def lines(data: bytes, password: str | None, page: int) -> list[Segment]:
    """The lines of one page (counted from 0), in the order of the stream."""
    import pdfplumber  # noqa: PLC0415 - slow to import and needed for few pages

    found: list[Segment] = []
    with pdfplumber.open(BytesIO(data), pages=[page + 1], password=password) as document:
        sheet = document.pages[0]
        for line in sheet.extract_text_lines(return_chars=False, use_text_flow=True):
            box = (line["x0"], sheet.height - line["bottom"], line["x1"], sheet.height - line["top"])
            text = "".join(character if character.isprintable() else "\ufffd" for character in line["text"])
            found.append(Segment(text, box, (Piece(0, len(text), box),), ""))
    return found
