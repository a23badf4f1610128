"""An administrator sets up the sign-in of a municipality; people come in through it and leave it again."""

import pytest

from tests.journeys.walker import Walker
from tests.oidc_provider.process import CLIENT_ID, CLIENT_SECRET, NOOR, NoProvider, running_provider


@pytest.fixture(scope="module")
def provider():
    try:
        with running_provider() as process:
            process.reset()
            process.set(asks=True, login={"amr": ["pwd", "mfa"]})
            yield process
    except NoProvider as reason:
        pytest.skip(str(reason))


def set_up(administrator: Walker, provider) -> None:
    administrator.sign_in("beheer@demo.example")
    administrator.open("/beheer/aanmelden")
    administrator.press(".actions a[href='/beheer/aanmelden/nieuw']")
    administrator.choose("municipality_code", "GM0355")
    administrator.fill(
        issuer=provider.issuer,
        client_id=CLIENT_ID,
        secret=CLIENT_SECRET,
        domains="zeist.example",
        buyer_values="inkoop",
    )
    administrator.submit()
    redirect_uri = administrator.page.locator("dd", has_text="/terug").inner_text()
    provider.set(client={"redirect_uri": redirect_uri, "post_logout_redirect_uri": f"{administrator.site}/"})
    administrator.press("form[action$='/proef'] button")
    assert administrator.page.locator("#proef .utrecht-status-badge--success").count() == 7


def come_in(person: Walker, provider) -> None:
    """By the work address on the sign-in page, and the button of the provider."""
    person.open("/inloggen")
    person.fill(work_email=NOOR["email"])
    person.page.locator("form[action^='/inloggen/organisatie'] button").click()
    person.page.wait_for_url(f"{provider.issuer}/**")
    person.page.locator("button[name='in']").click()
    person.page.wait_for_url(f"{person.site}/**")
    back_here(person, provider)


def leave(person: Walker, provider) -> None:
    menu = person.page.locator("details.menu > summary")  # on a phone
    if menu.is_visible():
        menu.click()
    person.page.locator("details.account > summary:visible").click()
    person.page.locator("form[action='/uitloggen'] button:visible").click()
    person.page.wait_for_url(f"{person.site}/uitgelogd")
    person.check()
    person.page.locator(f"main a[href^='{provider.issuer}']").click()
    person.page.locator("button[name='logout']").click()
    person.page.wait_for_url(f"{person.site}/")
    back_here(person, provider)


def back_here(person: Walker, provider) -> None:
    """Requests to the provider are what signing in there is; any other one that leaves the site is an error."""
    person.silent_errors[:] = [error for error in person.silent_errors if provider.issuer not in error]
    person.check()


@pytest.mark.journey
def test_a_municipality_gets_its_own_sign_in_and_its_people_come_and_go(walk, provider):
    set_up(walk(), provider)
    for width, script in ((1280, True), (390, False)):
        noor = walk(width=width, script=script)
        come_in(noor, provider)
        noor.open("/account")
        noor.says("Inkoper voor Zeist")
        leave(noor, provider)
        noor.open("/inloggen/organisatie")


@pytest.mark.journey
def test_who_stops_at_the_provider_is_told_and_can_try_again(walk, provider):
    noor = walk(width=390)
    noor.open("/inloggen/organisatie")
    noor.page.locator("main li a").first.click()
    noor.page.wait_for_url(f"{provider.issuer}/**")
    noor.page.locator("button[name='stop']").click()
    noor.page.wait_for_url(f"{noor.site}/**")
    back_here(noor, provider)
    noor.says("Opnieuw proberen")
