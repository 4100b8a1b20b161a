import io
import re
import time
import zipfile

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contract_audit.api import audit
from contract_audit.pipeline import Options
from contract_audit.pipeline.outcome import Outcome, Report, ReportProblem, Suppression
from contract_audit.report import RENDERERS, render
from contract_audit.report.redaction import Redaction, redact

HAN = "安柏澄棣峨枫桂海嘉峻岚琳铭宁沛清荣思桐婉熙雅泽舟"
SURNAMES = "周罗沈蒋邱卢柯许钟"
names = st.builds(lambda first, rest: first + rest, st.sampled_from(SURNAMES), st.text(HAN, min_size=1, max_size=2))
companies = st.builds(lambda core: f"{core}网络科技有限公司", st.text(HAN, min_size=3, max_size=5))
mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True).filter(str.isascii)
cards = st.from_regex(r"62[0-9]{2}( [0-9]{4}){3} [0-9]{3}", fullmatch=True).filter(str.isascii)
identities = st.from_regex(r"33(0[1-9]){2}19[6-9][0-9](0[1-9])(1[0-9])[0-9]{3}[0-9X]", fullmatch=True)
mails = st.from_regex(r"[a-z]{4,9}@[a-z]{4,8}\.com", fullmatch=True)
addresses = st.builds(
    lambda road, number, room: f"青屿市{road}路{number}号{room}室",
    st.text(HAN, min_size=2, max_size=3),
    st.integers(1, 999),
    st.integers(101, 2999),
)


def walk(value):
    """Every text of a report."""
    match value:
        case str():
            yield value
        case msgspec.Struct():
            for name in value.__struct_fields__:
                yield from walk(getattr(value, name))
        case dict():
            for key, item in value.items():
                yield from walk(key)
                yield from walk(item)
        case tuple() | list():
            for item in value:
                yield from walk(item)


def told(report, people):
    """The planned report about these people, who stand in its text, values, quotations and file name."""
    person, company, mobile, card, identity, mail, address = people.values()
    renamed = msgspec.json.encode(report).decode().replace("程某岚", person)
    renamed = renamed.replace("云阶策略信息服务有限公司", company)
    changed = msgspec.json.decode(renamed, type=Report)
    line = f"\n联系人：{person}，电话：{mobile}，账号：{card}，身份证号码：{identity}，邮箱：{mail}，住址：{address}"
    said = f"{company}与{person}（{mobile}）约定，付至{card}，见{mail}、{address}、{identity}。"
    first = changed.findings[0]
    fields = ("quote", "message", "why", "advice", "could_be_wrong", "title")
    first = msgspec.structs.replace(
        first,
        **dict.fromkeys(fields, said),
        searched={"looked_for": [person], "nearest": said, "clauses": 1, "units": 1},
        suppressed=Suppression(person, said, None),
    )
    payee = {"name": person, "no": card, "type": "personal"}
    term = msgspec.structs.replace(changed.terms[0], term="payee", value=payee, raw=said)
    return msgspec.structs.replace(
        changed,
        text=changed.text + line,
        findings=(first, *changed.findings[1:]),
        terms=(term, *changed.terms),
        problems=(ReportProblem("x", said),),
        next_steps=({"id": "a", "text": said, "because": []},),
        calculations={said: {"note": [said]}},
        checklist=({"id": "c", "status": "missing", "title": said, "spans": []},),
        validity={"verdict": "void-likely", "reasons": [said], "readings": [{"name": said, "verdict": "void-likely"}]},
        summary=msgspec.structs.replace(changed.summary, headline=said),
        source=msgspec.structs.replace(changed.source, path=f"合同/{person}与{company}.txt"),
    )


def flat(rendered):
    if isinstance(rendered, str):
        return rendered
    if rendered[:2] == b"PK":
        archive = zipfile.ZipFile(io.BytesIO(rendered))
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return rendered.decode()


@given(person=names, company=companies, mobile=mobiles, card=cards, identity=identities, mail=mails, address=addresses)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_hidden_survives_in_any_format(outcome, **people):
    report = told(outcome.reports[0], people)
    hidden = redact(report)
    secrets = [*people.values(), people["company"].removesuffix("网络科技有限公司")]
    for before, after in zip(walk(msgspec.structs.replace(report, source=hidden.source)), walk(hidden), strict=True):
        assert len(before) == len(after)
    redacted = Outcome(outcome.schema_version, outcome.tool, (hidden,))
    for name in RENDERERS:
        for lang in ("zh", "en"):
            shown = flat(render(redacted, name, lang=lang, **({"include_text": True} if name == "json" else {})))
            assert [secret for secret in secrets if secret in shown] == [], name


