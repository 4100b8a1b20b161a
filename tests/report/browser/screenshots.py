"""Remake the pictures of the HTML report: `python tests/report/browser/screenshots.py [FOLDER]`.

They show the samples of `corpora/samples` as the program reads them now. Needs Playwright and a Chromium, which
CONTRACT_AUDIT_CHROMIUM may name.
"""

import io
import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from contract_audit.api import audit, outcome
from contract_audit.pipeline.options import Options
from contract_audit.report import render

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "corpora/samples/stock-financing.txt"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
COLOURS = 160
SCALE = 1.3  # of the printed page


def page_of(sample, lang):
    options = Options(lang=lang, include_text=True)
    return render(outcome([audit(sample, options=options)], options=options), "html", lang=lang)


def shoot(browser, folder):
    with tempfile.TemporaryDirectory() as made:
        addresses = {}
        for lang in ("zh", "en"):
            file = Path(made) / f"{lang}.html"
            file.write_text(page_of(SAMPLE, lang), encoding="utf-8")
            addresses[lang] = file.as_uri()

        def opened(lang, viewport, scheme="light"):
            page = browser.new_context(viewport=viewport, color_scheme=scheme).new_page()
            page.goto(addresses[lang])
            page.wait_for_selector("html[data-ready]", state="attached")
            return page

        def keep(page, name):
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            picture = Image.open(io.BytesIO(page.screenshot()))
            small(picture, folder / f"{name}.png")

        keep(opened("zh", WIDE), "top")
        keep(opened("en", WIDE), "english")
        charts = opened("zh", WIDE)
        charts.locator(".charts").evaluate("(section) => section.scrollIntoView()")
        keep(charts, "charts")
        for name, scheme in (("findings", "light"), ("dark", "dark")):
            page = opened("zh", WIDE, scheme)
            for _ in range(4):
                page.keyboard.press("j")
            keep(page, name)
        keep(opened("zh", PHONE), "phone")
        printed(opened("zh", WIDE), folder)


def small(picture, file):
    """Few colours are enough for a page of text, and take a third of the room."""
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def printed(page, folder):
    import pypdfium2

    pages = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    found = next(at for at, sheet in enumerate(pages) if "风险\r\n" in sheet.get_textpage().get_text_bounded())
    picture = pages[found].render(scale=SCALE).to_pil()
    small(picture, folder / "print.png")


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    path = os.environ.get("CONTRACT_AUDIT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        shoot(browser, folder)
        browser.close()


if __name__ == "__main__":
    main()
