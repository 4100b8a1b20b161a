"""A finished outcome made by hand: a joint-trading agreement, its terms and findings."""

import hashlib
import re
from decimal import Decimal
from pathlib import Path

import pytest

from contract_audit.pipeline.outcome import (
    ClauseInfo,
    Confidence,
    DealInfo,
    ElementInfo,
    FormatContract,
    GroupInfo,
    LawInfo,
    Licence,
    Outcome,
    PartyInfo,
    Place,
    PlaybookInfo,
    Report,
    ReportedFinding,
    ReportProblem,
    SourceInfo,
    Summary,
    TermInfo,
    ToolInfo,
)

CONTRACT = Path(__file__).with_name("contract.txt").read_text(encoding="utf-8")

LAWS = {
    "securities-120": LawInfo(
        "securities-120", "证券法", "120", "2020-03-01", "in-force", "除证券公司外，任何单位和个人不得从事融资融券业务。"
    ),
    "minutes-86": LawInfo(
        "minutes-86", "全国法院民商事审判工作会议纪要", "86", "2019-11-08", "guidance", "场外配资合同的审理思路。", citable=False
    ),
    "civil-497": LawInfo("civil-497", "民法典", "497", "2021-01-01", "in-force", "不合理地免除己方责任的格式条款。"),
    "broker-54": LawInfo(
        "broker-54", "证券公司监督管理条例", "54", "2014-07-29", "in-force", "先通知补足，期满方可处分。", verified=False
    ),
    "arbitration-7": LawInfo("arbitration-7", "最高人民法院关于适用《中华人民共和国仲裁法》若干问题的解释", "7", None, "in-force"),
}


def clauses():
    found = []
    for match in re.finditer(r"^(第[一二三四五六七]条|\d\.\d) ?(.*)$", CONTRACT, re.M):
        top = match[1].startswith("第")
        found.append((match[1], match[2] if top else "", match.start(), match.end(), top))
    made, parent = [], None
    for at, (number, heading, start, end, top) in enumerate(found):
        name = f"c{at + 1}"
        if top:
            parent = name
            following = [item[2] for item in found[at + 1 :] if item[4]]
            end = following[0] - 1 if following else CONTRACT.index("\n甲方：____")
        made.append(ClauseInfo(name, number, heading, start, end, None if top else parent))
    return tuple(made)


CLAUSES = clauses()


def place(words, start=0):
    at = CONTRACT.index(words, start)
    holding = [clause.id for clause in CLAUSES if clause.start <= at < clause.end]
    return Place(at, at + len(words), page=1 if at < 500 else 2, clause=holding[-1] if holding else None)


def finding(risk, family, severity, title, unit, mark=None, kind="clause", laws=(), **more):
    spans = () if unit is None else (place(unit),)
    marks = () if mark is None else (place(mark, spans[0].start),)
    values = {
        "fingerprint": hashlib.sha256(f"{risk}|{unit}".encode()).hexdigest()[:16],
        "risk": risk,
        "family": family,
        "kind": kind,
        "severity": severity,
        "confidence": Confidence(0.9, "authored"),
        "detectors": (f"rule:{risk}",),
        "spans": spans,
        "quote": unit or "",
        "title": title,
        "message": f"{title}。",
        "why": "",
        "advice": "",
        "rewrite": None,
        "harmed": ("operator",),
        "law": tuple(LAWS[name] for name in laws),
        "marks": marks,
    }
    return ReportedFinding(**(values | more))


SALE = (
    "3.2 账户总资产触及平仓线，或者甲方认为行情对资金安全不利时，甲方可不经通知自行卖出账户内全部证券，"
    "卖出的时间、价格和数量均由甲方决定，乙方对结果不持异议。"
)


