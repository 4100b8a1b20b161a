"""A finding says when the words it rests on were hidden."""

import pytest

from contract_audit import audit
from contract_audit.pipeline import Options

HEAD = "股票配资协议\n甲方（配资方）：某某公司\n乙方（操盘方）：某某\n"
PLAIN = "账户资产触及平仓线时，甲方有权不经通知立即强制平仓。"
NOTE = {
    "zh": "原文以拆字、夹符、谐音等方式掩饰用词。",
    "en": (
        "The source hides these words by breaking them up, inserting signs or using look-alike or sound-alike "
        "characters."
    ),
}
HIDDEN = (
    "账户资产触及平·仓·线时，甲方有权不经通知立即强*制*平*仓。",
    "账户资产触及平昌线时，甲方有权不经通知立即强制平昌。",
    "账户资产触及平\u200b仓\u200b线时，甲方有权不经通知立即强制平仓。",
    "账户资产触及平 仓 线时，甲方有权不经通知立即强制平仓。",
    "账户资产触及PCX时，甲方有权不经通知立即QZPC。",
)


def no_notice(sentence, lang="zh"):
    report = audit(HEAD + sentence, options=Options(lang=lang))
    return [finding for finding in report.findings if finding.risk == "liquidation-no-notice"]


def test_plain_words_carry_no_note():
    (finding,) = no_notice(PLAIN)
    assert not finding.disguised
    assert NOTE["zh"] not in finding.message


@pytest.mark.parametrize("sentence", HIDDEN)
def test_hidden_words_are_found_and_noted(sentence):
    (finding,) = no_notice(sentence)
    assert finding.disguised
    assert finding.message.endswith(NOTE["zh"])
    assert finding.quote == " ".join(sentence.split())


def test_the_note_has_an_english_twin():
    (finding,) = no_notice(HIDDEN[0], "en")
    assert finding.message.endswith(" " + NOTE["en"])


def test_only_the_sentence_with_the_hidden_word_is_noted():
    both = [
        finding.disguised for finding in no_notice(f"第一条 {HIDDEN[0]}\n第二条 双方应当友好合作。\n第三条 {PLAIN}")
    ]
    assert both == [True, False]


@pytest.mark.parametrize(
    "sentence",
    ["賬戶資產觸及平倉線時，甲方有權不經通知立即強制平倉。", "账户资产触及斩仓线时，甲方有权不经通知立即斩仓。"],
)
def test_another_script_or_dialect_hides_nothing(sentence):
    (finding,) = no_notice(sentence)
    assert not finding.disguised