def test_offsets_stay_right(outcome):
    report = outcome.reports[0]
    hidden = redact(report)
    assert [finding.spans for finding in hidden.findings] == [finding.spans for finding in report.findings]
    assert [finding.fingerprint for finding in hidden.findings] == [item.fingerprint for item in report.findings]
    assert [at for at, sign in enumerate(report.text) if sign == "\n"] == [
        at for at, sign in enumerate(hidden.text) if sign == "\n"
    ]


def test_one_person_has_one_placeholder_and_two_have_two():
    mask = Redaction(["周砚秋", "罗景明"]).mask
    assert mask("周砚秋借给罗景明，罗景明还给周砚秋。") == "①██借给②██，②██还给①██。"


def test_names_that_are_broken_up_or_spaced_out_are_hidden_and_keep_their_blanks():
    mask = Redaction(["周砚秋", "62220211"]).mask
    assert mask("周\n砚 秋") == "①\n█ █"
    assert mask("周\u200b砚秋") == "①\u200b██"
    assert mask("6222 0211") == "②███ ████"


def test_a_number_is_hidden_as_a_whole_only():
    assert Redaction(["6607"]).mask("尾号6607，金额166070元") == "尾号①███，金额166070元"


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("身份证号码：330106198807120929。", "330106198807120929"),
        ("身份证号码：3301**********0929。", "3301**********0929"),
        ("统一社会信用代码：91330106MA2AXXXX9K。", "91330106MA2AXXXX9K"),
        ("电话１３９１２３４５６７８", "１３９１２３４５６７８"),
        ("请打139-1234-5678", "139-1234-5678"),
        ("座机0571-88123456转", "0571-88123456"),
        ("客服400-812-3456", "400-812-3456"),
        ("发到zhou.yan@mail.example.com确认", "zhou.yan@mail.example.com"),
        ("卡号6222 0211 1234 5678 901", "6222 0211 1234 5678 901"),
        ("微信号：zhou_yan-88", "zhou_yan-88"),
        ("法定代表人：钟雅琴", "钟雅琴"),
        ("其配偶钟雅琴已经知道", "钟雅琴"),
        ("账户名义人：柯文远，", "柯文远"),
        ("由云岭澄海网络科技有限公司代收", "云岭澄海网络科技有限公司"),
        ("家庭住址：青屿市石塘巷22号", "青屿市石塘巷22号"),
        ("登录“聚盈通”平台", "聚盈通"),
    ],
)
def test_what_the_patterns_see(text, secret):
    masked = Redaction([]).mask(text)
    assert masked == text.replace(secret, re.sub(r"\S", "█", secret))


@pytest.mark.parametrize(
    "text",
    [
        "自2026年3月10日起至2026年9月9日止，年利率18%，借款本金人民币1,000,000.00元。",
        "依照《中华人民共和国民法典》第六百八十条，利率不得超过LPR四倍。",
        "甲方可以登录乙方账户卖出股票，警戒线为110%，平仓线为106%。",
        "2026-03-10 2026-09-09 本金 1200000 元",
    ],
)
def test_what_names_nobody_stays(text):
    assert Redaction([]).mask(text) == text


def test_the_file_name_says_nothing(outcome, failed):
    assert redact(outcome.reports[0]).source.path == "contract-abababab.txt"
    named = msgspec.structs.replace(
        failed,
        source=msgspec.structs.replace(failed.source, path="收件/周砚秋.pdf"),
        problems=(ReportProblem("missing", "找不到文件 周砚秋.pdf。"),),
    )
    assert "周砚秋" not in str(list(walk(redact(named))))


def test_a_hostile_report_is_redacted(hostile, outcome_with):
    redacted = outcome_with(redact(hostile))
    for name in RENDERERS:
        assert render(redacted, name, lang="zh")


def test_samples(samples):
    for name in ("stock-financing.txt", "chat.txt", "broker-margin-contract.txt"):
        report = audit(samples / name, options=Options(include_text=True))
        hidden = redact(report)
        assert len(hidden.text) == len(report.text)
        for party in report.parties:
            if party.name:
                assert party.name not in hidden.text
        assert not re.search(r"1[3-9][0-9*]{9}|[0-9]{3,6}\*{4,}", hidden.text)


def test_long_lines_take_no_longer_than_their_length():
    begin = time.process_time()
    for text in ("周" * 200_000, "1" * 200_000, "张 " * 100_000, "a." * 100_000, "号" * 100_000, "青屿路" * 60_000):
        Redaction(["周砚秋", "张三丰"]).mask(text)
    assert time.process_time() - begin < 20
