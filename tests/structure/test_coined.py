import pytest

from contract_audit.patterns import Scanner, load_lexicon
from contract_audit.structure import coined_names


@pytest.fixture(scope="module")
def scanner():
    return Scanner(load_lexicon())


def meanings(scanner, text):
    index = scanner.scan(text)
    return {word: {text[start:end] for start, end in hits} for word, hits in coined_names(index).items()}


def test_money_paid_in_and_lost_first_is_margin(scanner):
    text = "客户先交启航金二万元。账户亏损从启航金里抵扣，启航金不足的当天补上。"
    assert meanings(scanner, text) == {"保证金": {"启航金"}}


def test_money_lent_as_a_multiple_is_the_funders(scanner):
    text = "我方提供五倍的腾飞金。腾飞金到期归还，占用腾飞金按日计息。"
    assert meanings(scanner, text) == {"操盘资金": {"腾飞金"}}


def test_what_follows_when_a_line_is_touched_tells_which_it_is(scanner):
    text = "净值跌破绿线的，短信提醒并补足。净值跌破紫线的，全部卖出。碰绿线后补不上的同上。到了紫线就清仓。"
    assert meanings(scanner, text) == {"平仓线": {"紫线"}, "预警线": {"绿线"}}


def test_a_charge_by_any_name_is_a_fee(scanner):
    text = "每月收取扶摇费三百元。扶摇费按季预付，不退。"
    assert meanings(scanner, text) == {"服务费": {"扶摇费"}}


@pytest.mark.parametrize(
    "text",
    [
        "启航金一词仅出现一次。",
        "双方在线签署，在线支付，下线通知。",
        "现金存入后凭现金收据提取现金。",
        "货款交付后退还货款，补交货款。",
        "项目基金由基金会交付，基金会补足基金。",
    ],
)
def test_common_words_and_names_that_show_no_meaning_are_left_alone(scanner, text):
    assert meanings(scanner, text) == {}


def test_a_made_up_name_counts_wherever_the_word_of_the_trade_does(scanner):
    text = "先交启航金二万元。启航金不足的，补足启航金。"
    index = scanner.scan(text)
    for word, hits in coined_names(index).items():
        index.stand_for(word, hits)
    found = {text[start:end] for start, end in index.concept("margin")}
    assert found == {"启航金"}


def test_synonyms_count_in_every_concept_of_the_word_they_stand_for(scanner):
    index = scanner.scan("乙方交付诚意金，触及清盘线的，以诚意金抵扣。")
    assert index.concept("own_stake") == index.concept("margin") != []
    assert index.concept("sale_line") != []
