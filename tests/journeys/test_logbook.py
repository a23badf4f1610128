"""The desk and a controller read what was done, and take it along with its proof."""

import json
import zipfile

import pytest

from app.audit.proof import check

WALKS = pytest.mark.parametrize(("width", "script"), [(1280, True), (390, False)], ids=["desk", "phone-no-script"])


@pytest.mark.journey
@WALKS
def test_the_desk_finds_who_did_what_and_takes_it_along(walk, width, script):
    desk = walk(width=width, script=script)
    desk.sign_in("loket@demo.example")
    desk.open("/logboek")
    desk.choose("handeling", "account.signed_in")
    desk.press("main form[method='get'] button")
    desk.says("Ingelogd")
    desk.press("main table a >> nth=0")
    desk.says("Controlegetal van deze handeling")
    desk.press("a[href*='/logboek?soort=']")
    with desk.page.expect_download() as download:
        desk.page.locator("form[action='/logboek/export'] button").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        document = json.loads(archive.read("entries.json"))
    assert document["entries"]
    assert check(document).broken is None


@pytest.mark.journey
@WALKS
def test_a_filter_that_cannot_be_is_explained(walk, width, script):
    controller = walk(width=width, script=script)
    controller.sign_in("controller@demo.example")
    controller.open("/logboek")
    controller.page.goto("/logboek?vanaf=morgen")
    controller.check()
    controller.says("Vul een dag in")
