"""Sources of law as they are cited."""

import msgspec

from contract_audit.pipeline.outcome import LawInfo
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages


class Citation(msgspec.Struct, frozen=True):
    """`《证券法》第120条` with a remark on its status, and what it says."""

    name: str
    remark: str
    gist: str
    citable: bool
    verified: bool

    @property
    def line(self) -> str:
        """Name and remark together."""
        return self.name + self.remark


def cite(law: LawInfo, as_of: str, messages: Messages) -> Citation:
    """The citation of `law`, its status as of the date of the law tables.

    A source that nobody checked says so, and one that courts do not take as a ground says that it only persuades.
    """
    status = messages.label("law_status", law.status) if law.status else ""
    remarks = [
        messages.say("law", "as_of", status=status, date=as_of) if status else "",
        "" if law.citable else messages.say("law", "not_citable"),
        "" if law.verified else messages.say("law", "unverified"),
    ]
    return Citation(
        name=_name(law, messages),
        remark=messages.within(*remarks),
        gist=legible(law.gist),
        citable=law.citable,
        verified=law.verified,
    )


def _name(law: LawInfo, messages: Messages) -> str:
    article = law.article.strip()
    if article[:1].isdigit():
        article = messages.say("law", "article", article=article)
    if messages.lang != "zh":
        return legible(f"{law.title} {article}".rstrip())
    inner = law.title.removeprefix("《").removesuffix("》") if law.title.count("《") == 1 else law.title
    return legible(f"《{inner.replace('《', '〈').replace('》', '〉')}》{article}")
