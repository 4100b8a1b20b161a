"""The one sentence at the top of a report."""

from collections.abc import Sequence
from functools import cache

from contract_audit.data_files import read_data
from contract_audit.deal import Deal
from contract_audit.findings import Group

_MOST_GROUPS = 3


def headline(status: str, deal: Deal | None, groups: Sequence[Group], lang: str) -> str:
    """What to look at first; for a status other than `ok`, that the result is not a clean one."""
    texts = _texts()
    parts: list[str] = []
    if status in texts:
        parts.append(texts[status][lang])
    if groups:
        names = ("; " if lang == "en" else "；").join(g.en if lang == "en" else g.zh for g in groups[:_MOST_GROUPS])
        parts.append(texts["found"][lang].format(groups=names))
    elif status == "ok":
        lending = deal is not None and (deal.tags or not deal.known)
        parts.append(texts["clean" if lending else "not-lending"][lang])
    return (" " if lang == "en" else "").join(parts)


@cache
def _texts() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = read_data("contract_audit.pipeline", "headline.yaml")
    return loaded
