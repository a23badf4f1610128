"""The stages of a purchase, each as the pages on which people do it."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

CHANGING_PARTS = re.compile(r"/(\d+|[\w-]{40,})(?=/|$)")  # numbers and keys in an address


class OncePerKind:
    """A judge that looks at each kind of page once: most of them a purchase shows again and again."""

    def __init__(self, judge):
        self._judge, self._seen = judge, set()

    def faults(self, page):
        kind = CHANGING_PARTS.sub("/*", urlsplit(page.url).path), page.viewport_size["width"]
        if kind in self._seen:
            return []
        self._seen.add(kind)
        return self._judge.faults(page)


class Stage:
    """`walker` is who looks at it; `file` is the address of the procurement file."""

    def __init__(self, walker, file):
        self.walker, self.file, self.page = walker, file, walker.page

    def open(self, place=""):
        """Past the code that a sensitive page asks for when the walk took long."""
        self.walker.open(f"{self.file}{place}")
        self.walker.show_code()

    def press(self, action):
        """The button of the form that goes to this address; once more when a code was asked first."""
        button = self.page.locator(f"form[action$='{action}'] button").last
        here = self.page.url
        self._press(button)
        if "/account/controle" in self.page.url:
            self.walker.show_code()
            self.walker.open(here.removeprefix(self.walker.site))
            self._press(button)

    def _press(self, button):
        """Some stand in a box that has to be opened first."""
        if not button.is_visible():
            self.walker.tap(button.locator("xpath=ancestor::details/summary"))
        self.walker.press(button)


class Need(Stage):
    """What is wanted, in lots, and by which procedure it is bought."""

    def write(self, subject, lots, **values):
        self.walker.fill(subject=subject, **values)
        self.walker.choose("category", "services")
        self.walker.pick("cpv_code", "cpv-search", "drukwerk")
        for number, (lot, value) in enumerate(lots):
            self.walker.tap(self.page.locator("button[name='add-lots']"))
            expect(self.page.locator(f"[name='lots-{number}-subject']")).to_be_visible()
            self.walker.fill(**{f"lots-{number}-subject": lot, f"lots-{number}-estimated_value": value})
        self.walker.choose("cross_border", "no")
        self.walker.fill(cross_border_reason="Klein, en in het Nederlands.")
        self.walker.submit()
        self.file = self.page.url.removeprefix(self.walker.site)

    def take_advised_procedure(self):
        self.open("/procedure")
        self.walker.submit()


class Longlist(Stage):
    """Whom the register has, whose turn it is, and who else is asked."""

    def freeze(self, words):
        self.open(f"/zoeken?q={words}")
        self.walker.press("form[action*='/groslijsten'] button")
        self.longlist = self.page.url.removeprefix(f"{self.walker.site}{self.file}")

    def propose(self, places):
        self.open(f"{self.longlist}/voorstel")
        self.walker.fill(places=str(places))
        self.walker.submit()
        self.press("/voorstel/overnemen")

    def edit_reason(self, text):
        """Of the first firm that is proposed."""
        row = self.page.locator("tr:has(option[value='invite'][selected])").first
        row.locator("summary").first.click()
        reason = row.locator("textarea")
        reason.fill(f"{reason.input_value()} {text}")
        self.walker.press(row.locator("button[name='at']"))

    def add_from_outside(self, **firm):
        self.open("/buiten-register")
        self.walker.fill(**firm)
        self.walker.submit()
        self.open("/shortlist")
        self.page.locator("#outside select[name='verdict']").select_option("invite")
        self.walker.press("#outside form button")


class Roles(Stage):
    def give(self, kind, *names):
        """The page comes back after each."""
        for name in names:
            if not self.page.url.endswith("/rollen"):
                self.open("/rollen")
            self.walker.choose("kind", kind)
            self.walker.choose("colleague", name)
            self.press("/rollen")

    def declare(self):
        self.open("/rollen")
        self.walker.choose("declaration", "none")
        self.press("/belangenverklaring")


class Signature(Stage):
    def offer(self):
        self.open("/shortlist")
        self.press("/ondertekening")

    def sign(self, subject):
        """From the list of what waits for this person."""
        self.walker.open("/welkom")
        self.walker.press(self.page.locator("main a", has_text="Shortlists om te tekenen"))
        self.walker.press(self.page.locator(".queue__link", has_text=subject))
        self.page.locator("main [name='declares']").check()
        self.walker.press("form[action$='/tekenen'] button")
        if "/account/controle" in self.page.url:
            self.walker.show_code()
            self.sign(subject)


class Request(Stage):
    """The letter to the firms, what they answer and ask."""

    def write(self, qualities, **values):
        self.open("/uitvraag/opstellen")
        self.walker.fill(**values)
        for number, (name, weight) in enumerate(qualities):
            self.walker.fill(**{f"qualities-{number}-name": name, f"qualities-{number}-weight": weight})
        self.walker.submit()

    def send(self):
        self.open("/uitvraag")
        self.press("/uitvraag/versturen")

    def addresses(self):
        """The mail address of each invited firm, by its name; in the order of the page."""
        rows = self.page.locator("#firms tbody tr").all()
        return {row.locator("th").inner_text().strip(): row.locator(".soft").first.inner_text() for row in rows}

    def answer(self, words, published, answer):
        """Through the overview, which says that a question waits."""
        self.open()
        self.walker.press(self.page.get_by_role("link", name="Vragen en antwoorden"))
        self.walker.press(self.page.locator(".queue__link", has_text=words))
        self.walker.fill(published=published, answer=answer)
        self.walker.submit()


class Invitation:
    """The page of an invited firm, opened by the link in its mail: no account, no sign-in."""

    def __init__(self, walker, address):
        self.walker, self.address = walker, address
        self.link = walker.read_mail(address, "Offerteaanvraag")
        walker.open(self.link)

    def answer(self, answer, reason=None):
        self.walker.choose("answer", answer)
        if reason:
            self.walker.choose("reason", reason)
        self.walker.submit()

    def ask(self, text):
        self.walker.fill(**{"question-text": text})
        self.walker.press("form[action$='/vraag'] button")

    def hand_in(self, amount, document):
        self.walker.open(f"{self.link}/offerte")
        self.walker.fill(amount=amount)
        self.walker.attach("document", "offerte.pdf", "application/pdf", document)
        self.walker.submit()
        self.walker.says("Uw offerte is ontvangen")

    def open_decision(self):
        self.walker.open(self.walker.read_mail(self.address, "Besluit over"))


class Quotations(Stage):
    """Keys, the opening, scores."""

    def name_holders(self):
        self.open("/offertes/sleutelhouders")
        for box in self.page.locator("main [name='holders']").all():
            box.check()
        self.walker.submit()

    def set_passphrase(self, passphrase):
        self.open("/offertes/wachtzin")
        self.walker.fill(passphrase=passphrase, again=passphrase)
        self.walker.submit()

    def is_refused_to_open(self):
        self.page.goto(f"{self.file}/offertes/openen")
        self.walker.show_code()
        self.walker.check()
        return self.page.locator("main [name='passphrase']").count() == 0

    def turn_key(self, passphrase):
        self.open("/offertes/openen")
        self.walker.fill(passphrase=passphrase)
        self.walker.submit()

    def score(self, *points):
        """One for each quotation, in the order of the page."""
        self.open("/offertes/beoordelen")
        self._fill_in(points)
        self.walker.press("button[name='hand-in']")

    def agree_on(self, *points):
        self.open("/offertes/consensus")
        self._fill_in(points)
        self.walker.submit()

    def _fill_in(self, points):
        given = self.page.locator("main [name^='points-']").all()
        reasons = self.page.locator("main [name^='rationale-']").all()
        for field, reason, value in zip(given, reasons, points, strict=True):
            field.fill(value)
            reason.fill(f"Het plan is {value} waard.")


class Outcome(Stage):
    """The award, who agrees, and what the firms are told."""

    def award(self, *amounts):
        """Each lot to the firm that the page names: the first in rank."""
        self.open("/uitkomst/besluit")
        self.walker.fill(**{f"amount_{number}": amount for number, amount in enumerate(amounts, start=1)})
        self.walker.submit()

    def agree(self):
        self.open("/uitkomst")
        self.press("/uitkomst/akkoord")

    def write_letters(self):
        """And read each of them; what they say, by firm."""
        self.open("/uitkomst")
        self.press("/uitkomst/brieven")
        links = {link.inner_text(): link.get_attribute("href") for link in self.page.locator("#letters a").all()}
        return {name: self._read(link) for name, link in links.items()}

    def _read(self, link):
        self.walker.open(link)
        return self.page.locator("main [name='text']").input_value()

    def send_letters(self):
        self.open("/uitkomst")
        self.press("/uitkomst/verzenden")
        for _ in range(40):
            if self.page.get_by_text("De wachttijd loopt").count():
                return
            self.page.wait_for_timeout(500)  # the worker sends them
            self.page.reload()
        raise AssertionError("no letters went")


class Archive(Stage):
    def close_file(self):
        self.open()
        self.press("/sluiten")

    def export(self):
        """The package that the worker made."""
        self.open("/archief")
        self.press("/archief")
        package = self.page.locator("a[href$='/zip']")
        expect(package).to_be_visible(timeout=90_000)
        self.walker.check()
        return self.page.request.get(str(package.get_attribute("href"))).body()
