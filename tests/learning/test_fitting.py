import pytest

from contract_audit.classifier.features import Features
from contract_audit.learning.examples import Example, Source

pytest.importorskip("sklearn")

from contract_audit.learning.calibration import calibrate, expected_error
from contract_audit.learning.estimators import ESTIMATORS
from contract_audit.learning.fitting import blocks_of, fit, fit_risk
from contract_audit.learning.knowledge import ABSENT, PRESENT, UNKNOWN, knowledge_of, known_risks
from contract_audit.learning.logistic import fit_logistic
from contract_audit.learning.matrix import SCALES, columns_of, matrix


def example(number, words, risks=(), harmless=(), *, complete=False):
    features = Features((tuple(words), (), (), (), ()))
    known = frozenset(risks), frozenset(harmless)
    return Example(f"g{number}", 0, Source.SENTENCE, "", features, *known, complete=complete)


@pytest.fixture
def examples():
    found = []
    for number in range(12):
        found.append(example(number, ["卖", "随时", f"甲{number % 2}"], ["sale"], harmless=["pool"]))
        found.append(example(100 + number, ["卖", "通知", f"乙{number % 2}"], harmless=["sale", "pool"]))
        found.append(example(200 + number, ["池", "并", f"丙{number % 2}"], ["pool"], harmless=["sale"]))
    return found


def test_what_tells_a_risk_gets_the_weight(examples):
    linear = fit(examples, ("pool", "sale"))
    margins = linear.margins([example(900, ["卖", "随时"]), example(901, ["卖", "通知"]), example(902, ["池", "并"])])
    assert margins[0, 1] > 0 > margins[1, 1]
    assert margins[2, 0] > 0 > margins[0, 0]


def test_the_same_examples_give_the_same_weights(examples):
    risks = ("pool", "sale")
    assert blocks_of(fit(examples, risks)) == blocks_of(fit(examples, risks))


@pytest.mark.parametrize("name", ["linear-svm", "logistic-regression", "complement-naive-bayes"])
def test_every_linear_estimator_learns(examples, name):
    columns = columns_of(examples)
    rows = matrix([item.features for item in examples], columns)
    known = knowledge_of(examples, ("pool", "sale"))
    fitted = fit_risk(rows, known, 1, ESTIMATORS[name])
    assert fitted.predict(rows)[:2].tolist() == [True, False]


def test_rows_have_the_length_of_their_block(examples):
    rows = matrix([item.features for item in examples], columns_of(examples))
    assert [row.multiply(row).sum() ** 0.5 for row in rows] == pytest.approx([SCALES["runs"]] * len(examples), abs=1e-3)


def test_knowledge_keeps_unknown_apart_from_absent():
    rows = [example(1, "甲", ["sale"]), example(2, "乙", harmless=["sale"]), example(3, "丙", complete=True)]
    table = knowledge_of(rows, ("pool", "sale")).table
    assert table.tolist() == [[UNKNOWN, PRESENT], [UNKNOWN, ABSENT], [ABSENT, ABSENT]]


def test_a_risk_seen_once_is_not_learned():
    assert known_risks([example(1, "甲", ["once", "twice"]), example(2, "乙", ["twice"])]) == ("twice",)


def test_logistic_regression_finds_the_odds():
    numpy = pytest.importorskip("numpy")
    present = numpy.array([1.0] * 3 + [0.0] * 1)
    (intercept,) = fit_logistic(numpy.ones((4, 1)), present, numpy.zeros(1))
    assert intercept == pytest.approx(numpy.log(3), abs=1e-6)


def test_calibrated_odds_are_true_on_what_they_were_fitted_on():
    numpy = pytest.importorskip("numpy")
    margins = numpy.array([[-1.0], [-0.5], [0.5], [1.0]] * 25)
    table = numpy.array([[0], [1], [0], [1]] * 20 + [[0], [0], [1], [1]] * 5)
    fitted = calibrate(margins, table)
    likely = 1 / (1 + numpy.exp(-(fitted.slope * margins[:, 0] + fitted.offsets[0])))
    assert likely.mean() == pytest.approx(table.mean(), abs=0.02)
    assert fitted.slope > 0


def test_calibration_error_is_the_gap_between_stated_and_true():
    assert expected_error([0.75] * 4, [True, True, True, False]) == pytest.approx(0)
    assert expected_error([0.95] * 4, [True, True, False, False]) == pytest.approx(0.45)
    assert expected_error([], []) == 0
