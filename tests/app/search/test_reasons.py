"""Why a firm is in the list."""

import re

import pytest
from werkzeug.datastructures import MultiDict

from app.core.clock import today
from app.core.i18n import _
from app.organisations.services import add_theme
from app.search.asking import ask
from app.search.reasons import LONGEST_EXCERPT, excerpt
from app.suppliers.kinds import ServiceAreaKind
from app.suppliers.models import Certificate, SupplierArea, SupplierTheme
from tests.factories.suppliers import GARDENING, ZEIST, make_listed


def card(*pairs):
    return ask(MultiDict(pairs), today=today()).page.items[0]


def marked_in(pieces):
    return [text for text, fits in pieces if fits]


def labels(found):
    return [ground.label for ground in found.found_by]


def test_words_that_fit_are_marked_in_the_name(index):
    index(make_listed(name="Tuinen van Oost"))
    assert marked_in(card(("q", "tuin")).title) == ["Tuinen"]


def test_words_that_fit_are_marked_in_the_text(index):
    index(make_listed(description_nl="Wij leggen vijvers aan."))
    assert marked_in(card(("q", "vijver")).text) == ["vijvers"]


def test_a_code_that_fits_is_named_with_its_label(index):
    index(make_listed())
    assert any(label.startswith("CPV 77310000 ") for label in labels(card(("q", GARDENING))))


def test_a_certificate_that_was_asked_for_is_named(index):
    index(make_listed(certificates=[Certificate(kind="vca")]))
    assert any("VCA" in label for label in labels(card(("keurmerk", "vca"))))


@pytest.mark.parametrize(
    "area",
    [
        {"service_area": ServiceAreaKind.MUNICIPALITIES, "areas": [SupplierArea(municipality_code=ZEIST)]},
        {"service_area": ServiceAreaKind.RADIUS, "radius_km": 20},
    ],
    ids=["list", "radius"],
)
def test_the_place_it_works_in_is_named(index, area):
    index(make_listed(municipality_code="GM0312", **area))
    assert any("Zeist" in label for label in labels(card(("werkt_in", ZEIST))))


def test_a_place_that_was_typed_is_named_once(index):
    index(make_listed(town="Zeist", municipality_code=ZEIST))
    assert labels(card(("q", "zeist"))).count(_("based in %(places)s", places="Zeist")) == 1


def test_a_search_for_nothing_gives_no_reasons(index):
    index(make_listed())
    found = card()
    assert (found.found_by, marked_in(found.title)) == ((), [])


def test_what_fits_is_shown_as_text(client, index):
    index(make_listed(name="<b>Tuinen</b> & zo"))
    html = client.get("/leveranciers?q=tuinen").text
    assert "&lt;b&gt;<mark>Tuinen</mark>&lt;/b&gt; &amp; zo" in html


def test_quoted_words_say_their_language(client, index):
    index(make_listed())
    html = client.get("/leveranciers?q=tuinbouwdiensten", headers={"Accept-Language": "en"}).text
    assert re.search(r'<span lang="nl">“[Tt]uinbouwdiensten”', html)


def test_reasons_of_many_firms_cost_no_query_each(client, index, count_queries):
    add_theme(key="circular", label_nl="Circulair", label_en="Circular")

    def ask_for(number):
        index(*(make_listed(themes=[SupplierTheme(theme_key="circular")]) for _ in range(number)))
        client.get("/leveranciers?q=tuinen")
        with count_queries() as queries:
            client.get("/leveranciers?q=tuinen")
        return len(queries)

    assert ask_for(2) == ask_for(15)


def test_an_excerpt_begins_where_the_text_does():
    assert excerpt("Wij leggen tuinen aan.", ["tuinen"]) == "Wij leggen tuinen aan."


def test_an_excerpt_shows_the_first_word_that_fits():
    text = "Wij doen van alles. " * 40 + "Ook vijvers. " + "En meer. " * 40
    cut = excerpt(text, ["vijvers"])
    assert ("vijvers" in cut, cut[0], len(cut) <= LONGEST_EXCERPT) == (True, "…", True)


def test_an_excerpt_without_a_word_that_fits_is_the_beginning():
    assert excerpt("Woord " * 200, ["elders"]).startswith("Woord")


def test_an_excerpt_of_one_endless_word_is_cut_too():
    assert len(excerpt("a" * 5000, ["a"])) <= LONGEST_EXCERPT


@pytest.mark.parametrize("text", ["", " ", "…", "\n\n", "één woord"])
def test_an_excerpt_of_little_is_all_of_it(text):
    assert excerpt(text, ["woord"]) == text.strip()
