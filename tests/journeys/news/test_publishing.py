"""A board writes news, visitors find it wherever they look, and another board passes it on."""

import feedparser
import pytest
from playwright.sync_api import expect

from app.core.clock import today
from tests.factories.files import picture

WALKS = pytest.mark.parametrize(("width", "script"), [(1280, True), (390, False)], ids=["desk", "phone-no-script"])
ALT = "Een bank van oud dakhout aan het water"
LONG = "Bewonersvereniging en winkeliersvereniging bouwen waterbestendigheidsvoorzieningen langs de oude vaart"


@pytest.mark.journey
@WALKS
def test_news_of_one_board_is_found_everywhere_and_shared_by_another(walk, width, script):
    title = f"{LONG} ({width})"
    editor = walk(width=width, script=script)
    editor.sign_in("bestuur-stuwwal@demo.example")
    path = publish(editor, title)
    visitor = walk(width=width, script=script)
    find_in_lists(visitor, title, path)
    read_in_feed(visitor, title, path)
    colleague = walk(width=width, script=script)
    colleague.sign_in("bestuur-zevenlinden@demo.example")
    share(colleague, path)
    find_among_news_of_the_other(visitor, path)
    visitor.open(f"/zoeken/teksten?q=waterbestendigheidsvoorzieningen+{width}")
    assert visitor.page.locator(f".result a[href='{path}']").count() == 1


def publish(editor, title):
    """The address that it gets."""
    editor.open("/nieuws/beheer")
    editor.press("a[href='/nieuws/beheer/nieuw']")
    editor.fill(title=title, introduction="Twaalf banken en vier wadi's.", text="## De bouw\n\nHet wordt **mooi**.")
    preview(editor)
    editor.attach("picture_file", "bank.png", "image/png", picture("PNG", (640, 400)))
    editor.submit()
    editor.says("Vertel wat erop te zien is")
    editor.fill(picture_alt=ALT, picture_credit="Vereniging")
    editor.choose("labels", "klimaat")
    editor.submit()
    editor.press("form[action$='/publiceren'] button")
    editor.says("Gepubliceerd")
    return editor.page.locator("dd a[href^='/nieuws/2']").get_attribute("href")


def preview(editor):
    button = editor.page.locator("button[name='preview'][value='text']")
    if editor.script:
        editor.tap(button)
    else:
        editor.press(button)
    expect(editor.page.locator("#text-preview h2")).to_have_text("De bouw")
    expect(editor.page.locator("#text-preview strong")).to_have_text("mooi")


def find_in_lists(visitor, title, path):
    """By its year, its month and its label."""
    visitor.open("/nieuws")
    for place in (f"/nieuws/{today():%Y}", f"/nieuws/{today():%Y/%m}"):
        visitor.press(visitor.page.locator(f".archive-list a[href='{place}']"))
        visitor.says(title)
    visitor.press(visitor.page.locator(f"a[href='{path}']"))
    expect(visitor.page.locator("article.story img")).to_have_attribute("alt", ALT)
    visitor.press("main a[href='/nieuws/label/klimaat']")
    visitor.says(title)


def read_in_feed(visitor, title, path):
    feed = visitor.page.request.get(visitor.page.locator("link[type='application/atom+xml']").get_attribute("href"))
    found = feedparser.parse(feed.body())
    assert not found.bozo
    [entry] = [each for each in found.entries if each.link.endswith(path)]
    assert entry.title == title
    assert "<strong>mooi</strong>" in entry.content[0].value


def share(colleague, path):
    colleague.open(path)
    colleague.press("form[action$='/delen'] button")
    colleague.says("Gedeeld door")


def find_among_news_of_the_other(visitor, path):
    """With where it comes from, and at the address that it had."""
    visitor.open(path)
    visitor.press(visitor.page.get_by_role("link", name="Bedrijvenkring Zeven Linden"))
    link = visitor.page.locator(f"a[href='{path}']")
    expect(visitor.page.locator("article", has=link)).to_contain_text("Ondernemerskring De Stuwwal")
    visitor.press(link)
    assert visitor.page.url == f"{visitor.site}{path}"
    assert visitor.page.locator("link[rel='canonical']").get_attribute("href").endswith(path)
