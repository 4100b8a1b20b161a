import shutil
import sys
import zipfile

import pytest

from contract_audit.cli.main import main


@pytest.fixture
def call(monkeypatch, capsys, tmp_path):
    def run(*arguments):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["contract-audit", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return left.value.code, out, err

    return run


@pytest.mark.parametrize("name", ["platform-agreement.pdf", "loan-agreement.docx"])
def test_a_copy_is_written_and_the_original_left_alone(call, samples, tmp_path, name):
    source, target = tmp_path / name, tmp_path / f"noted-{name}"
    shutil.copy(samples / name, source)
    before = source.read_bytes()
    code, out, err = call("annotate", source, "-o", target, "--no-model", "--lang", "en")
    assert (code, out) == (0, "")
    assert target.name in err
    assert source.read_bytes() == before
    assert len(target.read_bytes()) > len(before) / 2


def test_redacted_word(call, samples, tmp_path):
    target = tmp_path / "shared.docx"
    assert call("annotate", samples / "loan-agreement.docx", "-o", target, "--redact")[0] == 0
    assert "周砚秋" not in zipfile.ZipFile(target).read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["platform-agreement.pdf", "--redact"], "report.html"),
        (["chat.txt"], "Only PDF and DOCX"),
        (["nothing-here.pdf"], "nothing-here.pdf"),
    ],
)
def test_refusals_say_what_to_do_and_write_nothing(call, samples, tmp_path, arguments, said):
    target = tmp_path / "out.bin"
    code, _, err = call("annotate", samples / arguments[0], "-o", target, *arguments[1:])
    assert code == 2
    assert said in err
    assert "Traceback" not in err
    assert not target.exists()


def test_the_original_is_not_overwritten(call, samples, tmp_path):
    source = tmp_path / "a.docx"
    shutil.copy(samples / "loan-agreement.docx", source)
    code, _, err = call("annotate", source, "-o", source)
    assert code == 2
    assert "original" in err


def test_scan_redacts_every_report(call, samples, tmp_path):
    source = tmp_path / "周砚秋.docx"
    shutil.copy(samples / "loan-agreement.docx", source)
    outputs = [tmp_path / f"report.{kind}" for kind in ("html", "json", "md", "csv", "sarif", "xml", "jsonl")]
    options = [part for path in outputs for part in ("-o", path)]
    _, out, _ = call("scan", source, "--redact", *options)
    assert "①██" in out
    for shown in (out, *(path.read_text(encoding="utf-8") for path in outputs)):
        assert "周砚秋" not in shown
        assert "3304**********1926" not in shown


def test_pictures_of_pages_are_not_redacted(call, samples):
    code, _, err = call("scan", samples / "platform-agreement.pdf", "--redact", "--crops")
    assert code == 2
    assert "--crops" in err
