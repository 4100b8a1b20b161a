import pytest

from contract_audit.document import Origin, RangeKind, Readability
from contract_audit.errors import ReadingError
from contract_audit.reading import Limits, read


def texts(document, kind):
    return [span.of(document.text) for span in document.spans_of(kind)]


def test_visible_text_comes_in_reading_order():
    page = """<html><head><title>t</title><style>p{}</style></head><body>
      <h2>借款 合同</h2><p>甲方：<b>某</b>人
      乙方：<input value="某某"></p><script>x()</script><p style="display: none">看不见</p><p hidden>也看不见</p>
      行一<br>行二<pre>原\n  样</pre></body></html>"""
    document = read(page.encode())
    assert document.text == "借款 合同\n甲方：某人 乙方：某某\n行一\n行二\n原\n  样\n"
    assert texts(document, RangeKind.HEADING) == ["借款 合同"]
    assert document.origin is Origin.HTML


def test_tables_of_data_become_rows_and_tables_for_layout_do_not():
    document = read(
        "<html><table><tr><td><p>一</p><table><tr><th>期数<th>金额<tr><td>1<td><p>壹</p><p>元</p></table>尾</td></tr></table>".encode(),
    )
    assert document.text == "一\n期数\t金额\n1\t壹 元\n尾\n"
    assert texts(document, RangeKind.TABLE) == ["期数\t金额\n1\t壹 元\n"]


def test_ordered_lists_show_their_numbers():
    assert read(b"<html><ol start=3><li>a<li>b</ol><ol type=a><li>c</ol><ul><li>d</ul>").text == "3. a\n4. b\na. c\nd\n"


@pytest.mark.parametrize("codec", ["gb2312", "gbk", "big5", "utf-8"])
def test_the_declared_charset_is_followed(codec):
    page = f"<html><head><meta charset='{codec}'></head><body>借款人：王一</body></html>"
    assert read(page.encode(codec)).text == "借款人：王一\n"


def test_a_wrong_or_missing_charset_is_mended():
    page = "<html><head><meta charset='utf-8'></head><body>借款合同约定利息</body></html>"
    assert read(page.encode("gb18030")).text == "借款合同约定利息\n"
    assert read("<html><body>借款合同约定利息".encode("utf-16")).text == "借款合同约定利息\n"


def test_an_empty_page_is_unsure():
    document = read(b"<html><script>all()</script></html>")
    assert (document.text, document.readability) == ("", Readability.UNSURE)
    assert [problem.code for problem in document.problems] == ["no-text"]


def test_too_deep_and_too_long_pages_are_refused():
    with pytest.raises(ReadingError) as caught:
        read(b"<html>" + b"<div>" * 500)
    assert caught.value.code == "forbidden-xml"
    with pytest.raises(ReadingError) as caught:
        read(b"<html>" + b"<p>abcdefghi</p>" * 50, limits=Limits(max_characters=100))
    assert caught.value.code == "too-long"


@pytest.mark.parametrize(
    "page", [b"<html></table></td></ol></h1>x", b"<html><td>x", b"<html><h1><table><tr><td>x", b"<html><p>x</p" * 3]
)
def test_broken_markup_still_gives_its_text(page):
    assert "x" in read(page).text
