"""Every page on which news is read or written, without barriers."""

import pytest
from playwright.sync_api import expect

EDITOR = "bestuur-stuwwal@demo.example"


@pytest.mark.journey
def test_pages_of_readers_have_no_barriers(walk):
    reader = walk(width=390)
    for path in ("/nieuws", "/nieuws?blad=2", "/nieuws/2018/03", "/nieuws/van/regio", "/nieuws/label/energie"):
        reader.open(path)
    reader.press(reader.page.locator(".teaser a").first)
    answer = reader.page.request.get("/nieuws/1999")
    assert answer.status == 404


@pytest.mark.journey
@pytest.mark.parametrize("width", [390, 320])
def test_pages_of_editors_have_no_barriers(walk, width):
    editor = walk(width=width)
    editor.sign_in(EDITOR)
    for path in ("/nieuws/beheer?status=archived", "/nieuws/beheer/nieuw"):
        editor.open(path)
    editor.submit()
    expect(editor.page.locator("[aria-invalid='true']").first).to_be_visible()
    editor.open("/nieuws/beheer?status=draft")
    editor.press(editor.page.locator("tbody a").first)
    item = editor.page.url.removeprefix(editor.site)
    for place in ("/wijzigen", "/versies"):
        editor.open(f"{item}{place}")
