"""The owner of a firm fills in what buyers like to know, on a phone: with script and without."""

import re
import time

import pytest
from playwright.sync_api import expect

OWNER = "ondernemer@demo.example"


def open_step(owner, label):
    owner.sign_in(OWNER)
    owner.open("/mijn-bedrijven")
    firm = owner.page.locator(".card", has=owner.page.get_by_text("Profiel wijzigen")).first
    owner.press(firm.get_by_role("link", name="Profiel wijzigen"))
    owner.press(owner.page.locator(".queue__link", has_text=label))


def tell_of_a_project(owner, title):
    row = owner.page.locator("#references .form-section").last
    row.get_by_label("Wat hebt u gedaan?").fill(title)
    row.get_by_label("Voor wie?").fill("Basisschool De Linde")
    row.get_by_label("Wanneer was het klaar?").fill(f"01-{time.localtime().tm_year - 1}")


@pytest.mark.journey
def test_what_is_typed_on_a_phone_is_kept_until_it_is_saved(walk):
    owner = walk(width=390)
    open_step(owner, "Meer over uw bedrijf")
    owner.page.get_by_role("button", name="Voeg een project toe").click()
    title = owner.page.locator("#references .form-section").last.get_by_label("Wat hebt u gedaan?")
    expect(title).to_be_focused()
    owner.check()
    with owner.page.expect_response(re.compile("/concept$")):
        tell_of_a_project(owner, "Plein vergroend")
    expect(owner.page.locator("[data-autosave-status]")).to_contain_text("Bewaard")
    step = owner.page.url.removeprefix(owner.site)
    owner.open("/mijn-bedrijven")
    owner.open(step)
    owner.press(owner.page.get_by_role("link", name="Laat zien wat ik typte"))
    expect(owner.page.get_by_label("Wat hebt u gedaan?").last).to_have_value("Plein vergroend")
    owner.submit()
    owner.press(owner.page.get_by_role("link", name="Bekijk de openbare pagina"))
    owner.says("Plein vergroend")


@pytest.mark.journey
def test_the_same_goes_without_script(walk):
    owner = walk(width=390, script=False)
    open_step(owner, "Meer over uw bedrijf")
    owner.press(owner.page.get_by_role("button", name="Voeg een project toe"))
    tell_of_a_project(owner, "Sportveld vernieuwd")
    owner.choose("languages", "de")
    owner.submit()
    owner.press(owner.page.get_by_role("link", name="Bekijk de openbare pagina"))
    owner.says("Sportveld vernieuwd")
    owner.says("Duits")


@pytest.mark.journey
def test_the_map_follows_what_is_chosen(walk):
    owner = walk(width=390)
    open_step(owner, "Plaats")
    owner.choose("service_area", "municipalities")
    owner.page.locator("[name='service_municipalities']").first.check()
    expect(owner.page.locator("path.map-border--works").first).to_be_attached()
    owner.choose("service_area", "radius")
    owner.fill(radius_km="15")
    owner.page.keyboard.press("Tab")
    expect(owner.page.locator("path.map-circle")).to_be_attached()
    owner.says("tot 15 km rond uw adres")
