"""What the network tells of itself and sends to its readers, without barriers."""

import pytest

READ = ("", "/intentieverklaring", "/meedoen", "/contact", "/toegankelijkheid", "/colofon")
DRAFT = ("/wijzigen", "/inhoud", "/voorbeeld", "/versturen")


@pytest.mark.journey
def test_pages_of_the_network_have_no_barriers(walk):
    visitor = walk(width=390)
    for place in READ:
        visitor.open(f"/netwerk{place}")
    for path in ("/nieuwsbrief", "/nieuwsbrief/archief", "/zoeken/teksten", "/zoeken/teksten?q=xyzzy"):
        visitor.open(path)
    visitor.open("/nieuwsbrief/archief")
    visitor.press(visitor.page.locator("main a[href^='/nieuwsbrief/archief/']").first)


@pytest.mark.journey
@pytest.mark.parametrize("width", [390, 320])
def test_pages_of_those_who_write_newsletters_have_no_barriers(walk, width):
    desk = walk(width=width)
    desk.sign_in("loket@demo.example")
    for path in ("/nieuwsbrief/beheer/nieuw", "/nieuwsbrief/beheer"):
        desk.open(path)
    sent = desk.page.get_by_role("link", name="Uw regio in het kort").get_attribute("href")
    desk.press(desk.page.get_by_role("link", name="Elkaar ontmoeten in de regio"))
    draft = desk.page.url.removeprefix(desk.site)
    for path in (*(f"{draft}{place}" for place in DRAFT), sent, f"{sent}/verzendlijst"):
        desk.open(path)


@pytest.mark.journey
@pytest.mark.parametrize("width", [390, 320])
def test_pages_of_those_who_write_about_the_network_have_no_barriers(walk, width):
    desk = walk(width=width)
    desk.sign_in("loket@demo.example")
    desk.open("/netwerk/beheer")
    links = [desk.page.locator(f"main a[href^='/netwerk/beheer/{kind}']").first for kind in ("paginas", "over")]
    for path in [link.get_attribute("href") for link in links]:
        desk.open(path)
    for path in ("/netwerk/beheer/ondertekenaars", "/beheer/labels"):
        desk.open(path)
