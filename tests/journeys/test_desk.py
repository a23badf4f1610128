"""The desk brings firms in from a dirty file, in the browser."""

from pathlib import Path

import pytest

LOOKALIKE = Path(__file__).parents[1] / "app/suppliers/importing/data/lookalike.csv"


@pytest.mark.journey
@pytest.mark.parametrize(("width", "script"), [(1280, True), (390, False)], ids=["desk", "phone-no-script"])
def test_a_file_is_uploaded_checked_imported_and_its_bad_rows_handed_back(walk, width, script):
    desk = walk(width=width, script=script)
    desk.sign_in("loket@demo.example")
    desk.open("/loket/importeren")
    desk.page.locator("[name='file']").set_input_files(LOOKALIKE)
    desk.submit()
    desk.submit()
    wait_for(desk, "[name='basis']")
    desk.fill(basis="Gerechtvaardigd belang, AVG art. 6 lid 1 f", source="Lijst van een vereniging")
    desk.submit()
    wait_for(desk, "a[href$='/te-herstellen']")
    wait_for(desk, "h2:has-text('Wie u moet informeren')")
    answer = desk.page.request.get(desk.page.url + "/te-herstellen")
    assert len(answer.text().splitlines()) == 1 + 18
    desk.check()


def wait_for(desk, selector):
    """The worker is busy; a page without script is loaded again by hand."""
    for _ in range(60):
        if desk.page.locator(selector).count():
            desk.check()
            return
        desk.page.wait_for_timeout(250)
        desk.page.reload()
    raise AssertionError(f"{selector} did not appear")
