"""Words of a text, cut as jieba cuts them with the words of the trade added."""

import re
from functools import cache
from typing import Any

import msgspec

from contract_audit.document import Span
from contract_audit.text.characters import pairs

_SURROGATES = re.compile("[\ud800-\udfff]")
"""Lone surrogates cannot cross into the segmenter; each is replaced by one character."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word and its span of the segmented text."""

    text: str
    span: Span


class Segmenter:
    """Cuts text into words. The dictionary is read at the first call, which takes about 130 ms."""

    def __init__(self) -> None:
        self._jieba: Any = None

    def segment(self, text: str) -> tuple[Token, ...]:
        """The words of `text` in order, blanks and punctuation included; together they are the whole text."""
        if not text:
            return ()
        if self._jieba is None:
            self._jieba = _jieba()
        cut = self._jieba.tokenize(_SURROGATES.sub("\ufffd", text))
        return tuple(Token(text[start:end], Span(start, end)) for _, start, end in cut)


def domain_words() -> tuple[tuple[str, int], ...]:
    """The words added to jieba's dictionary, each with its frequency."""
    return tuple((word, int(frequency)) for word, frequency in pairs("dictionary.tsv").items())


@cache
def _jieba() -> Any:
    from rjieba import Jieba  # noqa: PLC0415 - loads its dictionary; most scans never ask for words

    jieba = Jieba()
    for word, frequency in domain_words():
        jieba.add_word(word, frequency, None)
    return jieba
