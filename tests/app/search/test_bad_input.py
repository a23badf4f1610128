"""Whatever stands in an address, there is an answer, in time, on the public page and inside a procurement file."""

import time
from statistics import median
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.core.clock import today
from app.indexing import language_of
from app.indexing.documents import Words, document_of
from app.search.asking import ask
from app.search.groups import GROUPS
from app.sourcing.models import FileSearch
from search_index.engines import open_engine
from tests.factories.sourcing import make_buyer, make_file
from tests.factories.suppliers import ZEIST, make_listed

SECONDS = 2.0  # generous: the machine may be busy with other tests

TEXTS = {
    "10,000 characters in words": "hovenier " * 1_111,
    "10,000 characters in one word": "a" * 10_000,
    "10,000 different words": " ".join(map(str, range(2_500))),
    "a long compound that is none": "schoonmaakdienstenbedrijf" * 400,
    "10,000 quotes": '"' * 10_000,
    "10,000 hyphens": "- " * 5_000,
    "10,000 brackets": "(" * 10_000,
    "many accents on one letter": "e" + "\u0301" * 10_000,
    "only stop words": "de het een van voor met",
    "only punctuation": ".,;:!?/\\|()[]{}<>~^+=_@#$%&",
    "an unbalanced quote": '"hovenier zeist',
    "quotes with nothing between them": '"" "" ""',
    "a star": "*",
    "stars around a word": "*hovenier* h?venier hoven*",
    "a field of the index": "title:",
    "a field and a value": "name:hovenier kind:TEXT",
    "operators alone": "OR OR AND NOT - -- OF |",
    "an excluded nothing": '-"" -',
    "SQL": "'; DROP TABLE supplier; -- UNION SELECT * FROM user",
    "a wildcard of the database": "%_%\\",
    "control characters": "ho\x01ve\x1bnier\x7f\x85\u2028",
    "NUL": "hove\x00nier\x00",
    "right to left": "\u202eגינון\u202c بستاني \u200f",
    "emoji": "🌳👩🏽\u200d🌾🏴\U000e0067\U000e007f",
    "mathematical letters": "𝔥𝔬𝔳𝔢𝔫𝔦𝔢𝔯",
    "a template": "{{ 7 * 7 }} {% raw %} %s %(x)s ${x}",
    "a tag": "</title><script>alert(1)</script><img src=x onerror=alert(1)>",
    "a path": "../../../../etc/passwd\r\nSet-Cookie: a=b",
    "a pattern that blows up elsewhere": "(a+)+$ " + "a" * 200 + "!",
}

RAW = {
    "bytes that are no text": "q=%ff%fe%80",
    "half a character": "q=%ED%A0%80hovenier",
    "an overlong NUL": "q=%C0%80",
    "a broken escape": "q=%zz%",
    "no value": "q",
    "no name": "=hovenier&=&&&",
    "one parameter many times": "q=a&q=b&blad=1&blad=2&seed=1&seed=x&sorteer=naam&sorteer=x",
    "1,000 unknown values": urlencode([("gemeente", f"GM{number}") for number in range(1_000)]),
    "1,000 codes that are none": urlencode([("cpv", f"{number:08d}") for number in range(1_000)]),
    "1,000 times a known value": urlencode([("gemeente", ZEIST)] * 1_000),
    "1,000 unknown parameters": urlencode([(f"p{number}", "x") for number in range(1_000)]),
    "huge numbers": f"blad={'9' * 4_000}&seed={'9' * 4_000}&afstand={'9' * 4_000}&geverifieerd={'9' * 4_000}",
    "numbers that are none": "blad=1e9&seed=NaN&afstand=-inf&geverifieerd=0x10&postcode=%D9%A3%D9%A4%D9%A5%D9%A6",
    "negative numbers": "blad=-1&seed=-1&afstand=-5&postcode=-3701&geverifieerd=-90",
    "digits of other scripts": "blad=%C2%B2&seed=%E0%A5%A7&cpv=%D9%A7%D9%A7",
    "a very long postcode": "postcode=" + "3701" * 2_500,
}

ADDRESSES = {name: urlencode({"q": text}, errors="surrogatepass") for name, text in TEXTS.items()} | RAW


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("index")


@pytest.fixture(autouse=True)
def engine(app, session, folder):
    """The index that an installation has, with its whole language, and one firm in it."""
    firm = make_listed(name="Hoveniersbedrijf Rivierzicht")
    before = app.extensions["search engine"]
    engine = app.extensions["search engine"] = open_engine("whoosh:", folder, language_of())
    engine.rebuild([document_of(firm, Words())])
    yield engine
    engine.close()
    app.extensions["search engine"] = before


