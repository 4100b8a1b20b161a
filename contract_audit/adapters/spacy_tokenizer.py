"""A spaCy tokenizer over the same segmentation that the rest of the product uses."""

from typing import Any

from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from contract_audit.text import Segmenter


class SegmentTokenizer:
    """Tokens of the domain segmentation; blanks and line breaks become tokens of their own, so that text is kept."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._segmenter = Segmenter()

    def __call__(self, text: str) -> Doc:
        """The document of `text`; `doc.text` equals `text`."""
        words: list[str] = []
        at = 0
        for token in self._segmenter.segment(text):
            if token.span.start > at:
                words.append(text[at : token.span.start])
            words.append(text[token.span.start : token.span.end])
            at = token.span.end
        if at < len(text):
            words.append(text[at:])
        return Doc(self.vocab, words=words, spaces=[False] * len(words))

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to save: the dictionary is part of the package."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "SegmentTokenizer":
        """Nothing to load."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Nothing to save."""

    def from_disk(self, _path: Any, **_: Any) -> "SegmentTokenizer":
        """Nothing to load."""
        return self


@registry.tokenizers("contract_audit.segmenter.v1")  # type: ignore[untyped-decorator]  # spaCy ships no types here
def make_tokenizer() -> Any:
    """For a pipeline's config: `[nlp.tokenizer] @tokenizers = "contract_audit.segmenter.v1"`."""

    def create(nlp: Any) -> SegmentTokenizer:
        return SegmentTokenizer(nlp.vocab)

    return create
