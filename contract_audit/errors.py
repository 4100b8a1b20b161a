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


class RuleError(ContractAuditError):
    """Rule files are wrong. `problems` lists all of them as `(path, sentence)`, not only the first."""

    code = "rules"

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"  {path}: {text}" for path, text in problems)
        super().__init__(f"{len(problems)} problem(s) in the rules:\n{lines}", "Run `contract-audit rules lint`.")


class CorpusError(ContractAuditError):
    """Labelled texts are wrong. `problems` lists all of them as `(place, sentence)`, not only the first."""

    code = "corpus"

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"  {place}: {text}" for place, text in problems)
        super().__init__(f"{len(problems)} problem(s) in the corpora:\n{lines}", "Mend the files named.")


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
