"""Bad input: one clear line, the right status, the other files still reported, never a traceback."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
GOOD = SAMPLES / "chat.txt"


def run(*arguments, stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "contract_audit.cli.main", *map(str, arguments)],
        capture_output=True,
        check=False,
        input=stdin,
        timeout=120,
    )


def bad_files(folder):
    empty = folder / "empty.txt"
    empty.write_bytes(b"")
    cut = folder / "cut.pdf"
    cut.write_bytes((SAMPLES / "platform-agreement.pdf").read_bytes()[:700])
    plain_zip = folder / "archive.docx"
    with zipfile.ZipFile(plain_zip, "w") as archive:
        archive.writestr("readme.txt", "nothing here")
    noise = folder / "noise.txt"
    noise.write_bytes(bytes(range(256)) * 40)
    huge = folder / "huge.pdf"
    with huge.open("wb") as stream:
        os.truncate(stream.fileno(), 2 * 1024**3)
    return {
        "missing": folder / "nowhere.txt",
        "empty": empty,
        "cut": cut,
        "zip": plain_zip,
        "noise": noise,
        "huge": huge,
    }


def test_each_bad_file_fails_and_the_good_one_is_still_reported(tmp_path):
    bad = bad_files(tmp_path)
    done = run("scan", *bad.values(), GOOD, "--format", "json")
    assert done.returncode == 3, done.stderr
    assert b"Traceback" not in done.stderr
    reports = json.loads(done.stdout)["reports"]
    assert [report["status"] for report in reports[:-1]] == ["failed"] * len(bad)
    for report in reports[:-1]:
        assert report["problems"][0]["code"]
        assert report["problems"][0]["message"]
        assert "\n" not in report["problems"][0]["message"]
        assert report["findings"] == []
    assert reports[-1]["status"] == "ok"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_bad_file_is_one_clear_line_in_the_terminal(tmp_path, lang):
    done = run("scan", tmp_path / "nowhere.txt", "--lang", lang)
    assert done.returncode == 3
    assert b"nowhere.txt" in done.stdout
    assert b"Traceback" not in done.stdout + done.stderr


def test_standard_input_is_read():
    done = run("scan", "-", "--format", "json", stdin=GOOD.read_bytes())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["reports"][0]["source"]["path"] == "-"


@pytest.mark.parametrize(
    "arguments",
    [
        ["scan"],
        ["scan", GOOD, "--format", "nonsense"],
        ["scan", GOOD, "--as-of", "yesterday"],
        ["scan", GOOD, "-o", "report.xyz"],
        ["scan", GOOD, "--rules", "/nonexistent"],
        ["explain", "no-such-risk", GOOD],
        ["rules", "show", "no-such-rule"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_status_2_and_no_traceback(arguments):
    done = run(*arguments)
    assert done.returncode == 2, done.stdout
    assert b"Traceback" not in done.stderr
    assert done.stderr


def test_a_folder_without_contracts_is_wrong_usage(tmp_path):
    done = run("scan", tmp_path)
    assert done.returncode == 2


def test_fail_on_turns_findings_into_status_1():
    assert run("scan", SAMPLES / "stock-financing.txt", "--fail-on", "high", "-q").returncode == 1
    assert run("scan", SAMPLES / "broker-margin-contract.txt", "--fail-on", "critical", "-q").returncode == 0


def test_several_outputs_in_one_run(tmp_path):
    outputs = [tmp_path / name for name in ("r.html", "r.json", "r.md")]
    done = run("scan", GOOD, "-q", *(part for path in outputs for part in ("-o", path)))
    assert done.returncode == 0, done.stderr
    assert all(path.stat().st_size > 500 for path in outputs)
    assert str(outputs[0]) in done.stderr.decode()


def test_settings_of_the_folder_hold_and_options_win(tmp_path):
    (tmp_path / "contract-audit.toml").write_text('lang = "en"\nformat = "json"\n')
    environment = {**os.environ, "PYTHONPATH": str(SAMPLES.parents[1])}
    command = [sys.executable, "-m", "contract_audit.cli.main", "scan", str(SAMPLES / "stock-financing.txt")]
    titles = []
    for extra in ([], ["--lang", "zh"]):
        done = subprocess.run([*command, *extra], capture_output=True, check=False, cwd=tmp_path, env=environment)
        titles.append(json.loads(done.stdout)["reports"][0]["findings"][0]["title"])
    assert titles[0].isascii()
    assert not titles[1].isascii()


def test_wrong_settings_name_the_field(tmp_path):
    (tmp_path / "contract-audit.toml").write_text("languge = 'en'\n")
    environment = {**os.environ, "PYTHONPATH": str(SAMPLES.parents[1])}
    command = [sys.executable, "-m", "contract_audit.cli.main", "scan", str(GOOD)]
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path, env=environment)
    assert done.returncode == 2
    assert b"languge" in done.stderr
