import msgspec
import pytest

from contract_audit.document import Span
from contract_audit.patterns import Matcher, Pattern, PatternError, Scanner, known
from contract_audit.patterns.known import Known, compile_known, known_patterns
from contract_audit.patterns.lexicon import compile_lexicon, decode_lexicon, parse_lexicon
from contract_audit.patterns.plan import Plan

LEXICON = decode_lexicon(
    compile_lexicon(
        parse_lexicon(
            {
                "sell": {"words": ["卖出", "平仓"], "except": ["平仓线"]},
                "notice": {"words": ["通知"]},
                "unasked": {"patterns": ["(无须|不必)…{notice}"]},
            }
        )
    )
)
PATTERNS = [Pattern("{unasked}……*{sell}"), Pattern("{sell}…6损失")]


@pytest.fixture
def carried(tmp_path, monkeypatch):
    data = msgspec.json.encode(compile_known(LEXICON, [pattern.source for pattern in PATTERNS]))
    (tmp_path / known.CARRIED).write_bytes(data)
    monkeypatch.setattr(known, "files", lambda _package: tmp_path)
    return msgspec.json.decode(data, type=Known)


@pytest.mark.usefixtures("carried")
def test_carried_patterns_find_what_fresh_ones_find():
    text = "甲方无须通知乙方即可平仓，过后才卖出的损失归乙方，低于平仓线无须通知。"
    index = Scanner(LEXICON, patterns=PATTERNS).scan(text)
    matcher = Matcher(index, [Span(0, len(text))])
    found = [[text[at.start : at.end] for at in next(matcher.find(pattern))[1].evidence] for pattern in PATTERNS]
    assert found == [["无须通知", "平仓"], ["卖出", "损失"]]


def test_a_pattern_that_is_not_carried_is_taken_in(carried):
    plan = Plan(LEXICON, carried)
    more = Pattern("{notice}…4{sell}")
    assert plan.number(more) == len(carried.sources)
    assert plan.order(plan.number(more)) == plan.program(more).order
    assert plan.number(PATTERNS[1]) == 1


def test_what_was_made_of_other_patterns_or_words_is_not_taken(carried):
    assert known_patterns(LEXICON, PATTERNS) == carried
    assert known_patterns(LEXICON, PATTERNS[1:]).sources[0] == PATTERNS[1].source
    other = decode_lexicon(compile_lexicon(parse_lexicon({"sell": {"words": ["抛"]}})))
    assert known_patterns(other, [Pattern("{sell}")]).lexicon == other.digest


def test_a_bad_pattern_is_refused_when_it_is_compiled():
    with pytest.raises(PatternError):
        compile_known(LEXICON, ["…{sell}"])


def test_the_second_text_is_searched_for_all_words():
    scanner = Scanner(LEXICON, patterns=PATTERNS)
    assert scanner.scan("通知").concept("notice") == [(0, 2)]
    assert scanner.scan("卖出，不必通知").concept("sell") == [(0, 2)]


def test_a_pattern_met_later_is_found_in_every_text():
    scanner, more = Scanner(LEXICON, patterns=PATTERNS), Pattern("{notice}…4{sell}")
    for text in ("通知后卖出", "通知以后卖出"):
        matcher = Matcher(scanner.scan(text), [Span(0, len(text))])
        assert [at for at, _ in matcher.find(more)] == [0]


def test_a_bad_pattern_leaves_no_number_behind():
    plan = Scanner(LEXICON, patterns=PATTERNS).plan
    with pytest.raises(PatternError):
        plan.number(Pattern("…{sell}"))
    assert plan.program(Pattern("{notice}{sell}")).number == plan.number(Pattern("{notice}{sell}"))
    with pytest.raises(PatternError):
        plan.number(Pattern("…{sell}"))
