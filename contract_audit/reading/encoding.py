"""Which encoding a text is in, told by strict decoding and the share of common Chinese characters."""

from functools import cache

BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
LEAST_SHARE = 0.5
"""A legacy encoding is believed when at least this share of its non-ASCII characters is common."""
SAMPLE = 20_000
"""Characters from which the share is taken."""

_PUNCTUATION = frozenset(map(chr, (*range(0x3000, 0x3030), *range(0xFF00, 0xFFF0), *range(0x2010, 0x2030), 0xB7, 0xD7)))


@cache
def common_simplified() -> frozenset[str]:
    """The 3,755 characters of level 1 of GB 2312, which that standard chose by frequency, and punctuation."""
    rows = bytes(byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    return frozenset(rows.decode("gb2312", "ignore")) | _PUNCTUATION


@cache
def common_traditional() -> frozenset[str]:
    """The 5,401 frequent characters of Big5 (its first level), and punctuation."""
    cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    rows = bytes(byte for row in range(0xA4, 0xC7) for cell in cells for byte in (row, cell))
    return frozenset(rows.decode("big5", "ignore")) | _PUNCTUATION


def common_share(text: str) -> float:
    """Share of the non-ASCII characters of `text` that are common in simplified or in traditional Chinese.

    The better of the two shares, not the share of the union: a garbled text draws on both. 1.0 without such characters.
    """
    beyond = [character for character in text[:SAMPLE] if character > "\x7f" and character != "\xa0"]
    if not beyond:
        return 1.0
    simplified = sum(map(common_simplified().__contains__, beyond))
    if simplified == len(beyond):
        return 1.0
    return max(simplified, sum(map(common_traditional().__contains__, beyond))) / len(beyond)


def detect(data: bytes) -> str | None:
    """The codec that decodes `data` strictly and to plausible text, or None.

    A byte order mark decides; otherwise valid UTF-8 without zero bytes; otherwise the likeliest of UTF-16 and, where
    no zero byte speaks against them, GB 18030 and Big5.
    """
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return codec if _decodes(data[len(mark) :], codec) else None
    zeros = b"\x00" in data
    if not zeros and _decodes(data, "utf-8"):
        return "utf-8"
    candidates = ("utf-16-le", "utf-16-be", "utf-8") if zeros else ("gb18030", "big5", "utf-16-le", "utf-16-be")
    shares = [(_plausibility(data, codec), -rank, codec) for rank, codec in enumerate(candidates)]
    share, _, codec = max(shares)
    return codec if share >= LEAST_SHARE else None


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _plausibility(data: bytes, codec: str) -> float:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return 0.0
    return common_share(text)
