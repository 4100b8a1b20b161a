import pytest

from contract_audit.reading.bounds import Bounds
from contract_audit.reading.limits import Limits
from contract_audit.reading.pdf import reader
from contract_audit.reading.pdf.deadline import OverdueError, deadline


def loop_forever(*_):
    while True:
        pass


def bounds(**changes):
    limits = Limits()
    return Bounds(**{field: changes.get(field, getattr(limits, field)) for field in Bounds._fields})


def test_work_in_python_is_interrupted():
    with pytest.raises(OverdueError), deadline(0.05):
        loop_forever()


def test_work_in_time_is_left_alone():
    with deadline(30):
        total = sum(range(1000))
    assert total == 499_500


def grid_in_one_path(sheet):
    sheet.drawString(65, 720, "期数")
    sheet.drawString(215, 720, "金额")
    path = sheet.beginPath()
    for y in (740, 715, 690):
        path.moveTo(60, y)
        path.lineTo(360, y)
    for x in (60, 210, 360):
        path.moveTo(x, 740)
        path.lineTo(x, 690)
    sheet.drawPath(path)


@pytest.mark.parametrize("fault", [loop_forever, lambda *_: 1 / 0])
def test_tables_that_cannot_be_found_cost_only_themselves(make_pdf, monkeypatch, fault):
    data = make_pdf(grid_in_one_path)
    assert reader.read(data, None, bounds())["text"] == "期数\t金额\n"
    monkeypatch.setattr(reader, "find_cells", fault)
    found = reader.read(data, None, bounds(seconds=0.5))
    assert found["text"] == "期数 金额\n"
    assert [problem["code"] for problem in found["problems"]] == ["tables-unread"]
    assert found["readability"] == "partial"