def findings():
    return (
        finding(
            "unlicensed-margin-financing", "A", "critical", "出资方无牌照而按倍数配资供人炒股",
            "乙方交付操盘押金人民币贰拾万元整（¥200,000.00），甲方按押金的五倍匹配策略资金壹佰万元，合计壹佰贰拾万元，划入甲方指定的证券账户。",
            "按押金的五倍匹配策略资金", laws=("securities-120", "minutes-86"),
            message="押金、五倍资金、平仓权、固定费用四项俱在，出资人未见证券公司牌照。",
            why="证券公司以外的人不得从事融资融券。此类合同的效力通常不被认可，约定的费用也得不到支持。",
            advice="不要签署，不要付款；已付款的，停止追加并保存转账凭证。", harmed=("operator", "funder"),
        ),
        finding(
            "over-leverage", "A", "critical", "杠杆五倍", "甲方按押金的五倍匹配策略资金壹佰万元", "五倍", kind="numeric",
            message="借入 100 万元，自有 20 万元，借入为自有的 5 倍。", why="账户下跌约 11.7% 即触及平仓线。",
            advice="按下跌 10%、20% 试算所余押金。", laws=("securities-120",),
        ),
        finding(
            "liquidation-no-notice", "C", "critical", "不经通知即可平仓", SALE, "可不经通知自行卖出", laws=("civil-497", "broker-54"),
            message="触线后无须通知，出资方即可卖出全部证券。", why="用资方来不及补足或止损，强平损失由其独自承担。",
            advice="要求先通知并给出补足的截止时点，期满未补方可处分。",
            rewrite="账户总资产触及平仓线的，甲方应当日以短信通知乙方；乙方至次一交易日收盘未补足的，甲方方可卖出，至恢复警戒线为止。",
            could_be_wrong="合同他处另有通知程序的，本项不成立。",
        ),
        finding("liquidation-trigger-vague", "C", "high", "触发条件取决于出资方的判断", SALE, "甲方认为行情对资金安全不利",
                why="没有可核对的标准，何时平仓全凭一方感受。", advice="以公式、取价时点写明触发条件。"),
        finding("liquidation-sole-discretion", "C", "high", "时间、价格、数量由一方决定", SALE, "时间、价格和数量均由甲方决定",
                why="可能低价处分、过量处分而无从追究。", advice="写明卖出顺序与上限。", laws=("civil-497",)),
        finding("account-control", "C", "critical", "密码由平台保管并可暂停卖出", "3.3 交易密码由丙方保管，丙方可视情况变更密码并暂停乙方卖出。",
                "变更密码并暂停乙方卖出", why="乙方承担亏损却无法止损。", advice="删去；至少约定不得限制乙方卖出。"),
        finding("liquidation-deadline-unreasonable", "C", "high", "补足期限仅三十分钟", "3.4 乙方应在接到补足要求后三十分钟内补足押金。", "三十分钟内",
                why="银行转账与核对都来不及。", advice="改为以交易日计，并写明钟点。", laws=("broker-54",)),
        finding("personal-account-collection", "B", "critical", "公司平台却用个人账户收款",
                "1.2 押金汇至丙方指定收款人邵某（招商银行尾号 4417）名下，到账截图发送客服后即时开通。", "收款人邵某（招商银行尾号 4417）名下",
                why="款项去向无从核对，收款人与合同主体不符。", advice="不要转入个人账户。"),
        finding("no-third-party-custody", "B", "high", "全文未见第三方存管", None, kind="absence",
                message="没有存管银行、户名、账号和存管协议编号。", why="款项被挪用时没有取回的依据。", advice="索要存管四件套并向银行核实。",
                searched={"looked_for": ["存管银行", "存管协议", "三方存管"], "where": "全文", "clauses": 7}),
        finding("disguised-fees", "D", "medium", "管理费实为利息",
                "2.1 乙方按策略资金每月 1.8% 向甲方支付账户管理费，于每月首个交易日预先扣收；不足一月的按一月计收，已收费用概不退还。",
                "每月 1.8%", kind="numeric", message="月 1.8%，年化 21.6%。", why="固定收取、不担亏损，性质与利息无异。", advice="计入综合成本比较。"),
        finding("fees-despite-suspension", "D", "medium", "停牌期间照常收费", "2.2 证券停牌期间，账户管理费照常计收。", "照常计收",
                why="不能交易仍须付费。", advice="约定停牌期间停计。"),
        finding("spouse-legalrep-liability", "E", "high", "捆绑配偶责任", "4.2 亏损超过押金的部分，由乙方及其配偶以家庭全部财产补足。", "及其配偶以家庭全部财产",
                why="配偶未签署也被要求担责。", advice="删去配偶。", harmed=("operator", "guarantor")),
        finding("arb-or-litigation", "H", "medium", "或裁或审", "因本协议发生的争议，可以申请仲裁，也可以向甲方所在地人民法院起诉。",
                "可以申请仲裁，也可以向甲方所在地人民法院起诉", laws=("arbitration-7",), why="仲裁约定不成立，争议由法院处理。", advice="二选一。"),
        finding("unilateral-change", "G", "medium", "平台可单方改规则", "7.1 丙方可随时修订平台规则，自平台公布之时起对乙方生效。", "随时修订", why="费用与风控标准可被随意提高。",
                advice="改为双方书面确认。"),
        finding("signature-missing", "I", "info", "签章空白", "甲方：________  乙方：________  丙方：________", kind="consistency", message="三方签署处均为空白。"),
    )


def group(name, title, severity, risks, made):
    return GroupInfo(name, title, severity, tuple(item.fingerprint for item in made if item.risk in risks))


