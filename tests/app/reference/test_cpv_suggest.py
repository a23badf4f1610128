"""Plain words to CPV codes."""

import csv
from time import perf_counter

import pytest

from app.reference.cpv_suggest import suggest
from app.reference.files import read_rows
from tests.conftest import SHARED_DATA

CODES = {row["code"] for row in read_rows("cpv.csv")}


def codes(text: str, limit: int = 5, locale: str = "nl") -> list[str]:
    return [suggestion.code for suggestion in suggest(text, limit, locale)]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("hovenier", "77310000-6"),
        ("Hoveniersbedrijf", "77310000-6"),
        ("iets met zonnepanelen", "09331000-8"),
        ("schilder onderhoud", "45442100-8"),
        ("dakdekker", "45261210-9"),
        ("glazenwassers", "90911300-9"),
        ("bomen snoeien", "77341000-2"),
        ("website", "72413000-8"),
    ],
)
def test_an_everyday_word_leads_to_its_code(words, code):
    assert code in codes(words)


def test_a_word_of_which_the_end_is_still_to_be_typed_is_understood():
    assert "98371000-4" in codes("uitv")


def test_accents_and_capitals_make_no_difference():
    assert codes("CONCIERGE") == codes("conciërge") != []


def test_english_words_find_codes_with_english_labels():
    first = suggest("window cleaning", 3, "en")[0]
    assert (first.code, first.label) == ("90911300-9", "Window-cleaning services")


@pytest.mark.parametrize("text", ["", "   ", "de het een", "qqqxz", "%;--"])
def test_words_that_say_nothing_find_nothing(text):
    assert suggest(text) == []


def test_the_best_come_first_and_no_more_than_asked():
    found = suggest("schoonmaak kantoor", 7)
    assert len(found) == 7
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_trade_words_name_existing_codes_and_there_are_at_least_150_of_them():
    rows = read_rows("trade_words.csv")
    unknown = {code for row in rows for code in row["codes"].split()} - CODES
    assert (unknown, len({row["word"] for row in rows}) >= 150) == (set(), True)


def test_every_trade_word_finds_its_first_code():
    lost = [row["word"] for row in read_rows("trade_words.csv") if row["codes"].split()[0] not in codes(row["word"], 8)]
    assert lost == []


def test_stop_words_and_punctuation_are_left_out():
    assert tokenise("Iets met een (groen) dak, en CV-ketels!") == ["groen", "dak", "cv", "ketels"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("dakdekkerswerkzaamheden", ("dakdekker", "werkzaamheden")),
        ("hoveniersbedrijf", ("hovenier",)),
        ("hovenier", ()),
        ("dakwerk", ()),
    ],
)
def test_a_compound_falls_apart_into_known_words(word, parts):
    assert split_compound(word, {"dakdekker", "werkzaamheden", "hovenier"}) == parts


def test_an_answer_takes_at_most_20_ms():
    suggest("warm")
    started = perf_counter()
    for _time in range(20):
        suggest("onderhoud en reparatie van installaties voor verwarming en ventilatie in gebouwen")
    assert (perf_counter() - started) / 20 < 0.020


@pytest.mark.realdata
def test_titles_of_real_notices_lead_to_the_group_that_the_buyer_chose():
    with (SHARED_DATA / "relevance_dev.csv").open(encoding="utf-8", newline="") as file:
        notices = list(csv.DictReader(file))
    right = 0
    for notice in notices:
        groups = {code[:3] for code in (notice["cpv"], *notice["cpv_additional"].split())}
        right += bool(groups & {code[:3] for code in codes(notice["query"], 20)})
    assert right / len(notices) >= 0.55
