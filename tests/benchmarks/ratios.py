"""Prints speed as ratios measured in one run: cold scan, warm scans, a 10-page PDF.

    python tests/benchmarks/ratios.py [--python INTERPRETER] [--check]

INTERPRETER is one with the package installed (best: from a wheel). Each figure is the best of several rounds, taken
in turns with its yardstick, so that a busy machine burdens both alike. With --check the status is 1 where a limit is
missed.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpora" / "samples"
CHARACTERS = 8000
ROUNDS = 7
YARDSTICK = "import pypdfium2, rjieba; rjieba.cut('x')"
PULL = "import sys, pypdfium2; d = pypdfium2.PdfDocument(sys.argv[1]);[p.get_textpage().get_text_range() for p in d]"
WARM = """
import sys, time
from contract_audit.api import load_auditor
data = open(sys.argv[1], "rb").read()
auditor = load_auditor()
for _ in range(3):
    auditor.audit_bytes(data)
rounds = []
for _ in range(20):
    begun = time.process_time()
    auditor.audit_bytes(data)
    rounds.append(time.process_time() - begun)
print(min(rounds), sorted(rounds)[len(rounds) // 2])
"""
LIMITS = {"cold": 3.0, "warm": 40.0, "pdf": 1.0}


def contract_text() -> str:
    """8,000 characters of contract: the sample, gone through as often as needed."""
    text = (SAMPLES / "stock-financing.txt").read_text(encoding="utf-8")
    return (text * (CHARACTERS // len(text) + 1))[:CHARACTERS]


def pdf_of_ten_pages(path: Path) -> None:
    """A digital PDF of ten pages with the sample's text."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    lines = [text[at : at + 38] for text in contract_text().splitlines() for at in range(0, len(text), 38)]
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for page in range(10):
        canvas.setFont("STSong-Light", 12)
        for row, line in enumerate(lines[page * 22 : page * 22 + 22]):
            canvas.drawString(60, 780 - row * 32, line)
        canvas.showPage()
    canvas.save()


def seconds(command: list[str]) -> float:
    """Wall time of one run of a command."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def best(commands: dict[str, list[str]]) -> dict[str, float]:
    """The best time of each command, the commands taken in turns."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            times[name].append(seconds(command))
    return {name: min(found) for name, found in times.items()}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    python = given.python
    scan = [python, "-m", "contract_audit.cli.main", "scan"]
    with tempfile.TemporaryDirectory() as folder:
        text, pdf = Path(folder) / "contract.txt", Path(folder) / "contract.pdf"
        text.write_text(contract_text(), encoding="utf-8")
        pdf_of_ten_pages(pdf)
        times = best(
            {
                "yardstick": [python, "-c", YARDSTICK],
                "scan": [*scan, str(text), "--format", "json"],
                "pull": [python, "-c", PULL, str(pdf)],
                "pdf": [*scan, str(pdf), "--format", "json"],
            }
        )
        warm = subprocess.run([python, "-c", WARM, str(text)], check=True, capture_output=True, text=True)
    fastest, median = (float(part) for part in warm.stdout.split())
    figures = {
        "cold": times["scan"] / times["yardstick"],
        "warm": 1 / median,
        "pdf": times["pdf"] / (2 * times["pull"] + times["scan"]),
    }
    print(f"cold scan of {CHARACTERS} characters: {figures['cold']:.2f} times the yardstick (limit {LIMITS['cold']:g})")
    print(f"warm: {figures['warm']:.1f} texts a second on one core, best {1 / fastest:.1f} (least {LIMITS['warm']:g})")
    print(f"10-page PDF: {figures['pdf']:.2f} of twice pypdfium2's pull plus the text's scan (limit {LIMITS['pdf']:g})")
    missed = [
        name for name, limit in LIMITS.items() if (figures[name] < limit if name == "warm" else figures[name] > limit)
    ]
    if missed:
        print(f"missed: {', '.join(missed)}")
    return 1 if missed and given.check else 0


if __name__ == "__main__":
    sys.exit(main())
