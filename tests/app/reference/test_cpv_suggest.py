"""Plain words to CPV codes."""

from statistics import median
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reference import trade_words
from app.reference.cpv_suggest import classify, suggest
from app.reference.files import read_rows
from app.reference.models import TradeWord
from app.reference.wording import stems

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


def test_words_name_existing_codes_and_everyday_trades_are_a_part_of_them():
    trade, title = read_rows("trade_words.csv"), read_rows("title_words.csv")
    unknown = {code for row in (*trade, *title) for code in row["codes"].split()} - CODES
    assert unknown == set()
    assert sum(row["kind"] == "trade" for row in trade) >= 300
    assert len(trade) >= 1500


def test_a_word_stands_in_one_place():
    trade, title = ({stems(row["word"]) for row in read_rows(f"{name}_words.csv")} for name in ("trade", "title"))
    assert (trade & title, () in trade | title) == (set(), False)


def test_every_trade_word_finds_its_first_code():
    everyday = [row for row in read_rows("trade_words.csv") if row["kind"] == "trade"]
    lost = [row["word"] for row in everyday if row["codes"].split()[0] not in codes(row["word"], 8)]
    assert lost == []


def test_a_code_finds_itself():
    assert codes("45261210-9", 1) == ["45261210-9"]


@pytest.mark.parametrize(
    ("title", "division"),
    [
        ("Raamovereenkomst onderhoud openbaar groen gemeente Zeist", "77"),
        ("Levering van strooizout", "14"),
        ("Aankoop van twee elektrische bestelwagens", "34"),
        ("Het leveren en implementeren van een HRM-systeem", "48"),
        ("Collectieve zorgverzekering minima", "66"),
        ("Leerlingenvervoer 2023-2027", "60"),
        ("Nieuwbouw brede school", "45"),
        ("Schoonmaakonderhoud en glasbewassing", "90"),
        ("Uitvaartdiensten van gemeentewege", "98"),
    ],
)
def test_a_title_leads_to_its_division_first(title, division):
    assert classify(title)[0][:2] == division


@given(st.text(max_size=200), st.integers(1, 30))
def test_whatever_is_asked_the_answer_is_a_list_of_different_known_codes_within_the_limit(title, limit):
    found = classify(title, limit)
    assert len(found) <= limit
    assert len(set(found)) == len(found)
    assert set(found) <= CODES


def test_the_head_of_the_list_shows_five_groups_and_five_divisions():
    found = classify("onderhoud groen", 20)
    assert len({code[:3] for code in found[:5]}) == 5
    assert len({code[:2] for code in found}) >= 5


def test_a_title_of_unknown_words_gets_what_is_bought_most_and_an_empty_one_nothing():
    assert classify("qqqxz", 1) == ["45000000-7"]
    assert classify("  ") == []


def test_a_word_of_the_desk_is_understood_at_once(session):
    session.add(TradeWord(word="zzvakzz", codes="98371110-8"))
    session.flush()
    trade_words.look_again()
    assert codes("zzvakzz", 1) == ["98371110-8"]
    session.query(TradeWord).delete()
    trade_words.look_again()
    assert codes("zzvakzz") == []


def test_suggestions_come_within_5_ms():
    suggest("warm")
    times = []
    for text in ("hovenier", "schilder onderhoud", "iets met zonnepanelen", "warm", "stratenma", "software") * 5:
        started = perf_counter()
        suggest(text)
        times.append(perf_counter() - started)
    assert median(times) < 0.005
