import pytest

from contract_audit.text import normalise_text
from contract_audit.text.characters import canonical_characters, pairs


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("股票配資資金合作協議", "股票配资资金合作协议"),
        ("強制平倉線與保證金槓桿", "强制平仓线与保证金杠杆"),
        ("裏面爲賬戶帳號", "里面为账户账号"),
        ("⼈民币⾦额第３⻚", "人民币金额第3页"),
        ("ＡＢＣ１２３％", "ABC123%"),
        ("甲方(出资人):张三,李四;王五!谁?", "甲方（出资人）：张三，李四；王五！谁？"),
        ("10：00至15：30,杠杆1：5", "10:00至15:30，杠杆1:5"),
        ("本金１，０００，０００元", "本金1,000,000元"),
        ("第1，2款、30%，5日", "第1，2款、30%，5日"),
        ("见https://a.cn/b", "见https://a.cn/b"),
        ("2015—2016–17－18", "2015-2016-17-18"),
        ("¥100，￥200", "￥100，￥200"),
        ('称为"甲方"和"乙方"', "称为“甲方”和“乙方”"),
        ("「平倉線」『預警線』", "“平仓线”‘预警线’"),
        ("㈠范围⑵费用⒊期限", "（一）范围（2）费用3.期限"),
        ("①利息②罚息", "①利息②罚息"),
        ("☑本地\uf0a8外地", "☑本地□外地"),
    ],
)
def test_one_form(written, expected):
    assert normalise_text(written) == expected


def test_a_quote_left_open_ends_with_its_line():
    assert normalise_text('他说"好。\n"乙方"指') == "他说“好。\n“乙方”指"


def test_characters_keep_their_places():
    text = "甲方（出資人）:張三,\t同意⼈\u3000。"
    assert len(canonical_characters(text)) == len(text)


@pytest.mark.parametrize("name", ["traditional.tsv", "variants.tsv"])
def test_tables_map_one_character_to_one_other(name):
    for before, after in pairs(name).items():
        assert len(before) == len(after) == 1
        assert before != after


def test_what_the_tables_yield_is_in_its_final_form():
    forms = {canonical_characters(before) for name in ("traditional.tsv", "variants.tsv") for before in pairs(name)}
    assert {form for form in forms if canonical_characters(form) != form} == set()


@pytest.mark.parametrize("word", ["什么", "著作权", "著名", "其他", "只有", "后果", "干预", "征信", "余额"])
def test_simplified_words_stay(word):
    assert canonical_characters(word) == word


def test_traditional_text_has_the_normal_form_of_its_simplified_twin(traditional):
    simplified = (
        "甲方为乙方提供股票交易账户，乙方缴纳风险保证金。账户资产低于平仓线时，甲方有权强制平仓，损失由乙方承担。"
        "利息按月支付，逾期还款应当另付违约金；双方发生争议，应协商解决，协商不成的，向合同签订地人民法院起诉。"
    )
    assert normalise_text(traditional(simplified)) == normalise_text(simplified)


@pytest.fixture
def traditional():
    opencc = pytest.importorskip("opencc")
    return opencc.OpenCC("s2t").convert
