import re
from itertools import combinations

RUN = 40
SPACE = re.compile(r"\s+")


def runs(text):
    return {text[at : at + RUN] for at in range(len(text) - RUN + 1)}


def test_no_two_documents_share_a_long_run(corpora):
    boilerplate = [
        SPACE.sub("", line)
        for line in (corpora / "boilerplate.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#") and line.strip()
    ]
    paths = sorted(
        path
        for pattern in ("samples/*.txt", "samples/source/*.yaml", "development/*.txt", "heldout/*.txt")
        for path in corpora.glob(pattern)
    )
    texts = {}
    for path in paths:
        text = SPACE.sub("", path.read_text(encoding="utf-8"))
        for line in boilerplate:
            text = text.replace(line, "\n")
        texts[path.name] = runs(text)
    shared = {(a, b): sorted(texts[a] & texts[b])[:1] for a, b in combinations(texts, 2) if texts[a] & texts[b]}
    assert shared == {}


def test_a_shared_run_would_be_seen():
    clause = "处置所得在清偿借款本息和必要费用之后仍有剩余的，应当在三个交易日内返还给借款人本人的银行账户。"
    assert runs("甲文" + clause) & runs("乙文" + clause)
