"""A reader subscribes, the desk sends a newsletter, and the reader stops it with one click of the mail program.

What goes along is what features offer: where none of them is present the newsletter has an introduction alone.
"""

import pytest
from playwright.sync_api import expect

READER = "lezer.op.de.fiets@demo.example"
DESK = "loket@demo.example"
FIRST, SECOND = "Streekpost van de eerste week", "Streekpost van de tweede week"


@pytest.mark.journey
def test_a_newsletter_reaches_who_said_yes_twice_and_never_who_stopped(walk):
    reader, desk = walk(width=390, script=False), walk()
    subscribe(reader)
    desk.sign_in(DESK)
    issue = write(desk, FIRST)
    titles = choose_items(desk, issue)
    look_at_it_first(desk, issue, titles)
    send(desk, issue)
    stop = read(reader, titles)
    press_stop_in_mail_program(reader, stop)
    second = write(desk, SECOND)
    send(desk, second)
    desk.open(f"{second}/verzendlijst")
    desk.says("ondernemer@demo.example")
    assert READER not in desk.page.inner_text("main")


def subscribe(reader):
    """Twice a yes: on the page, and by the link that only who reads the mail has."""
    reader.open("/nieuwsbrief")
    reader.fill(email=READER)
    reader.submit()
    reader.open(reader.read_mail(READER, "Bevestig"))
    reader.press("main .actions form button")
    reader.says("u bent aangemeld")


def write(desk, subject):
    """The address of the draft."""
    desk.open("/nieuwsbrief/beheer/nieuw")
    desk.choose("body", "regio")
    desk.fill(subject=subject, introduction="Dit is er **deze week** te lezen.")
    desk.submit()
    return desk.page.url.removeprefix(desk.site)


def choose_items(desk, issue):
    """Leave out the first of all that is offered; the titles of the rest."""
    desk.open(f"{issue}/inhoud")
    taken = desk.page.locator("input[name^='take-']:checked")
    if not taken.count():
        return []
    taken.first.uncheck()
    titles = desk.page.locator("tr", has=taken).locator("th").all_inner_texts()
    desk.submit()
    return titles


def look_at_it_first(desk, issue, titles):
    desk.open(f"{issue}/voorbeeld")
    letter = desk.page.frame_locator("iframe.letter-preview")
    expect(letter.locator("strong", has_text="deze week")).to_have_count(1)
    for title in titles:
        expect(letter.locator("body")).to_contain_text(title)
    desk.open(issue)
    desk.press("form[action$='/proefmail'] button")
    desk.read_mail(DESK, FIRST)
    assert desk.page.locator(".mail-text a[href*='/toestemming/stoppen/']").count() == 0


def send(desk, issue):
    desk.open(f"{issue}/versturen")
    desk.submit()
    desk.says("De nieuwsbrief wordt verstuurd")


def read(reader, titles):
    """The address with which a mail program stops the newsletter."""
    reader.read_mail(READER, FIRST)
    for title in titles:
        reader.says(title)
    stop = reader.page.locator(".mail-text a[href*='/toestemming/stoppen/']").get_attribute("href")
    return stop[stop.index("/toestemming") :]


def press_stop_in_mail_program(reader, address):
    """As RFC 8058 has it: without a page, and so without what a page gives along."""
    answer = reader.page.request.post(address, form={"List-Unsubscribe": "One-Click"}, max_redirects=0)
    assert answer.status == 200
    reader.open(address)
    reader.says("Nieuwsbrief")