def terms():
    def row(name, value, unit, raw, **more):
        return TermInfo(name, value, unit, raw, place(raw), 0.9, more.pop("issues", ()), **more)

    return (
        row("principal", Decimal(1000000), "yuan", "策略资金壹佰万元"),
        row("own_margin", Decimal(200000), "yuan", "人民币贰拾万元整（¥200,000.00）"),
        row("leverage", Decimal(5), "times", "按押金的五倍"),
        row("interest_rate", Decimal("0.216"), "annual", "每月 1.8%"),
        row("fees", {"name": "账户管理费", "base": "策略资金", "rate": Decimal("0.018"), "frequency": "monthly", "receiver": "funder"}, "", "账户管理费"),
        row("warning_line", Decimal(1100000), "yuan", "警戒线为账户总资产 1,100,000 元", convention="ABS", asset_amount=Decimal(1100000)),
        row("liquidation_line", Decimal(1060000), "yuan", "平仓线为账户总资产 1,060,000 元", convention="ABS", asset_amount=Decimal(1060000)),
        row("topup_deadline", "PT30M", "", "三十分钟内"),
        row("term", "2026-03-02/2026-06-01", "", "自2026年3月2日至2026年6月1日"),
        row("notice_channel", "none", "", "不经通知"),
    )


def report(**changes):
    made = findings()
    custody = group("custody", "资金收取与存管", "critical", {"personal-account-collection", "no-third-party-custody"}, made)
    values = {
        "source": SourceInfo("合同/沪深合作操盘协议.txt", "ab" * 32, len(CONTRACT.encode()), "text/plain", "text", 2, len(CONTRACT)),
        "status": "ok",
        "problems": (),
        "parties": (
            PartyInfo("甲方", "程某岚", "funder", place("甲方（出资人）：程某岚")),
            PartyInfo("乙方", "邵某野", "operator", place("乙方（操盘人）：邵某野")),
            PartyInfo("丙方", "云阶策略信息服务有限公司", "platform", place("丙方（平台）：云阶策略信息服务有限公司")),
        ),
        "deal": DealInfo("shares", (Licence("甲方", "none"), Licence("丙方", "none")), FormatContract(None, ())),
        "playbooks": (
            PlaybookInfo("third-party-peizi", 0.92, (
                ElementInfo("securities-use", True, place("仅用于买卖沪深交易所上市股票")),
                ElementInfo("margin", True, place("乙方交付操盘押金")),
                ElementInfo("liquidation-right", True, place("可不经通知自行卖出")),
                ElementInfo("fixed-return", True, place("甲方只收取固定费用")),
                ElementInfo("licensed-party", False),
            )),
            PlaybookInfo("single-account", 0.7, ()),
        ),
        "validity": {
            "verdict": "void-likely",
            "reasons": ["出资人未见证券公司牌照", "先交押金，出资人可强制平仓，并控制账户"],
            "readings": [
                {"name": "按场外配资审理", "verdict": "void-likely", "elements": ["margin", "liquidation-right", "account-control"]},
                {"name": "按借贷审理", "verdict": "void-contested", "elements": ["securities-use"]},
            ],
        },
        "clauses": CLAUSES,
        "terms": terms(),
        "findings": made,
        "groups": (
            group("price", "费用", "medium", {"disguised-fees", "fees-despite-suspension"}, made),
            group("licence", "无牌配资", "critical", {"unlicensed-margin-financing", "over-leverage"}, made),
            group("liquidation", "强制平仓权", "critical", {
                "liquidation-no-notice", "liquidation-trigger-vague", "liquidation-sole-discretion", "account-control",
                "liquidation-deadline-unreasonable"}, made),
            custody,
        ),
        "next_steps": (
            {"id": "do-not-sign", "text": "不要签署，不要向个人账户付款。", "because": [made[0].fingerprint, made[7].fingerprint]},
            {"id": "ask-custody", "text": "索要存管银行、户名、账号、协议编号，向银行柜面核实。", "because": [made[8].fingerprint]},
        ),
        "calculations": {"liquidation_distance": {"drop": Decimal("0.1167")}},
        "checklist": ({"id": "dd-06", "status": "missing", "spans": []}, {"id": "dd-02", "status": "missing", "spans": []}),
        "summary": Summary({"critical": 5, "high": 5, "medium": 4, "info": 1}, None, "出资方无牌照，可不经通知平仓，款项进入个人账户。"),
        "text": CONTRACT,
    }
    return Report(**(values | changes))


def failed_report():
    nothing = dict.fromkeys(
        ("parties", "deal", "playbooks", "validity", "clauses", "terms", "groups", "next_steps", "calculations", "checklist", "text")
    )
    return report(
        **nothing,
        source=SourceInfo("扫描件.pdf", "cd" * 32, 10, "application/pdf", "pdf", None, 0),
        status="failed",
        problems=(ReportProblem("encrypted", "文件已加密，请先解除密码。"),),
        findings=(),
        summary=Summary({}, None, ""),
    )


TOOL = ToolInfo("contract-audit", "0.1.0", "5f1d2c3b4a59", None, "2026-05-16", ())


def outcome_of(*reports):
    return Outcome("1.0", TOOL, reports)


@pytest.fixture
def outcome():
    return outcome_of(report())


@pytest.fixture
def make_report():
    return report


@pytest.fixture
def make_finding():
    return finding


@pytest.fixture
def make_outcome():
    return outcome_of


@pytest.fixture
def failed():
    return failed_report()
