import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from contract_audit.document import Locator, RangeKind, Readability
from contract_audit.reading import read_path

ROOT = Path(os.environ.get("CONTRACT_AUDIT_REAL", Path(__file__).parents[3] / "shared" / "real"))
ORIGINALS = sorted(path for path in (ROOT / "originals").glob("*") if path.suffix in {".pdf", ".docx"})
DIGITS = {character: value for value, character in enumerate("一二三四五六七八九", 1)}
ARTICLE = re.compile(r"^第([一二三四五六七八九十]{1,4})条", re.MULTILINE)

pytestmark = [pytest.mark.real, pytest.mark.skipif(not ORIGINALS, reason="the real contracts are not here")]


def counted(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    return (10 * DIGITS.get(tens, 1) if ten else 0) + DIGITS.get(ones, 0)


@pytest.fixture(scope="module", params=ORIGINALS, ids=lambda path: path.suffix)
def document(request):
    return read_path(request.param)


def test_it_is_read_whole(document):
    assert document.readability is Readability.WHOLE
    assert len(document.text) > 4000
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ufffd\ufffe]", document.text)


def test_articles_come_in_order_without_gaps(document):
    numbers = [counted(match[1]) for match in ARTICLE.finditer(document.text)]
    assert len(numbers) > 20
    assert all(after == before + 1 for before, after in pairwise(numbers))


def test_pages_tile_the_text_and_every_character_has_its_place(document):
    locator = Locator(document)
    if document.pages:
        assert "".join(page.span.of(document.text) for page in document.pages) == document.text
    for match in ARTICLE.finditer(document.text):
        span = next(run.span for run in (*document.text_runs, *document.word_runs) if run.span.end > match.start())
        assert locator.boxes(span) or locator.word_runs(span)


def test_furniture_is_never_an_article(document):
    assert not any(ARTICLE.match(span.of(document.text)) for span in document.spans_of(RangeKind.FURNITURE))
