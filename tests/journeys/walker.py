"""Somebody at a browser. Every page they see is checked for accessibility, width and silent errors."""

import re
import time
from typing import Any

from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.journeys.accessibility import Judge

DEMO_PASSWORD = "welkom-op-de-heuvel"
SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
MOST_PATIENCE = 15_000  # milliseconds
SECONDS_TO_COME_BACK = 300
SESSIONS: dict[tuple[str, str], tuple[float, list[Any]]] = {}  # when it began and its cookies, by site and address

UNTIED_ERRORS = """() => [...document.querySelectorAll('[aria-invalid="true"]')].filter(input =>
    !(input.closest('[aria-describedby]')?.getAttribute('aria-describedby') || '')
        .split(' ').some(id => id && document.getElementById(id))).map(input => input.name)"""


class Walker:
    """`page` is Playwright's; `open`, `press` and `submit` check the page they lead to."""

    def __init__(self, browser: Browser, site: str, judge: Judge, *, width: int, script: bool, language: str) -> None:
        self.site, self.script, self._judge = site, script, judge
        self.interactions = 0  # fields filled in or chosen, and links and buttons pressed
        self._context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script, locale=language, base_url=site
        )
        self._context.set_default_timeout(MOST_PATIENCE)
        self.page = self._context.new_page()
        self._inspection = None if script else browser.new_context(viewport={"width": width, "height": 900})
        self.silent_errors: list[str] = []
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.silent_errors.append(str(error)))
        self.page.on("request", self._note_request)

    def open(self, path: str) -> None:
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status < 400, f"{path} answers {answer.status}"
        self.check()

    def press(self, target: str | Locator) -> None:
        """Follow a link or press a button that leads to another page."""
        locator = self.page.locator(target) if isinstance(target, str) else target
        self.interactions += 1
        with self.page.expect_navigation():
            locator.click()
        self.check()

    def submit(self) -> None:
        """Press the main button of the form on the page."""
        self.press(self.page.locator("main form .actions button.nl-button--primary").last)

    def fill(self, **values: str) -> None:
        self.interactions += len(values)
        for name, value in values.items():
            self.page.locator(f"main [name='{name}']").first.fill(value)

    def choose(self, name: str, value: str) -> None:
        """Tick a radio button or a checkbox, or pick from a select."""
        self.interactions += 1
        field = self.page.locator(f"main select[name='{name}']")
        if field.count():
            field.first.select_option(value)
        else:
            self.page.locator(f"main input[name='{name}'][value='{value}']").check()

    def tap(self, target: Locator) -> None:
        """Press what changes the page in place."""
        self.interactions += 1
        target.click()

    def attach(self, name: str, filename: str, mimetype: str, content: bytes) -> None:
        """Choose a file, as from the files or the camera of a phone."""
        self.interactions += 1
        file = FilePayload(name=filename, mimeType=mimetype, buffer=content)
        self.page.locator(f"main input[name='{name}']").set_input_files(file)

    def pick(self, name: str, search_name: str, words: str) -> None:
        """Choose the first thing that a picker finds, by keyboard, or without script by its button."""
        self.interactions += 2
        search = self.page.locator(f"#{name}-search")
        search.fill(words)
        if not self.script:
            self.press(f"[name='{search_name}-button']")
            self.page.locator(f".picker__results input[name='{name}']").first.check()
            return
        found = self.page.locator(".picker .autocomplete__option:not(.autocomplete__option--no-results)")
        expect(found.first).to_be_visible()
        self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")
        expect(self.page.locator(f".picker__chosen input[name='{name}']").first).to_be_checked()

    def sign_in(self, email: str, password: str = DEMO_PASSWORD) -> None:
        """People of the demonstration come back to the session of before: their codes work once, and are few."""
        if self._comes_back(email):
            return
        self.open("/inloggen")
        self.fill(email=email, password=password)
        self.submit()
        self.show_code()
        if password == DEMO_PASSWORD:
            SESSIONS[self.site, email] = time.monotonic(), self._context.cookies()

    def _comes_back(self, email: str) -> bool:
        """Not to a session so old that a sensitive act asks for a code again, nor to one that was ended meanwhile."""
        at, cookies = SESSIONS.get((self.site, email), (-SECONDS_TO_COME_BACK, []))
        if time.monotonic() - at >= SECONDS_TO_COME_BACK:
            return False
        self._context.add_cookies(cookies)
        self.open("/welkom")
        if self.page.url == f"{self.site}/welkom":
            return True
        self._context.clear_cookies()
        return False

    def show_code(self) -> None:
        """Pass the second step, or the same step before a sensitive act, when one of them is in view."""
        while self.page.url.partition("?")[0].endswith(("/inloggen/tweede-stap", "/account/controle")):
            code = self.page.locator("#demo-code")
            if code.count():
                self.fill(code=code.inner_text())
                self.submit()
            elif self.page.locator("main [name='password']").count():
                self.fill(password=DEMO_PASSWORD)
                self.submit()
            else:  # every code of now was used, by somebody who walked here before
                self.page.wait_for_timeout(1000)
                self.page.goto(self.page.url)

    def read_mail(self, recipient: str, subject: str) -> str:
        """Open the newest mail to somebody whose subject holds these words; returns the link in it.

        What was mailed before the site was copied names the address of the first one.
        """
        for _ in range(20):
            self.page.goto(f"/mailbox?recipient={recipient}")
            found = self.page.locator(".queue__link", has_text=subject)
            if found.count():
                break
            self.page.wait_for_timeout(250)
        self.press(found.first)
        link = self.page.locator(".mail-text a[href^='http']").first.get_attribute("href")
        assert link is not None
        return re.sub(r"^http://localhost:\d+", "", link)

    def says(self, text: str) -> None:
        expect(self.page.locator("body")).to_contain_text(text)

    def check(self) -> None:
        """The page in view: axe finds nothing, it is not wider than the screen, and errors are tied to fields."""
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        if self.script:
            self.page.wait_for_load_state()
            assert self.page.evaluate(wider) <= 0, f"{self.page.url} is wider than the screen"
            assert self.page.evaluate(UNTIED_ERRORS) == [], "an error is not tied to its field"
        faults = self._judge.faults(self._page_with_script())
        assert not faults, f"{self.page.url}: {faults}"
        assert self.silent_errors == [], self.page.url

    def _page_with_script(self) -> Page:
        """axe is itself a script: without script, what the page says is looked at in another browser."""
        if self._inspection is None:
            return self.page
        if not self._inspection.pages:
            self._inspection.new_page().goto(self.site)  # styles are served to pages of the site only
        self._inspection.pages[0].set_content(SCRIPT.sub("", self.page.content()))
        return self._inspection.pages[0]

    def leave(self) -> None:
        self._context.close()
        if self._inspection is not None:
            self._inspection.close()

    def _note_console(self, message: Any) -> None:
        """A message about the content policy is an error too; a page that answers 4xx on purpose is none."""
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.silent_errors.append(message.text)

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.silent_errors.append(f"a request leaves the site: {request.url}")
