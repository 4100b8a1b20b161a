"""Looking up the sources of law: one by its id, or those that contain given words."""

from collections.abc import Iterable

import msgspec

from contract_audit.errors import ContractAuditError
from contract_audit.law.catalogue import Source, bases, sources


class UnknownSourceError(ContractAuditError):
    """There is no source of law with this id."""

    code = "unknown-source"


class SourceInfo(msgspec.Struct, frozen=True):
    """A source of law in one language; `risks` are those it stands behind, dates ISO, `in_force_to` the last day."""

    id: str
    title: str
    article: str
    gist: str
    rank: str
    status: str
    in_force_from: str
    in_force_to: str | None
    anchor: str
    citable: bool
    verified: bool
    verified_by: str
    note: str
    risks: tuple[str, ...]


def law_source(source_id: str, lang: str = "zh") -> SourceInfo:
    """The source with this id; raises `UnknownSourceError`, naming ids that look alike."""
    found = sources().get(source_id)
    if found is None:
        from difflib import get_close_matches  # noqa: PLC0415 - only for a name that is not there

        near = get_close_matches(source_id, sources(), n=3, cutoff=0.6)
        remedy = f"Did you mean {', '.join(near)}?" if near else "`contract-audit law list` names them."
        message = f"There is no source of law {source_id}."
        raise UnknownSourceError(message, remedy)
    return _info(found, lang)


def law_sources(words: Iterable[str] = (), lang: str = "zh") -> tuple[SourceInfo, ...]:
    """The sources whose id, title, article or gist, in either language, contain every word; all without words."""
    wanted = [word.casefold() for word in words]
    return tuple(_info(entry, lang) for entry in sources().values() if all(word in _searched(entry) for word in wanted))


def _searched(entry: Source) -> str:
    texts = (entry.id, entry.title_zh, entry.title_en, entry.short_zh, entry.article_zh, entry.article_en)
    return "\n".join((*texts, entry.gist_zh, entry.gist_en)).casefold()


def _info(entry: Source, lang: str) -> SourceInfo:
    english = lang == "en"
    return SourceInfo(
        id=entry.id,
        title=entry.title_en if english else entry.title_zh,
        article=entry.article_en if english else entry.article_zh,
        gist=entry.gist_en if english else entry.gist_zh,
        rank=entry.rank,
        status=entry.status,
        in_force_from=entry.in_force_from.isoformat(),
        in_force_to=entry.in_force_to.isoformat() if entry.in_force_to else None,
        anchor=entry.anchor,
        citable=entry.citable,
        verified=entry.verified,
        verified_by=entry.verified_by,
        note=entry.note_en if english else entry.note_zh,
        risks=tuple(risk for risk, names in bases().items() if entry.id in names),
    )
