"""spaCy's DocBin: one token a character, the labels as the span group `risks`."""

from collections.abc import Iterable
from typing import Any, Final

from contract_audit.errors import CorpusError
from contract_audit.learning.exchange.labels import document_of, spoken, spoken_absences
from contract_audit.learning.labelled_documents import LabelledDocument

GROUP: Final = "risks"


def write(documents: Iterable[LabelledDocument]) -> bytes:
    """The bytes of a DocBin; name and absences are in the user data of each Doc."""
    import spacy  # noqa: PLC0415 - heavy, and only this format needs it
    from spacy.tokens import Doc, DocBin, Span  # noqa: PLC0415 - likewise

    vocabulary = spacy.blank("zh").vocab
    packed = DocBin(store_user_data=True)
    for document in documents:
        # Characters are the tokens, so that no label can fall inside one.
        doc = Doc(vocabulary, words=list(document.text), spaces=[False] * len(document.text))
        doc.spans[GROUP] = [Span(doc, start, end, label=label) for start, end, label in spoken(document)]
        doc.user_data["name"] = document.name
        doc.user_data["absent"] = spoken_absences(document)
        packed.add(doc)
    written: bytes = packed.to_bytes()
    return written


def read(data: bytes) -> tuple[LabelledDocument, ...]:
    """The documents of a DocBin with any tokens; raises `CorpusError` where the bytes are none."""
    import spacy  # noqa: PLC0415 - heavy, and only this format needs it
    from spacy.tokens import DocBin  # noqa: PLC0415 - likewise

    try:
        docs = list(DocBin().from_bytes(data).get_docs(spacy.blank("zh").vocab))
    except Exception as error:  # spaCy names no error for bytes that are no DocBin
        raise CorpusError([("DocBin", f"cannot be read: {error}")]) from error
    return tuple(_document(doc, number) for number, doc in enumerate(docs, 1))


def _document(doc: Any, number: int) -> LabelledDocument:
    labels = [(span.start_char, span.end_char, span.label_) for span in doc.spans.get(GROUP, ())]
    name = str(doc.user_data.get("name") or f"document-{number}")
    return document_of(name, doc.text, labels, doc.user_data.get("absent", ()))
