"""Characters that steer a terminal or hide themselves, made visible."""

import re
from typing import Final

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters other than tab and line feed; escape starts terminal commands
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # joiners and direction marks
    "\ud800-\udfff\U000e0000-\U000e007f]",  # lone surrogates of broken file names, tag characters
)


def _named(match: re.Match[str]) -> str:
    return f"⟦U+{ord(match[0]):04X}⟧"


def legible(text: str) -> str:
    """`text` with every control, zero-width or direction character written out as `⟦U+202E⟧`.

    What the reader sees is then what stands there, and no contract can reorder a page or command a terminal.
    """
    return _UNSEEN.sub(_named, text)
