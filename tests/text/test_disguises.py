from importlib.resources import files

import pytest
import yaml

from contract_audit.document import Span
from contract_audit.text import normalise_text

DATA = yaml.safe_load((files("contract_audit.text") / "data" / "disguises.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("专业配·资", "配资"),
        ("提供配_资服务", "配资"),
        ("触线平.仓", "平仓"),
        ("交保*证*金", "保证金"),
        ("专业配 资", "配资"),
        ("专业配\u200b资", "配资"),
        ("专业佩资", "配资"),
        ("跌破平昌线", "平仓线"),
        ("先交保正金", "保证金"),
        ("十倍杠干", "杠杆"),
        ("低息p资", "配资"),
        ("触线爆~仓", "爆仓"),
    ],
)
def test_a_disguise_is_seen_through_and_noted(normal, written, meant):
    result = normal(written)
    assert meant in result.text
    assert [span.of(result.text) for span in result.disguises] == [meant]
    assert result.offsets.to_original(result.disguises[0]).end == len(written.removesuffix("服务"))


@pytest.mark.parametrize(
    "plain",
    [
        "按比例分配/资金到位后",
        "分配——资金另行约定",
        "平昌县人民法院",
        "APP资金页面",
        "甲方配合乙方，平等协商。仓位由乙方决定",
        "国家金融·监管机构",
        "保证全部还款，不存在其货物问题，替代款项由安徽信托支付",
        "账 号：6222",
        "本所列后果由其承担，平仓限制另行约定",
    ],
)
def test_plain_words_are_left_alone(normal, plain):
    result = normal(plain)
    assert result.disguises == ()
    assert result.text == plain.replace("——", "--").replace(" ", "")


def test_blanks_that_typeset_a_whole_text_hide_nothing(normal):
    text = " ".join("乙方资产跌破平仓线时，甲方有权强制平仓，保证金不退，利息照付")
    assert normal(text).disguises == ()


def test_a_word_broken_by_a_line_end_is_not_hidden(normal):
    result = normal("账户资产低于约定的标准，乙方没有追加资金的，甲方有权平\n仓处理，损失由乙方承担。\n" * 3)
    assert result.text.count("有权平仓处理") == 3
    assert result.disguises == ()


def test_a_noted_span_leads_to_the_source(normal):
    text = "主营：配·资，先交保*证*金"
    result = normal(text)
    assert [result.offsets.to_original(span) for span in result.disguises] == [Span(3, 6), Span(9, 14)]


def test_substitutes_are_as_long_as_what_they_stand_for_and_differ_from_it():
    for word, substitutes in DATA["substitutes"].items():
        for substitute in substitutes:
            assert len(substitute) == len(word)
            assert substitute != word


def test_no_substitute_is_a_word_of_the_trade_or_stands_twice():
    substitutes = [form for forms in DATA["substitutes"].values() for form in forms]
    assert len(substitutes) == len(set(substitutes))
    assert not set(substitutes) & set(DATA["words"])


def test_tables_are_in_normal_characters():
    for word in DATA["words"]:
        assert normalise_text(word) == word
