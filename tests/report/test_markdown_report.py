import msgspec

from contract_audit.report import render
from contract_audit.report.formats.markdown import escaped


def test_findings_are_numbered_items_under_their_groups(outcome):
    made = render(outcome, "markdown")
    assert "### 强制平仓权（重大；4 项）" in made
    assert "\n3. **重大** 不经通知即可平仓（第3.2条，第1页）\n" in made
    assert "甲方<ins>可不经通知自行卖出</ins>账户内全部证券" in made
    assert "| 借款本金 | 100 万元 | 第1.1条，第1页 |" in made
    assert made.rstrip().endswith("法律库截至 2026-05-16")


def test_what_markdown_or_html_would_act_on_is_escaped():
    assert escaped("<script>*x*_y_`z`[a](b)|") == r"\<script\>\*x\*\_y\_\`z\`\[a\](b)\|"
    assert escaped("1. 甲\n- 乙\n# 丙") == r"1\. 甲 - 乙 \# 丙"
    assert escaped("- 乙") == r"\- 乙"
    assert escaped("见 https://x.example/a 与 www.x.example") == "见 https&#58;//x.example/a 与 www&#46;x.example"


def test_contract_text_makes_no_markup(outcome_with, make_finding):
    hostile = "<img src=x onerror=alert(1)>\n# 标题 **粗** | 列 \u202e"
    finding = msgspec.structs.replace(make_finding("a"), title=hostile, quote=hostile, message=hostile, why=hostile)
    made = render(outcome_with(findings=(finding,), groups=()), "markdown")
    assert "<img" not in made.replace("\\<img", "")
    assert "\n# 标题" not in made
    assert "\u202e" not in made
