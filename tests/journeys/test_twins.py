"""The desk sees that a firm is in the register twice, and makes one profile of the two."""

import pytest


@pytest.mark.journey
def test_two_profiles_of_one_firm_become_one_on_a_phone_without_script(walk):
    desk = walk(width=390, script=False)
    desk.sign_in("loket@demo.example")
    wait_for_pairs(desk)
    desk.press(desk.page.locator("main table tr", has_text="Nog niet opgeëist").first.locator("a"))
    if desk.page.locator("[name='understood']").count() == 0:
        desk.says("Laat het andere profiel")
        desk.press("a:has-text('Laat het andere profiel blijven')")
    goes = desk.page.url.rpartition("/")[2]
    desk.press("main form .actions button.nl-button--negative")
    desk.says("Bevestig dat u weet dat dit niet ongedaan kan worden gemaakt.")
    desk.page.locator("[name='understood']").check()
    desk.press("main form .actions button.nl-button--negative")
    desk.says("Er is nu één profiel van")
    stays = desk.page.goto(f"/leveranciers/{goes}/oud").url
    assert f"/leveranciers/{goes}/" not in stays


def wait_for_pairs(desk):
    """The worker compares all firms soon after the start."""
    for _ in range(300):
        desk.open("/dubbel")
        if desk.page.locator("main table").count():
            return
        desk.page.wait_for_timeout(500)
    raise AssertionError("no look-alikes appeared")
