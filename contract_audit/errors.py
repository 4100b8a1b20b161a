"""The exceptions of this package: each has a code, a sentence for the user, and what to do next."""


class ContractAuditError(Exception):
    """Base of every error this package raises on purpose.

    `code` is stable and machine-readable, `message` says what is wrong, `remedy` what the user can do about it.
    """

    code = "error"

    def __init__(self, message: str, remedy: str = "", code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        """The message and, where there is one, the remedy, on one line."""
        return f"{self.message} {self.remedy}".strip()


class ReadingError(ContractAuditError):
    """The input cannot be turned into text; `code` names the reason (`encrypted`, `empty`, `too-large`, …)."""

    code = "unreadable"

    def __init__(
        self,
        message: str,
        remedy: str = "",
        code: str | None = None,
        details: dict[str, str | int] | None = None,
    ) -> None:
        """`details` are the values the sentence names, so that it can be rendered again in another language."""
        super().__init__(message, remedy, code)
        self.details = details or {}


class ProblemsError(ContractAuditError):
    """Files are wrong. `problems` lists all of them as `(place, sentence)`, not only the first.

    `where` says what the files are; `what_next` is the remedy.
    """

    where = "files"
    what_next = "Mend the files named."

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"  {place}: {text}" for place, text in problems)
        super().__init__(f"{len(problems)} problem(s) in the {self.where}:\n{lines}", self.what_next)


class RuleError(ProblemsError):
    """Rule files are wrong."""

    code = "rules"
    where = "rules"
    what_next = "Run `contract-audit rules lint`."


class CorpusError(ProblemsError):
    """Labelled texts are wrong."""

    code = "corpus"
    where = "corpora"


class ModelError(ContractAuditError):
    """A model file cannot be used."""

    code = "model"


class CaseFileError(ContractAuditError):
    """A file that describes a case to be settled is wrong."""

    code = "case-file"


class SettingsError(ContractAuditError):
    """A settings file or an option is wrong."""

    code = "settings"


class ReviewError(ContractAuditError):
    """A review file is wrong."""

    code = "review"


class AnnotationError(ContractAuditError):
    """A file cannot carry the findings, or not in the way that was asked for."""

    code = "annotation"
