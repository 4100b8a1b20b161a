"""Whether the text of a page is what the page shows, told from the text alone."""

import re

from contract_audit.reading.encoding import common_share

LEAST_CHARACTERS = 20
"""Visible characters below which a page is not judged."""
LEAST_COMMON = 0.6
"""Share of common characters below which Chinese text is garbled; real contracts stay above 0.95."""
MOST_FAULTY = 0.05
"""Share of faulty characters from which text is garbled."""

_FAULTY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ue000-\uf8ff]")


def is_garbled(text: str) -> bool:
    """Whether control, private-use or rare characters make up too much of `text`."""
    visible = "".join(text.split())
    if len(visible) < LEAST_CHARACTERS:
        return False
    if len(_FAULTY.findall(visible)) > MOST_FAULTY * len(visible):
        return True
    han = "".join(character for character in visible if "\u3400" <= character <= "\u9fff")
    return len(han) >= LEAST_CHARACTERS and common_share(han) < LEAST_COMMON
