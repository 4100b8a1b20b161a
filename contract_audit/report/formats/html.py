"""The report as one self-contained page: no request leaves it, and it reads whole without a script."""

from collections.abc import Mapping

from contract_audit.pipeline.outcome import Outcome
from contract_audit.report.html.page import page


def render(outcome: Outcome, *, lang: str = "zh", crops: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """One HTML page for all reports. The contract's text is shown where a report carries it.

    `crops` are pictures of the original page as `data:` addresses, by the input's path and the finding's fingerprint.
    """
    return page(outcome, lang, crops or {})
