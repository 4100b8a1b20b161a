import msgspec
import pytest
from rich.cells import cell_len
from rich.text import Text

from contract_audit.pipeline.outcome import ReportProblem
from contract_audit.report import render
from contract_audit.report.terminal.wrapping import wrapped


def plain(outcome, **options):
    return render(outcome, "terminal", **({"colour": False, "width": 88} | options))


def test_a_lawyer_finds_what_matters_in_order(outcome):
    made = plain(outcome)
    top = ["沪深合作操盘协议.txt", "\n交易性质", "第三方配资平台", "\n效力", "\n当事人", "\n合同要素", "100 万元"]
    places = [made.index(words) for words in (*top, "\n无牌融资", "\n强制平仓权", "\n利息与费用", "\n合计")]
    assert places == sorted(places)
    assert "不是法律意见" in made.splitlines()[-2] + made.splitlines()[-1]


def test_a_finding_has_number_severity_words_place_reason_law_and_advice(outcome):
    made = plain(outcome)
    start = made.index("不经通知即可平仓")
    block = made[start - 20 : made.index("改写", start)]
    for words in (
        "【重大】",
        "第3.2条",
        "«可不经通知自行卖",
        "理由",
        "《民法典》第四百九十七条",
        "未核",
        "存疑",
        "建议",
    ):
        assert words in block


def test_an_absence_says_where_it_searched(outcome):
    assert "全文 7 条、24 句；查找存管银行、存管协议、三方存管" in plain(outcome)


def test_the_same_sentence_is_quoted_once(outcome):
    made = plain(outcome).replace("\n", "").replace(" ", "")
    assert made.count("乙方对结果不持异议") == 1
    assert "项引文：“…«时间、价格和数量均由甲方决定»…”" in made


@pytest.mark.parametrize("width", [20, 40, 62, 88, 200])
def test_no_line_is_wider_than_the_terminal(outcome, width):
    made = plain(outcome, width=width)
    assert max(cell_len(line) for line in made.splitlines()) <= max(40, min(width, 100))


def test_without_colour_there_are_no_escape_sequences(outcome):
    assert "\x1b" not in plain(outcome)
    assert "\x1b[" in plain(outcome, colour=True)


def test_with_colour_the_words_stay(outcome):
    made = plain(outcome, colour=True)
    assert "【重大】" in made
    assert "«" not in made


def test_a_pipe_is_plain_and_no_color_is_honoured(outcome, monkeypatch):
    assert "\x1b" not in render(outcome, "terminal")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "\x1b" in render(outcome, "terminal")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in render(outcome, "terminal")


def test_a_failed_input_is_one_clear_line(outcome_with, failed):
    assert plain(outcome_with(failed)).splitlines() == ["扫描件.pdf：未能读取。文件已加密，请先解除密码。"]


def test_status_and_problems_come_first_when_not_all_was_read(outcome_with):
    made = plain(outcome_with(status="partial", problems=(ReportProblem("page", "无法识别。", 3),)))
    assert made.index("部分内容未能读取") < made.index("无法识别。（第3页）") < made.index("交易性质")


def test_contract_text_cannot_command_the_terminal(outcome_with, make_finding):
    hostile = "\x1b]0;x\x07[bold]甲方[/bold]\u202e"
    finding = msgspec.structs.replace(make_finding("a"), title=hostile, quote=hostile)
    made = plain(outcome_with(findings=(finding,), groups=()), colour=True)
    assert "\x1b]" not in made
    assert "\u202e" not in made
    assert "⟦U+001B⟧]0;x⟦U+0007⟧[bold]甲方[/bold]⟦U+202E⟧" in made.replace("\n      ", "")


def test_a_long_contract_keeps_one_line_for_lesser_facets(outcome_with, make_finding):
    many = tuple(make_finding(f"risk-{at}", title=f"问题{at}", why="缘由") for at in range(40))
    brief = plain(outcome_with(findings=many, groups=()))
    assert brief.count("理由") == 1
    assert all(f"问题{at}" in brief for at in range(40))
    assert plain(outcome_with(findings=many, groups=()), full=True).count("理由") == 40


def test_english_twin(outcome):
    made = plain(outcome, lang="en")
    assert "Third-party margin-financing platform" in made
    assert "[Critical]" in made
    assert "Not legal advice" in made.replace("\n", " ")


def test_lines_do_not_begin_with_a_comma_nor_end_with_an_opening_quote():
    lines = [line.plain for line in wrapped(Text("甲方有权自行卖出，“时间、价格”均由其决定。" * 5), 13)]
    assert "".join(lines) == "甲方有权自行卖出，“时间、价格”均由其决定。" * 5
    assert not [line for line in lines if line[0] in "，、。”" or line[-1] in "“（"]


def test_a_word_longer_than_the_line_is_cut():
    assert [line.plain for line in wrapped(Text("x" * 25), 10)] == ["x" * 10, "x" * 10, "x" * 5]
