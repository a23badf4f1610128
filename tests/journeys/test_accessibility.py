"""A page is judged once for its structure, and whatever axe could find makes another structure."""

import pytest

from tests.journeys import accessibility
from tests.journeys.accessibility import Judge

GOOD = """<!doctype html><html lang="nl"><head><title>Firma's</title><style>
    body { color: #222; background: #fff } .soft { color: #555 } .night { background: #444 }
    .low { width: 200px; height: 60px; overflow: auto } .key { padding: 9px; }
</style></head><body><main><h1>Firma's</h1>
<form action="/zoeken"><label for="naam">Naam</label> <input id="naam" name="veld" autocomplete="name"></form>
<p id="uitleg" class="soft">Jansen bv</p><section aria-labelledby="kop"><h2 id="kop">Werk</h2></section>
<section aria-labelledby="adres"><h2 id="adres">Adres</h2></section>
<p><button type="button" aria-describedby="uitleg">Bewaar</button></p><div class="low">Over ons</div>
<p><button type="button" class="key">1</button><button type="button" class="key">2</button></p>
<p class="soft">Sinds <a href="/1990">toen</a></p></main></body></html>"""

FAULTS = {
    "a field without label": ('for="naam"', 'for="firma"'),
    "a button without name": (">Bewaar<", "><"),
    "a class that is too faint": ('<p class="soft">', '<p class="soft night">'),
    "a theme that is too faint": (".soft { color: #555 }", ".soft { color: #bbb }"),
    "an inherited colour that is too faint": ("body { color: #222;", "body { color: #ccc;"),
    "an inherited background that is too dark": ("background: #fff }", "background: #333 }"),
    "a page without language": (' lang="nl"', ""),
    "a page without title": ("<title>Firma's</title>", "<title> </title>"),
    "a role that does not exist": ('<div class="low"', '<div role="box" class="low"'),
    "a heading that skips a level": ('<h2 id="kop">Werk</h2>', '<h4 id="kop">Werk</h4>'),
    "two landmarks of one name": (">Adres<", ">Werk<"),
    "a word outside the landmarks": ("</main>", "</main><p>Welkom</p>"),
    "a wrong completion": ('autocomplete="name"', 'autocomplete="naam"'),
    "targets that are too small": ("padding: 9px;", "padding: 0; border: 0; font-size: 9px"),
    "so many words that a box scrolls": ("Over ons", "Over ons en ons werk " * 20),
}


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def judged(monkeypatch):
    """With which options axe was asked, page by page."""
    asked, ask = [], accessibility.faults_found_by_axe

    def note(page, options):
        asked.append(options)
        return ask(page, options)

    monkeypatch.setattr(accessibility, "faults_found_by_axe", note)
    return asked


def faults(judge, page, html):
    page.set_content(html)
    return judge.faults(page)


@pytest.mark.journey
def test_other_words_and_addresses_are_no_reason_to_judge_again(page, tmp_path, judged):
    judge = Judge(tmp_path)
    assert faults(judge, page, GOOD) == []
    other = GOOD.replace("Jansen bv", "De Boer en dochters").replace("/1990", "/2001").replace('"naam"', '"firma"')
    assert faults(judge, page, other) == []
    assert len(judged) == 1


@pytest.mark.journey
def test_another_process_of_the_same_run_does_not_judge_again(page, tmp_path, judged):
    assert faults(Judge(tmp_path), page, GOOD) == []
    assert faults(Judge(tmp_path), page, GOOD) == []
    assert len(judged) == 1


@pytest.mark.journey
def test_a_page_with_a_fault_is_judged_each_time(page, tmp_path):
    judge, wrong = Judge(tmp_path), GOOD.replace(">Bewaar<", "><")
    assert faults(judge, page, wrong)
    assert faults(judge, page, wrong)


@pytest.mark.journey
@pytest.mark.parametrize(("right", "wrong"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_found_after_the_same_page_without_it_passed(page, tmp_path, right, wrong):
    judge = Judge(tmp_path)
    assert faults(judge, page, GOOD) == []
    assert right in GOOD
    assert faults(judge, page, GOOD.replace(right, wrong))


@pytest.mark.journey
def test_contrast_is_not_judged_again_where_every_text_looks_as_before(page, tmp_path, judged):
    judge = Judge(tmp_path)
    assert faults(judge, page, GOOD) == []
    assert faults(judge, page, GOOD.replace("</main>", '<p class="soft">Tot <a href="/nu">nu</a></p></main>')) == []
    assert judged == [accessibility.OPTIONS, accessibility.WITHOUT_CONTRAST]


@pytest.mark.journey
@pytest.mark.parametrize("style", ["background: #333", "opacity: .3", "filter: opacity(.3)"])
def test_a_text_that_stands_on_something_else_is_judged_for_contrast(page, tmp_path, judged, style):
    judge = Judge(tmp_path)
    assert faults(judge, page, GOOD) == []
    faults(judge, page, GOOD.replace("</main>", f'<div style="{style}"><p class="soft">Tot nu</p></div></main>'))
    assert judged == [accessibility.OPTIONS, accessibility.OPTIONS]


@pytest.mark.journey
def test_the_same_page_in_a_narrower_window_is_judged_again(page, tmp_path, judged):
    judge = Judge(tmp_path)
    faults(judge, page, GOOD)
    page.set_viewport_size({"width": 390, "height": 900})
    faults(judge, page, GOOD)
    assert len(judged) == 2
