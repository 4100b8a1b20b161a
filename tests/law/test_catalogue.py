from datetime import date

import msgspec
import pytest

from contract_audit.law import bases, basis, in_force, source, sources
from contract_audit.law.catalogue import entries


def test_every_risk_of_the_taxonomy_has_a_basis():
    assert len(bases()) == 95
    assert all(basis(risk) for risk in bases())


def test_every_risk_rests_on_something_that_is_law_at_the_date_of_the_table():
    on = date(2026, 11, 21)
    assert [risk for risk in bases() if not any(entry.in_force(on) for entry in basis(risk))] == []


@pytest.mark.parametrize(
    ("risk", "first"),
    [
        ("unlicensed-margin-financing", "securities-law-120"),
        ("interest-over-cap", "private-lending-25"),
        ("upfront-deduction", "civil-code-670"),
        ("liquidation-no-notice", "broker-regulation-54"),
        ("guarantee-period-issue", "civil-code-692"),
        ("arb-or-litigation", "jurisdiction-reply-2025-4"),
        ("self-help-debit", "civil-code-568"),
        ("unlicensed-futures-fx", "futures-law-63"),
    ],
)
def test_the_leading_source_of_a_risk(risk, first):
    assert bases()[risk][0] == first


def test_futures_rest_on_the_futures_law_and_never_on_the_securities_law_or_the_minutes():
    cited = bases()["unlicensed-futures-fx"]
    assert {f"futures-law-{article}" for article in (11, 63, 120, 122, 132, 136, 146, 148)} <= set(cited)
    assert not [name for name in cited if name.startswith(("securities-law-", "minutes-2019-"))]


def test_northbound_trading_does_not_rest_on_the_futures_law():
    assert not [name for name in bases()["cross-border-channel"] if name.startswith("futures-law-")]


def test_the_repealed_banning_measures_support_no_risk_and_are_not_in_force():
    assert source("illegal-finance-ban").status == "repealed"
    assert not in_force("illegal-finance-ban", date(2026, 11, 21))
    assert not any("illegal-finance-ban" in names for names in bases().values())
    current = [entry for entry in sources().values() if entry.in_force(date(2026, 11, 21))]
    assert not [entry.id for entry in current if "取缔办法" in entry.title_zh]


def test_a_basis_for_anti_money_laundering_starts_with_who_is_bound():
    assert bases()["kyc-aml-missing"][0] == "aml-law-63"


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("securities-law-2014-142", date(2020, 2, 29)),
        ("guarantee-law-19", date(2020, 12, 31)),
        ("private-lending-2015-26", date(2020, 8, 19)),
        ("private-lending-2020-08-26", date(2020, 12, 31)),
        ("arbitration-law-2017-16", date(2026, 2, 28)),
        ("internet-court-2018-2", date(2025, 10, 31)),
        ("company-law-2018-16", date(2024, 6, 30)),
    ],
)
def test_former_law_applies_to_its_last_day_and_no_longer(name, last):
    assert in_force(name, last)
    assert not in_force(name, date.fromordinal(last.toordinal() + 1))


@pytest.mark.parametrize(
    ("former", "current"),
    [
        ("securities-law-2014-142", "securities-law-120"),
        ("guarantee-law-19", "civil-code-686"),
        ("private-lending-2015-26", "private-lending-2020-08-26"),
        ("private-lending-2020-08-26", "private-lending-25"),
        ("arbitration-law-2017-18", "arbitration-law-29"),
        ("internet-court-2018-2", "internet-court"),
        ("company-law-2018-16", "company-law-15"),
        ("illegal-finance-ban", "illegal-fundraising-regulation-2"),
        ("exchange-margin-rules-former", "exchange-margin-rules-2015"),
        ("exchange-margin-rules-2015", "exchange-margin-rules-2023"),
        ("exchange-margin-rules-2023", "exchange-margin-rules-2026"),
    ],
)
def test_a_version_starts_on_the_day_after_its_predecessor_ends(former, current):
    last = source(former).in_force_to
    assert last is not None
    assert source(current).in_force_from.toordinal() == last.toordinal() + 1


def test_a_draft_is_never_in_force():
    assert not in_force("derivatives-measures-draft", date(2030, 1, 1))


@pytest.mark.parametrize("name", ["minutes-2019-86", "minutes-2019-87", "shenzhen-guideline-1", "csrc-peizi-warning"])
def test_what_a_judgment_may_not_cite(name):
    assert not source(name).citable


@pytest.mark.parametrize("name", ["securities-law-120", "broker-regulation-54", "private-lending-25"])
def test_what_a_judgment_may_cite(name):
    assert source(name).citable


def test_what_was_not_read_says_so():
    unread = [entry for entry in sources().values() if not entry.verified]
    assert "guarantee-law-19" in {entry.id for entry in unread}
    assert all(entry.note_zh and entry.note_en for entry in unread)


@pytest.mark.parametrize(
    ("name", "anchor"),
    [
        ("civil-code-496", "formation"),
        ("civil-code-679", "disbursement"),
        ("exchange-margin-rules-2026", "position-opening"),
        ("broker-regulation-54", "performance"),
        ("securities-law-120", "conduct"),
        ("private-lending-31", "filing"),
        ("civil-procedure-law-35", "filing"),
        ("time-effect-20", "filing"),
    ],
)
def test_the_date_that_decides_differs_from_source_to_source(name, anchor):
    assert source(name).anchor == anchor


def test_articles_are_named_in_both_languages():
    found = source("securities-law-120")
    assert (found.article_zh, found.article_en) == ("第一百二十条第四款、第五款", "art. 120(4) and (5)")
    assert source("minutes-2019-86").article_zh == "第86条"
    assert source("internet-court").article_zh == "全文"


def test_an_article_takes_what_it_does_not_state_from_its_instrument():
    found = source("criminal-law-176")
    assert (found.short_zh, found.in_force_from) == ("刑法", date(2021, 3, 1))
    assert source("criminal-law-266").in_force_from == date(1997, 10, 1)


def test_an_instrument_may_be_spread_over_several_files(tmp_path):
    (tmp_path / "a.toml").write_text("[law]\ntitle_zh = '法'\n\n[law.1]\ngist_zh = '一'\n", encoding="utf-8")
    (tmp_path / "b.toml").write_text("[law.2]\ngist_zh = '二'\n", encoding="utf-8")
    assert entries(tmp_path) == [
        ("a.toml", "law-1", {"id": "law-1", "title_zh": "法", "gist_zh": "一"}),
        ("b.toml", "law-2", {"id": "law-2", "title_zh": "法", "gist_zh": "二"}),
    ]


def test_an_unknown_id_is_an_error():
    with pytest.raises(KeyError):
        source("securities-law-9999")
    with pytest.raises(KeyError):
        basis("no-such-risk")


def test_the_catalogue_cannot_be_changed():
    with pytest.raises(TypeError):
        sources()["x"] = source("civil-code-496")
    with pytest.raises(AttributeError):
        source("civil-code-496").status = "repealed"


def test_no_text_states_that_a_contract_is_void_or_a_crime_committed():
    texts = [text for entry in sources().values() for text in msgspec.structs.astuple(entry) if isinstance(text, str)]
    assert not [text for text in texts if "本合同无效" in text or "this contract is void" in text.lower()]
