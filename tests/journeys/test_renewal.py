"""An entrepreneur confirms a profile from the mail, on a phone; the desk suspends a firm and lifts that."""

from datetime import timedelta

import pytest

from app.core.clock import today


def wait_for_the_round(walker, path: str, words: str = "") -> None:
    """The worker looks once a minute for what is due; right after the start it has yet to come by."""
    for _ in range(90):
        walker.page.goto(path)
        if walker.page.locator(".queue__link", has_text=words).count():
            return
        walker.page.wait_for_timeout(1000)


@pytest.mark.journey
def test_a_profile_is_confirmed_from_the_mail_without_signing_in(walk):
    owner = walk(width=390)
    wait_for_the_round(owner, "/mailbox?recipient=ondernemer@demo.example", "Klopt het profiel van")
    owner.open(owner.read_mail("ondernemer@demo.example", "Klopt het profiel van"))
    owner.says("Klopt dit nog?")
    owner.submit()
    owner.says("is bevestigd")
    owner.page.go_back()
    owner.page.reload()
    owner.says("Deze link werkt niet meer")


@pytest.mark.journey
def test_the_desk_notes_a_spot_check_suspends_a_firm_and_lifts_that(walk):
    desk = walk(width=390, script=False)
    desk.sign_in("loket@demo.example")
    wait_for_the_round(desk, "/steekproef")
    desk.check()
    desk.press(desk.page.locator(".queue__link").first)
    desk.choose("outcome", "in_order")
    desk.submit()
    desk.show_code()
    desk.says("Genoteerd")
    desk.open("/leveranciers?q=schilder")
    desk.press(desk.page.locator(".card__link").first)
    desk.press("a[href*='/schorsingen/firma/']")
    desk.fill(until=(today() + timedelta(days=30)).isoformat(), reason="Het certificaat klopt niet.")
    desk.choose("code", "no_proof")
    desk.press("main form .actions button")
    desk.says("is geschorst")
    desk.press(desk.page.locator("main table a").last)
    desk.page.locator("details.confirm summary").click()
    desk.press("form[action$='/opheffen'] button")
    desk.says("is opgeheven")