@pytest.fixture
def file_search(client, session):
    """The address of the search inside a procurement file, for its buyer."""
    buyer = make_buyer()
    client.sign_in(buyer)
    return f"/inkoopdossiers/{make_file(buyer).id}/zoeken"


def timed(function):
    started = time.perf_counter()
    return function(), time.perf_counter() - started


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_public_page_answers_in_time(client, name):
    answer, seconds = timed(lambda: client.get(f"/leveranciers?{ADDRESSES[name]}"))
    assert answer.status_code in (200, 404)
    assert seconds < SECONDS


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_procurement_file_answers_in_time_and_logs_what_was_asked(client, session, file_search, name):
    answer, seconds = timed(lambda: client.get(f"{file_search}?{ADDRESSES[name]}"))
    assert answer.status_code in (200, 404)
    assert seconds < SECONDS
    assert session.query(FileSearch).count() == (answer.status_code == 200)


@pytest.mark.parametrize("name", TEXTS)
def test_the_suggestions_answer_in_time(client, name):
    client.get("/leveranciers/suggesties?q=hovenier")  # by then the site has settled
    answer, seconds = timed(lambda: client.get(f"/leveranciers/suggesties?{ADDRESSES[name]}"))
    assert answer.status_code == 200
    assert seconds < SECONDS


@pytest.mark.parametrize("text", ["hovenier ", "schoonmaakdienstenbedrijf", '"', "-a ", "e\u0301", "a OR "])
def test_ten_times_the_text_takes_no_more_than_the_time_for_ten(engine, text):
    def seconds_for(length):
        asked = MultiDict({"q": text * (length // len(text))})
        return median(timed(lambda: ask(asked, today=today()))[1] for _ in range(5))

    assert seconds_for(100_000) < 10 * seconds_for(10_000) + 0.02


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.parameter)
def test_an_unknown_value_of_a_filter_is_dropped_and_said(client, group):
    answer = client.get("/leveranciers", query_string={group.parameter: "onzin-9"})
    assert answer.status_code == 200
    assert "“onzin-9” kennen wij niet" in answer.text
    assert "Hoveniersbedrijf Rivierzicht" in answer.text


def test_known_values_beside_unknown_ones_still_narrow(client):
    page = client.get(f"/leveranciers?gemeente=GM9999&gemeente={ZEIST}&gemeente={quote('<b>')}").text
    assert "“GM9999”, “&lt;b&gt;” kennen wij niet" in page
    assert "Hoveniersbedrijf Rivierzicht" in page


@pytest.mark.parametrize("where", ["public page", "procurement file"])
def test_page_10_000_is_a_clear_404(client, file_search, where):
    path = "/leveranciers" if where == "public page" else file_search
    answer = client.get(f"{path}?q=hovenier&blad=10000")
    assert answer.status_code == 404
    assert "bestaat niet" in answer.text or "vroeg om pagina" in answer.text


def test_a_page_number_beyond_all_numbers_is_a_404_as_well(client):
    assert client.get(f"/leveranciers?blad={'9' * 5_000}").status_code == 404


# Random addresses: names that exist and any other, values that fit and any other, half characters too.

NAMES = st.sampled_from(["q", "postcode", "sorteer", "blad", "seed", *(group.parameter for group in GROUPS)])
ANY_TEXT = st.text(st.characters(), max_size=40) | st.text(st.sampled_from('"-*: OR\ud800\x00\u202e'), max_size=12)
FITTING = st.sampled_from(
    [
        "hovenier",
        "hovenier zeist",
        ZEIST,
        "77",
        "77310000-6",
        "3701",
        "25",
        "90",
        "naam",
        "afstand",
        "vca",
        "0",
        "9" * 30,
    ]
)
ADDRESS = st.lists(st.tuples(NAMES | ANY_TEXT, FITTING | ANY_TEXT), max_size=12).map(MultiDict)
RANDOM = settings(
    max_examples=150,
    deadline=None,  # the time is tested above, where other tests do not count in
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # the index does not change
)


@RANDOM
@given(ADDRESS)
def test_any_address_has_an_answer(engine, args):
    answer = ask(args, today=today())
    assert answer.page.total >= len(answer.page.items)
    assert answer.query.page >= 1


@RANDOM
@given(ADDRESS)
def test_the_address_of_an_answer_asks_the_same_again_and_has_nothing_to_drop(engine, args):
    answer = ask(args, today=today())
    again = ask(MultiDict(answer.parameters), today=today())
    assert again.dropped == ()
    assert again.parameters == answer.parameters
    assert again.page.total == answer.page.total
