"""Judging applications on a phone: asked and answered, returned and repaired, left to a colleague, ten at once."""

import pytest

MEMBER, COLLEAGUE, DESK = "bestuur-stuwwal@demo.example", "bestuur2-stuwwal@demo.example", "loket@demo.example"


@pytest.mark.journey
def test_an_application_is_returned_repaired_and_approved(walk):
    """In the queue of the desk; the standard text is filled in by choosing a reason."""
    desk, firm = walk(width=390), walk(width=390, script=False)
    desk.sign_in(DESK)
    desk.open("/aanvragen")
    case = desk.page.locator(".queue__link").first
    desk.press(case)
    number = desk.page.url.rpartition("/")[2]
    applicant = desk.page.locator("dd", has_text="@").first.inner_text()
    desk.page.locator("summary", has_text="Terugsturen").click()
    desk.page.locator("[name='return-code']").select_option("incomplete")
    assert "Wij missen iets" in desk.page.locator("[name='return-reason']").input_value()
    desk.press("form[action$='/terugsturen'] .actions button")
    firm.sign_in(applicant)
    firm.open(f"/mijn-aanvragen/{number}")
    firm.says("Wij missen iets")
    firm.press("main .actions a.nl-button--primary")
    firm.press(firm.page.locator("main a[href$='/controleren']").first)
    firm.choose("route", "desk")
    firm.submit()
    desk.open(f"/aanvragen/{number}")
    desk.press("form[action$='/goedkeuren'] button")
    desk.says("staat nu in het register")


@pytest.mark.journey
def test_a_case_is_left_to_a_colleague_who_asks_something(walk):
    member, colleague = walk(width=390, script=False), walk(width=390)
    member.sign_in(MEMBER)
    member.open("/aanvragen?toon=eenvoudig")
    member.press(member.page.locator(".queue__link").first)
    path = member.page.url.removeprefix(member.site)
    member.page.locator("summary", has_text="Dit aan een ander overlaten").click()
    member.press("form[action$='/aan-een-ander'] button")
    member.open(path)
    member.says("Daarom staan hier geen knoppen")
    colleague.sign_in(COLLEAGUE)
    colleague.open(path)
    colleague.page.locator("summary", has_text="Vraag het bedrijf eerst iets").click()
    colleague.fill(**{"question-text": "Welk werk doet u zelf?"})
    colleague.press("form[action$='/vraag'] .actions button")
    colleague.open(path)
    colleague.says("Het bedrijf is aan zet")


@pytest.mark.journey
def test_ten_plain_cases_are_approved_with_one_confirmation(walk):
    member = walk(width=390)
    member.sign_in(COLLEAGUE)
    member.open("/aanvragen?toon=eenvoudig")
    boxes = member.page.locator("input[name='nr']")
    names = member.page.locator(".queue__title").all_inner_texts()[:10]
    for number in range(10):
        boxes.nth(number).check()
    member.press("form[action$='/tegelijk'] .actions button")
    member.submit()
    member.says("10 aanvragen zijn goedgekeurd")
    for name in names:
        member.says(name)
