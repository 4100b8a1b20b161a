"""SVG written element by element; every attribute and every text is escaped."""

from decimal import Decimal

from markupsafe import Markup

WIDTH = 440
"""Width of every chart in its own units; height follows from what it shows."""


def element(tag: str, *children: str, **attributes: str | float | Decimal) -> Markup:
    """One element. `stroke_width` and `class_` are written `stroke-width` and `class`; figures get one decimal."""
    written = Markup("").join(
        Markup(' {}="{}"').format(name.rstrip("_").replace("_", "-"), _figure(value))
        for name, value in attributes.items()
    )
    return Markup("<{0}{1}>{2}</{0}>").format(tag, written, Markup("").join(children))


def text(x: float, y: float, words: str, class_: str = "", anchor: str = "start") -> Markup:
    """Words at a point; `anchor` is start, middle or end."""
    return element("text", words, x=x, y=y, text_anchor=anchor, class_=class_ or "label")


def line(start: tuple[float, float], end: tuple[float, float], class_: str) -> Markup:
    """A straight line."""
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=class_)


def polyline(points: list[tuple[float, float]], class_: str) -> Markup:
    """A line through `points`."""
    return element("polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), class_=class_)


def figure(anchor: str, title: str, description: str, height: float, *shapes: Markup) -> Markup:
    """The whole picture, named and described for those who do not see it."""
    return element(
        "svg",
        element("title", title, id=f"{anchor}-title"),
        element("desc", description, id=f"{anchor}-desc"),
        *shapes,
        viewBox=f"0 0 {WIDTH} {height:.0f}",
        role="img",
        aria_labelledby=f"{anchor}-title",
        aria_describedby=f"{anchor}-desc",
    )


def _figure(value: str | float | Decimal) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
