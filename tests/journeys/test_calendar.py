"""A municipality announces what it will buy, and a firm says that it is interested."""

import pytest

SUBJECT = "Vijvers en oevers schoonmaken"


@pytest.mark.journey
def test_an_entrepreneur_on_a_phone_shows_interest_in_what_a_buyer_published_and_the_buyer_sees_it(walk):
    buyer = walk(width=1280)
    buyer.sign_in("inkoper@demo.example")
    buyer.open("/inkoopkalender/beheer")
    buyer.press("a[href$='/beheer/nieuw']")
    buyer.fill(subject=SUBJECT, description="Elk najaar, op twaalf plaatsen.")
    buyer.choose("category", "services")
    buyer.pick("cpv_code", "cpv-search", "hovenier")
    buyer.choose("size_band", "small")
    buyer.submit()
    buyer.press("form[action$='/publiceren'] button")
    buyer.says("Gepubliceerd")
    kept = buyer.page.url

    entrepreneur = walk(width=390, script=False)
    entrepreneur.sign_in("ondernemer@demo.example")
    entrepreneur.open("/inkoopkalender")
    entrepreneur.press(entrepreneur.page.get_by_role("link", name=SUBJECT))
    entrepreneur.press(entrepreneur.page.locator("form[action$='/interesse'] button").first)
    entrepreneur.says("De inkoper ziet nu")
    name = entrepreneur.page.locator("article.card h3").first.inner_text()

    buyer.page.goto(kept)
    buyer.check()
    buyer.says(name)
