"""Which elements of each kind of deal the text meets, and which it does not."""

from typing import Final

from contract_audit.report.charts import svg
from contract_audit.report.charts.chart import Chart
from contract_audit.report.messages import Messages
from contract_audit.report.view.facts import Book

_LEFT, _TOP, _ROW, _STEP, _DOT = 150.0, 8.0, 28.0, 24.0, 7.0
_FITTING: Final = 12  # dots that fit beside a name


def elements(books: tuple[Book, ...], anchor: str, messages: Messages) -> Chart | None:
    """One row a kind of deal, one dot an element, filled where it is met; None where no kind was recognised."""
    shown = [book for book in books if book.elements]
    if not shown:
        return None
    title = messages.say("chart", "elements")
    tallies = [f"{book.name} {sum(item.met for item in book.elements)}/{len(book.elements)}" for book in shown]
    told = messages.say("chart", "elements_told", tallies=messages.listed(tallies))
    shapes = []
    for at, (book, tally) in enumerate(zip(shown, tallies, strict=True)):
        y = _TOP + at * _ROW + _DOT
        shapes.append(svg.text(_LEFT - 10, y + 4.5, book.name, anchor="end"))
        for place, item in enumerate(book.elements[:_FITTING]):
            kind = "dot met" if item.met else "dot unmet"
            shapes.append(svg.element("circle", cx=_LEFT + _DOT + place * _STEP, cy=y, r=_DOT, class_=kind))
        x = _LEFT + min(len(book.elements), _FITTING) * _STEP + 4
        shapes.append(svg.text(x, y + 4.5, tally.rpartition(" ")[2], "figure"))
    words = {True: messages.say("label", "met"), False: messages.say("label", "unmet")}
    return Chart(
        anchor,
        title,
        told,
        svg.figure(anchor, title, told, _TOP + len(shown) * _ROW, *shapes),
        tuple(messages.say("chart", key) for key in ("kind_of_deal", "element", "state")),
        tuple((book.name, item.name, words[item.met]) for book in shown for item in book.elements),
    )
