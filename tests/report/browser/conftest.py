"""A real Chromium on the pages, and axe on what it shows; skipped, with the reason, where one of them is missing."""

import hashlib
import os
import shutil
from pathlib import Path

import msgspec
import pytest
import yaml

from contract_audit.pipeline.outcome import GroupInfo, Place
from contract_audit.report import render
from contract_audit.report.view import SEVERITIES

ROOT = Path(__file__).parents[3]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
SWITCHES += ["--disable-component-update", "--disable-sync"]
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
new MutationObserver((changes, watcher) => {
  if (!document.documentElement.hasAttribute("data-ready")) return;
  watcher.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { window.usable = performance.now(); }));
}).observe(document, { attributes: true, subtree: true, childList: true, attributeFilter: ["data-ready"] });
"""
RECKONED = yaml.safe_load((Path(__file__).parent / "reckoned.yaml").read_text(encoding="utf-8"))


def program():
    named = os.environ.get("CONTRACT_AUDIT_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium():
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install .[browser]")
    path = program()
    if path is None:
        pytest.skip("no Chromium found; name one in CONTRACT_AUDIT_CHROMIUM")
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe_source():
    folders = [Path(os.environ.get("CONTRACT_AUDIT_AXE", ROOT / "node_modules"))]
    files = [folder / tail for folder in folders for tail in ("axe.min.js", "axe-core/axe.min.js")]
    files += [folder / "node_modules/axe-core/axe.min.js" for folder in folders]
    found = next((file for file in files if file.is_file()), None)
    if found is None:
        pytest.skip("axe-core not found: npm install axe-core, or name its folder in CONTRACT_AUDIT_AXE")
    return found.read_text(encoding="utf-8")


class Opened:
    """A page of a report in the browser, with everything it said or asked for."""

    def __init__(self, page):
        self.page = page
        self.said = []
        self.asked = []
        self.dialogs = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("dialog", self._dismiss)

    def _dismiss(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def assert_quiet(self):
        assert self.said == []
        assert self.dialogs == []
        assert [url for url in self.asked if not url.startswith(("file:", "blob:", "data:"))] == []
        assert len([url for url in self.asked if url.startswith("file:")]) == 1
        assert self.page.evaluate("window.violations") == []


@pytest.fixture
def open_page(chromium, tmp_path):
    contexts = []

    def open_outcome(outcome, *, lang="zh", anchor="", script=True, init="", **options):
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(render(outcome, "html", lang=lang, **options.pop("render", {})), encoding="utf-8")
        settings = {"viewport": {"width": 1400, "height": 1000}, "java_script_enabled": script, **options}
        context = chromium.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        if script:
            page.add_init_script(WATCH + init)
        opened = Opened(page)
        page.goto(file.as_uri() + anchor)
        if script:
            page.wait_for_selector("html[data-ready]", state="attached")
        return opened

    yield open_outcome
    for context in contexts:
        context.close()


@pytest.fixture
def until():
    """Wait for a condition of the page, frame by frame; Playwright's own waiting needs what the policy forbids."""

    def wait(page, condition):
        look = f"() => ({condition}) ? done() : requestAnimationFrame(look)"
        page.evaluate(f"new Promise((done) => {{ const look = {look}; look(); }})")

    return wait


@pytest.fixture
def rich(report):
    """The planned report with everything the pipeline computes, a suppressed finding and one below the threshold."""
    first = report.findings[0].fingerprint
    steps = tuple({**step, "because": [first]} for step in RECKONED["next_steps"])
    findings = (*report.findings[:-1], msgspec.structs.replace(report.findings[-1], reported=False))
    return msgspec.structs.replace(
        report,
        calculations=RECKONED["calculations"],
        checklist=tuple(RECKONED["checklist"]),
        clocks=tuple(RECKONED["clocks"]),
        next_steps=(*report.next_steps, *steps),
        findings=findings,
        summary=msgspec.structs.replace(report.summary, counts=dict.fromkeys(SEVERITIES, 0)),
        validity={**report.validity, "verdict": "void-contested"},
    )


@pytest.fixture
def long(report):
    """Make a report of so many findings of 150 rules in a contract of so many pages."""

    def make(count, pages):
        lines = [f"{at // 7 + 1}.{at % 7 + 1} {words}" for at, words in enumerate(_sentences(report.text, pages * 20))]
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        text = "\n".join(lines)
        findings = tuple(_again(report, at, text, starts, len(lines)) for at in range(count))
        titles = list(dict.fromkeys(finding.title for finding in findings))
        groups = tuple(
            GroupInfo(str(at), f"第{at}组", "high", tuple(f.fingerprint for f in findings if f.title in titles[at::8]))
            for at in range(8)
        )
        source = msgspec.structs.replace(report.source, chars=len(text), pages=pages)
        nothing = {"terms": (), "clauses": (), "playbooks": (), "next_steps": ()}
        return msgspec.structs.replace(report, text=text, findings=findings, groups=groups, source=source, **nothing)

    return make


def _sentences(text, count):
    lines = [line for line in text.split("\n") if len(line) > 20]
    return [lines[at % len(lines)] for at in range(count)]


def _again(report, at, text, starts, lines):
    rule = at % 150
    model = report.findings[rule % len(report.findings)]
    line = at * 7 % lines
    start = starts[line]
    end = min(start + 50, starts[line + 1] - 1)
    return msgspec.structs.replace(
        model,
        fingerprint=hashlib.sha256(str(at).encode()).hexdigest()[:16],
        risk=f"{model.risk}-{rule}",
        title=f"{model.title}（{rule}）",
        kind="clause",
        searched=None,
        spans=(Place(start, end, page=line // 20 + 1),),
        marks=(Place(start + 5, start + 9), Place(start + 11, start + 14)),
        quote=text[start:end],
    )
