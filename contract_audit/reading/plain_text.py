"""Plain text, Markdown and chat exports: decoded, line ends unified, nothing else changed."""

import re

from contract_audit.document import Document, Origin, Problem, Readability
from contract_audit.reading.codes import Code
from contract_audit.reading.encoding import detect
from contract_audit.reading.limits import Limits
from contract_audit.reading.messages import problem_sentence, reading_error

MOST_CONTROLS = 0.02
"""Share of control characters from which bytes are taken for something other than text."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    """The text of `data`, without byte order mark and with plain line feeds; `ReadingError` `undecodable`."""
    codec = detect(data)
    if codec is None:
        raise reading_error(Code.UNDECODABLE)
    text = data.decode(codec).removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(data: bytes, limits: Limits) -> Document:
    """The document of a plain text; `ReadingError` `undecodable` or `too-long`.

    A text without a single visible character is returned as unsure.
    """
    text = decode(data)
    if len(text) > limits.max_characters:
        raise reading_error(Code.TOO_LONG, limit=limits.max_characters)
    visible = "".join(_CONTROLS.sub("", text).split())
    if not visible:
        problem = Problem("no-text", problem_sentence("no-text"))
        return Document(text, "text/plain", Origin.TEXT, Readability.UNSURE, problems=(problem,))
    if len(_CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise reading_error(Code.UNDECODABLE)
    return Document(text, "text/plain", Origin.TEXT)
