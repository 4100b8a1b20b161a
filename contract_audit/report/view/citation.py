"""Sources of law as they are cited."""

import msgspec

from contract_audit.pipeline.outcome import LawInfo
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages


class Citation(msgspec.Struct, frozen=True):
    """`《证券法》第一百二十条` with a remark on its status, and what it says."""

    name: str
    remark: str
    gist: str
    citable: bool
    verified: bool
    id: str = ""
    """The id of the source; of the first one where several stand together."""

    @property
    def line(self) -> str:
        """Name and remark together."""
        return self.name + self.remark


def cite(law: LawInfo, as_of: str, messages: Messages) -> Citation:
    """The citation of `law`, its status as of the date of the law tables.

    A source that nobody checked says so, and one that courts do not take as a ground says that it only persuades.
    """
    return Citation(
        name=_name(law.title, [law.article], messages),
        remark=_remark(law, as_of, messages),
        gist=legible(law.gist),
        citable=law.citable,
        verified=law.verified,
        id=law.id,
    )


def cite_together(laws: tuple[LawInfo, ...], as_of: str, messages: Messages) -> tuple[Citation, ...]:
    """Citations in which the articles of one instrument with one status stand together."""
    alike: dict[tuple[str, str], list[LawInfo]] = {}
    for law in laws:
        alike.setdefault((law.title, _remark(law, as_of, messages)), []).append(law)
    return tuple(
        Citation(
            name=_name(title, [law.article for law in articles], messages),
            remark=remark,
            gist="",
            citable=articles[0].citable,
            verified=articles[0].verified,
            id=articles[0].id,
        )
        for (title, remark), articles in alike.items()
    )


def _remark(law: LawInfo, as_of: str, messages: Messages) -> str:
    status = messages.label("law_status", law.status) if law.status else ""
    return messages.within(
        messages.say("law", "as_of", status=status, date=as_of) if status else "",
        "" if law.citable else messages.say("law", "not_citable"),
        "" if law.verified else messages.say("law", "unverified"),
    )


def _name(title: str, articles: list[str], messages: Messages) -> str:
    numbered = [
        messages.say("law", "article", article=article) if article[:1].isdigit() else article for article in articles
    ]
    together = messages.listed([article.strip() for article in dict.fromkeys(numbered) if article.strip()])
    if messages.lang != "zh":
        return legible(f"{title} {together}".rstrip())
    inner = title.removeprefix("《").removesuffix("》") if title.count("《") == 1 else title
    return legible(f"《{inner.replace('《', '〈').replace('》', '〉')}》{together}")
