import logging
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_audit.text import Segmenter
from contract_audit.text.segmentation import domain_words

SENTENCES = [
    "乙方将自有资金转入甲方指定的收款账户作为履约保证金，甲方按一比五的比例向乙方提供操盘资金。",
    "账户总资产触及预警线时，乙方须在当日收盘前追加保证金；触及平仓线的，甲方有权不经通知强制平仓。",
    "砍头息、账户管理费与递延费均自借款本金中预先扣除，乙方实际到账金额以银行流水为准。",
    "平台设立资金池，借新还旧，承诺保本保息并以差额补足方式兜底，涉嫌非法集资的线索应当固定证据。",
    "操盘手不得满仓单只股票，不得买入停牌、退市整理或者首日上市的新股，创业板持仓不超过总资产的三成。",
    "因系统故障、网络中断或者熔断造成无法平仓的，穿仓损失由双方按过错大小分担。",
    "出借证券账户的一方应当配合完成银证转账，交易密码与资金密码由资金方掌握。",
    "劣后级委托人以其出资先行承担亏损，优先级委托人按年化百分之九收取固定收益。",
    "股票质押式回购、融资融券与股指期货的维持担保比例由证券公司依照规则公布。",
    "争议由合同签订地人民法院管辖，律师费、保全费、公证费由败诉方负担。",
    "The lender may liquidate at 110% of NAV, T+1, 手续费万分之二点五，印花税千分之一。",
    "客户经理通过微信群推广免息体验，新用户充值送实盘，提现需满三十手。",
]
TEXT = "\n".join(SENTENCES[start] + SENTENCES[(start * 5 + shift) % 12] for shift in range(6) for start in range(12))


@pytest.fixture(scope="module")
def segmenter():
    return Segmenter()


@pytest.fixture(scope="module")
def reference():
    """A jieba of its own, with the same words and no cache in the shared temporary folder."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    with Path(jieba.get_module_res("dict.txt").name).open("rb") as dictionary:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(dictionary)
    tokenizer.initialized = True
    for word, frequency in domain_words():
        tokenizer.add_word(word, frequency)
    return tokenizer


def test_words_are_those_of_jieba(segmenter, reference):
    assert len(TEXT) > 4000
    assert [token.text for token in segmenter.segment(TEXT)] == reference.lcut(TEXT)


@pytest.mark.parametrize("word", ["资金池", "平仓线", "强制平仓", "砍头息", "预警线", "递延费"])
def test_words_of_the_trade_stay_whole(segmenter, word):
    assert word in [token.text for token in segmenter.segment(f"甲方以{word}及其他方式")]


@settings(deadline=None)
@given(st.text(st.characters(), max_size=40) | st.text("甲乙\ud800\x00😀 \n平仓", max_size=20))
def test_tokens_cover_any_text(text):
    tokens = Segmenter().segment(text)
    assert "".join(token.text for token in tokens) == text
    assert all(token.span.of(text) == token.text for token in tokens)


def test_dictionary_words_are_distinct_and_have_a_frequency():
    words = domain_words()
    assert len(words) > 300
    assert len({word for word, _ in words}) == len(words)
    assert all(frequency > 0 for _, frequency in words)
