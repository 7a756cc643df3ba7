"""Opens pages that `rapporteur page` made in Chromium and acts as a reader would.

    python tests/page.py KIND PAGE

KIND is what the page is of: `analysis`, `comparison`, `large` (documents on pages of their own) or `hostile`. A fault is told
and the exit code is 1. Chromium is the one named in CHROMIUM, or `chromium`.
"""

import os
import shutil
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

SERIOUS = {"serious", "critical"}


class Reader:
    """A browser in which a page is open, with all that it complains of."""

    def __init__(self, browser, path, width=1280):
        self.page = browser.new_page(viewport={"width": width, "height": 1000})
        self.faults = []
        self.requests = []
        self.page.on("console", lambda message: self.faults.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(Path(path).resolve().as_uri())

    def want(self, holds, what):
        if not holds:
            self.faults.append(what)

    def count(self, selector):
        return self.page.locator(selector).count()

    def accessible(self):
        found = Axe().run(self.page).response["violations"]
        for fault in found:
            if fault["impact"] in SERIOUS:
                nodes = "; ".join(node["html"][:120] for node in fault["nodes"][:3])
                self.faults.append(f"axe: {fault['id']}: {fault['help']}: {nodes}")

    def alone(self, loaded=1):
        self.want(len(self.requests) == loaded, f"requests: {self.requests}")


def analysis(browser, path):
    reader = Reader(browser, path)
    page = reader.page
    reader.accessible()
    cell = page.locator("#positions ~ .scroll .heat button, section:has(#positions) .heat button").first
    cell.click()
    reader.want(page.locator("#panel").is_visible(), "a cell opens no panel")
    quoted = page.locator("#panel-list q").first.inner_text()
    page.locator("#panel-list a").first.click()
    target = page.locator(".s:target")
    reader.want(target.count() == 1 and target.inner_text().strip()[:40] == quoted.strip()[:40], "evidence leads elsewhere")
    target.click()
    told = page.locator("#panel-list").inner_text()
    reader.want("Position:" in told and "confidence" in told, f"a sentence tells nothing: {told}")
    page.keyboard.press("Escape")
    reader.want(not page.locator("#panel").is_visible(), "Escape does not close the panel")
    picking(reader)
    keyboard(reader)
    reader.alone()
    small = Reader(browser, path, width=390)
    wide = small.page.evaluate("document.documentElement.scrollWidth")
    small.want(wide <= 390, f"the page is {wide} wide on a small screen")
    small.accessible()
    page.emulate_media(color_scheme="dark")
    reader.accessible()
    return reader.faults + small.faults


def picking(reader):
    page = reader.page
    page.select_option("#t", "law")
    law = reader.count(".s.in")
    reader.want(law == reader.count(".s[data-t~=law]") and law > 0, "the theme picks other sentences")
    reader.want(page.locator("#picked").inner_text().startswith(f"{law} of "), "the count is not told")
    page.locator("#filters button").click()
    page.wait_for_timeout(50)
    reader.want(reader.count(".picking") == 0, "the filters are not taken back")
    page.fill("#q", "cyber")
    found = [text.lower() for text in page.locator(".s.in").all_inner_texts()]
    reader.want(found and all("cyber" in text for text in found), "the words pick other sentences")
    page.fill("#q", "")
    page.select_option("#x", "support")
    reader.want(reader.count(".s.in") == reader.count('.s[data-p*="=support"]') > 0, "the stance picks other sentences")
    page.select_option("#x", "")
    page.fill("#c", "0.9")
    sure = page.locator(".s.in").evaluate_all("all => all.every(one => Number(one.dataset.c) >= 0.9)")
    reader.want(sure and reader.count(".s.in") > 0, "the confidence picks other sentences")
    page.fill("#c", "0")


def keyboard(reader):
    page = reader.page
    page.locator(".s[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.id")
    reader.want(first != second and second, "an arrow does not lead on")
    page.keyboard.press("Enter")
    reader.want(page.locator("#panel").is_visible(), "Enter tells nothing")
    reader.want(page.evaluate("document.activeElement.id") == "panel-title", "the focus does not follow")
    page.keyboard.press("Escape")
    reader.want(page.evaluate("document.activeElement.id") == second, "the focus does not come back")


def comparison(browser, path):
    reader = Reader(browser, path)
    page = reader.page
    reader.accessible()
    rows = page.locator("section:has(#position_changes) tbody tr")
    all_rows = rows.count()
    page.locator("section:has(#position_changes) input").fill("support")
    shown = rows.evaluate_all("all => all.filter(one => !one.hidden).length")
    reader.want(0 < shown <= all_rows, "narrowing hides all")
    reader.want("support" in rows.locator("visible=true").first.inner_text(), "narrowing shows others")
    reader.want(reader.count("#sides") == 1, "there are no sides")
    reader.alone()
    return reader.faults


def large(browser, path):
    reader = Reader(browser, path)
    page = reader.page
    page.fill("#find", "-7")
    reader.want(0 < page.locator("tr[data-f]:visible").count() < reader.count("tr[data-f]"), "the search finds all or none")
    page.fill("#find", "")
    page.locator(".heat button").first.click()
    page.locator("#panel-list a").first.click()
    page.wait_for_load_state()
    reader.want("_files/" in page.url and page.locator(".s:target").count() == 1, f"evidence leads to {page.url}")
    reader.accessible()
    page.locator("header a").click()
    page.wait_for_load_state()
    reader.want(page.url.endswith(Path(path).name), "there is no way back")
    return reader.faults


def hostile(browser, path):
    reader = Reader(browser, path)
    page = reader.page
    for button in page.locator(".heat button").all():
        button.click()
        page.keyboard.press("Escape")
    for sentence in page.locator(".s").all():
        sentence.click()
        page.keyboard.press("Escape")
    text = page.locator("body").inner_text()
    for shown in ["<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "</span><svg onload=alert(3)>"]:
        reader.want(shown in text, f"not shown as text: {shown}")
    scripts = page.evaluate("document.querySelectorAll('script').length")
    reader.want(scripts == 2 and reader.count("img, iframe, object, form[action]") == 0, "there is more than the page's own")
    hrefs = page.locator("a").evaluate_all("all => all.map(one => new URL(one.getAttribute('href'), document.baseURI).protocol)")
    reader.want(set(hrefs) <= {"file:", "https:", "http:"}, f"links lead to {set(hrefs)}")
    reader.alone()
    return reader.faults


def main():
    kind, path = sys.argv[1:]
    acts = {"analysis": analysis, "comparison": comparison, "large": large, "hostile": hostile}
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        faults = acts[kind](browser, path)
        browser.close()
    for fault in faults:
        print(fault)
    sys.exit(bool(faults))


main()
