"""Terms as people without a lawyer put them: spoken sums, customary rates, lines given as a bare share or sum."""

from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

HERE = Path(__file__).parent
STATED = [line.split("\t") for line in (HERE / "lay_speech.tsv").read_text(encoding="utf-8").splitlines()]
NOT_STATED = [line.split("\t") for line in (HERE / "lay_nothing.tsv").read_text(encoding="utf-8").splitlines()]


def comparable(written):
    try:
        return Decimal(str(written)).quantize(Decimal("0.0001"))
    except InvalidOperation:
        return written


@pytest.mark.parametrize(("term", "values", "sentence"), STATED)
def test_a_lay_sentence_states(stated, term, values, sentence):
    found = [comparable(each.value) for each in stated(sentence, term)]
    assert found == [comparable(value) for value in values.split("|")]


@pytest.mark.parametrize(("term", "sentence"), NOT_STATED)
def test_a_lay_sentence_does_not_state(stated, term, sentence):
    assert stated(sentence, term) == []
