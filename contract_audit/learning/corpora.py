"""The corpora: labelled documents and sentences, and the examples on the pages of the rules."""

import tomllib
from pathlib import Path
from typing import Any, Final

import msgspec

from contract_audit import law
from contract_audit.classifier import Joining
from contract_audit.errors import CorpusError
from contract_audit.learning.labelled_documents import LabelledDocument, read_documents
from contract_audit.learning.labelled_sentences import LabelledSentence, read_sentences
from contract_audit.rulebook import Page, read_pages, rules_folder

DEVELOPMENT: Final = "development"
SAMPLES: Final = "samples"
TEST: Final = "heldout"
SENTENCES: Final = "clauses"
JOINING: Final = "joining.toml"
"""Names the documents that weigh rules against classifier, and the coefficients once they are fitted."""


class Corpora(msgspec.Struct, frozen=True):
    """Everything to learn from and to test with; the samples are among the development documents.

    `weighing` are names of development documents that the rules were not written for; rules and classifier can be
    weighed by them. `joining` are the coefficients so found; None where they are to be fitted anew.
    """

    development: tuple[LabelledDocument, ...]
    test: tuple[LabelledDocument, ...]
    sentences: tuple[LabelledSentence, ...]
    pages: tuple[Page, ...]
    weighing: frozenset[str]
    joining: Joining | None


def read_corpora(folder: Path) -> Corpora:
    """Read and check `folder`; raises `CorpusError` with every problem of the first part that has any."""
    risks = frozenset(law.bases())
    combined = _table(folder / JOINING)
    joining = combined.get("coefficients")
    development = tuple(
        document for part in (SAMPLES, DEVELOPMENT) for document in read_documents(folder / part, risks)
    )
    if not development:
        raise CorpusError([(str(folder / DEVELOPMENT), "holds no labelled document")])
    return Corpora(
        development=development,
        test=read_documents(folder / TEST, risks),
        sentences=read_sentences(folder / SENTENCES, risks),
        pages=read_pages(rules_folder()),
        weighing=frozenset(combined.get("documents", [document.name for document in development])),
        joining=msgspec.convert(joining, Joining) if joining else None,
    )


def _table(path: Path) -> dict[str, Any]:
    """The content of a TOML file; nothing where there is none. Raises `CorpusError`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError([(path.name, str(error))]) from error
