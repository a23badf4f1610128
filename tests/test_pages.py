"""The check that every page test leans on."""

import pytest

from tests.pages import mistakes_in

GOOD = """<!doctype html><html lang="nl"><head><title>Zoeken</title></head><body><h1>Zoeken</h1>
<form action="/leveranciers"><label for="q">Woorden</label><input id="q" name="q">
<label><input type="checkbox" name="k"> Klein</label><input type="hidden" name="s"></form>
<img src="/kaart.svg" alt=""></body></html>"""


def test_a_good_page_has_no_mistakes():
    assert mistakes_in(GOOD) == []


@pytest.mark.parametrize(
    ("right", "wrong", "mistake"),
    [
        (' lang="nl"', "", "html has no lang"),
        ("<title>Zoeken</title>", "<title></title>", "no title"),
        ("<h1>Zoeken</h1>", "", "0 h1 headings instead of one"),
        ('for="q"', 'for="p"', 'no label for <input id="q" name="q">'),
        ("<h1>", '<textarea id="t"></textarea><h1>', "no label for <textarea"),
        ('alt=""', 'id="q" alt=""', "id q stands 2 times"),
        (' alt=""', "", "no alt in"),
        ('action="/leveranciers"', 'action=""', "empty action in"),
        ("<h1>", '<h1 style="color: red">', "inline style or script"),
        ("<h1>", '<h1 onclick="go()">', "inline style or script"),
        ("<h1>", '<h1 class="a" class="b">', "an attribute stands twice"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(right, wrong, mistake):
    assert right in GOOD
    assert [found[: len(mistake)] for found in mistakes_in(GOOD.replace(right, wrong))] == [mistake]


def test_a_fragment_needs_no_title_and_no_heading():
    assert mistakes_in("<ul><li>Hovenier</li></ul>", fragment=True) == []


def test_a_form_in_a_fragment_says_where_it_goes():
    assert mistakes_in("<form></form>", fragment=True) == ["no action in <form>"]
