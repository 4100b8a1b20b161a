import json

import pytest

from contract_audit.document import Span
from contract_audit.errors import CorpusError
from contract_audit.learning.corpora import read_corpora
from contract_audit.learning.labelled_documents import read_documents
from contract_audit.learning.labelled_sentences import parse_sentence, read_sentences

RISKS = frozenset({"fund-pool", "rights-waiver"})


def write(folder, name, **labels):
    (folder / f"{name}.txt").write_text("甲方把各户资金并在一处使用。\n" * 2, encoding="utf-8")
    gold = {"doc": f"{name}.txt", "clauses": [], "clean": [], "absent": [], **labels}
    (folder / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")


def test_marks_lie_where_their_quote_stands(tmp_path):
    quote = "各户资金并在一处"
    write(tmp_path, "one", clauses=[{"risk": "fund-pool", "quote": quote, "nth": 2, "certainty": "arguable"}])
    (document,) = read_documents(tmp_path, RISKS)
    (mark,) = document.marks
    assert mark.span.of(document.text) == quote
    assert mark.span.start > document.text.index("\n")
    assert mark.certainty == "arguable"


def test_every_problem_of_every_file_is_named(tmp_path):
    write(tmp_path, "one", clauses=[{"risk": "fund-pool", "quote": "没有的话"}])
    write(tmp_path, "two", absent=[{"risk": "no-such-risk"}])
    (tmp_path / "three.json").write_text("[", encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        read_documents(tmp_path, RISKS)
    assert {place for place, _ in caught.value.problems} == {"one.json", "two.json", "three.json"}


def test_a_sentence_lies_between_its_brackets():
    text, span = parse_sentence("第三条 资金⏎⟦各户的钱并在一处。⟧随后另议。")
    assert text == "第三条 资金\n各户的钱并在一处。随后另议。"
    assert span.of(text) == "各户的钱并在一处。"
    assert span == Span(7, 16)


@pytest.mark.parametrize("line", ["没有括号", "⟦开了没关", "⟧反了⟦", "⟦一⟧⟦二⟧", "⟦⟧空的"])
def test_a_line_without_one_sentence_is_refused(line):
    with pytest.raises(ValueError, match=r"⟦|empty"):
        parse_sentence(line)


def test_every_fifth_sentence_is_kept_for_tests(tmp_path):
    (tmp_path / "risky").mkdir()
    lines = [f"⟦第{number}户的钱并在一处。⟧" for number in range(1, 11)]
    (tmp_path / "risky" / "fund-pool.txt").write_text("\n".join(lines), encoding="utf-8")
    sentences = read_sentences(tmp_path, RISKS)
    assert [number for number, sentence in enumerate(sentences, start=1) if sentence.test] == [5, 10]
    assert all(sentence.risky and sentence.risk == "fund-pool" for sentence in sentences)


def test_a_folder_without_documents_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="no labelled document"):
        read_corpora(tmp_path)


def test_nothing_is_both_learned_from_and_tested_on(corpora):
    learned = {document.text for document in corpora.development}
    assert learned.isdisjoint(document.text for document in corpora.test)
    texts = [{item.text for item in corpora.sentences if item.test is test} for test in (True, False)]
    assert texts[0].isdisjoint(texts[1])
