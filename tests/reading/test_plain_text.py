import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.document import Origin, Readability
from contract_audit.errors import ReadingError
from contract_audit.reading import Limits, read

SIMPLIFIED = "甲方向乙方提供借款人民币壹拾万元，月利率百分之二。\n逾期每日按千分之五支付违约金。"
TRADITIONAL = "甲方應於簽約當日將借款撥付乙方，乙方應按月繳付利息。\n逾期者須另付違約金。"
CONTRACT_CHARACTERS = (
    "甲乙丙方借款人民币元利率年月日违约金还本付息担保股票账户平仓线亏损保证配资合同第一二三条，。：；（）1234567890%"
)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_simplified_text_is_decoded_whatever_its_encoding(codec):
    document = read(SIMPLIFIED.encode(codec))
    assert document.text == SIMPLIFIED
    assert (document.origin, document.readability) == (Origin.TEXT, Readability.WHOLE)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "big5", "gb18030"])
def test_traditional_text_is_decoded_whatever_its_encoding(codec):
    assert read(TRADITIONAL.encode(codec)).text == TRADITIONAL


@given(
    st.text(alphabet=CONTRACT_CHARACTERS, min_size=12, max_size=200), st.sampled_from(["gb18030", "utf-8", "utf-16"])
)
def test_decoding_reverses_encoding(text, codec):
    assert read(text.encode(codec)).text == text


@given(
    st.text(
        alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"),
        min_size=1,
    )
)
def test_any_utf8_text_comes_back_unchanged(text):
    document = read(("合同" + text).encode())
    assert document.text == "合同" + text


def test_line_ends_become_newlines_and_nothing_else_changes():
    assert read("一\r\n二\r三\n\t 四\u3000\n".encode()).text == "一\n二\n三\n\t 四\u3000\n"


def test_a_chat_export_keeps_its_lines():
    chat = "2024-05-01 10:00:01 配资小王\n本金十万，十倍杠杆\n\n2024-05-01 10:02:30 客户\n亏了怎么算？\n"
    assert read(chat.encode("gb18030"), name="chat.txt").text == chat


def test_text_of_blanks_and_controls_is_unsure_and_says_why():
    document = read(b"\x01\x02 \n\t\x03")
    assert document.readability is Readability.UNSURE
    assert [problem.code for problem in document.problems] == ["no-text"]
    assert document.problems[0].message


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 4, b"ab\x00\x01" * 64, b"plain \x01\x02\x03\x04 text", b"caf\xe9 d\xe9j\xe0 vu\xff"]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(ReadingError) as caught:
        read(data)
    assert caught.value.code == "undecodable"


def test_too_many_characters_are_refused():
    with pytest.raises(ReadingError) as caught:
        read("借款".encode() * 10, limits=Limits(max_characters=19))
    assert caught.value.code == "too-long"
    assert read("借款".encode() * 10, limits=Limits(max_characters=20)).text == "借款" * 10
