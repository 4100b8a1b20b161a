import importlib.util
import zipfile

import pytest
import yaml

pytest.importorskip("docx")
pytest.importorskip("reportlab")


@pytest.fixture(scope="module")
def remade(corpora, tmp_path_factory):
    spec = importlib.util.spec_from_file_location("make_samples", corpora / "samples" / "make_samples.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.make(tmp_path_factory.mktemp("samples"))


def test_generated_samples_are_the_shipped_ones(remade, corpora):
    assert [path.name for path in remade] == ["loan-agreement.docx", "platform-agreement.pdf"]
    for path in remade:
        assert path.read_bytes() == (corpora / "samples" / path.name).read_bytes()


def test_loan_sample_has_what_word_files_have(corpora):
    with zipfile.ZipFile(corpora / "samples" / "loan-agreement.docx") as package:
        body = package.read("word/document.xml").decode("utf-8")
        numbering = package.read("word/numbering.xml").decode("utf-8")
        names = package.namelist()
    assert "第%1条" in numbering
    assert "第一条" not in body
    assert body.count("<w:ins ") == 2
    assert body.count("<w:del ") == 1
    assert {"word/comments.xml", "word/header1.xml", "word/footer1.xml"} <= set(names)
    assert body.count("<w:tbl>") == 1


def test_platform_sample_has_pages_with_furniture(corpora):
    pdfium = pytest.importorskip("pypdfium2")
    content = yaml.safe_load((corpora / "samples" / "source" / "platform-agreement.yaml").read_text(encoding="utf-8"))
    document = pdfium.PdfDocument(corpora / "samples" / "platform-agreement.pdf")
    pages = [page.get_textpage().get_text_range() for page in document]
    assert len(pages) >= 3
    for number, page in enumerate(pages, start=1):
        assert content["header"] in page
        assert f"第 {number} 页" in page
