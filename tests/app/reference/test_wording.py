"""What a title is about."""

import pytest

from app.reference.wording import read, says, stems


def strongest(text):
    return [max(terms, key=terms.get) for terms in read(text)]


def test_stop_words_numbers_and_punctuation_are_left_out():
    assert strongest("Iets met 2 (groene) daken, in 2024!") == [*stems("groene"), *stems("daken")]


def test_the_head_of_a_compound_says_more_than_what_stands_before_it():
    [terms] = read("kantoorstoelen")
    assert terms[stems("stoelen")[0]] > terms[stems("kantoor")[0]]


def test_before_a_head_that_names_nothing_the_other_part_counts():
    [terms] = read("wegenonderhoud")
    assert terms[stems("wegen")[0]] > 0.8


def test_what_something_is_for_says_less_than_what_it_is():
    software, library = read("software voor de bibliotheek")
    assert max(software.values()) > max(library.values())


def test_after_its_context_a_title_starts_again():
    *_, last = read("tuin voor de school, leveren van stoelen")
    assert max(last.values()) == 1.0


@pytest.mark.parametrize("text", ["Gemeente Houten", "gemeente Bergen"])
def test_the_name_of_a_town_is_not_taken_for_a_word(text):
    assert strongest(text) == list(stems("gemeente"))


def test_a_word_in_lower_case_is_no_town():
    assert strongest("houten vloer") == list(stems("houten vloer"))


def test_words_of_the_procedure_say_little_unless_another_stands_beside_them():
    assert says(stems("raamovereenkomst")) < says(stems("onderhoud")) < says(stems("hovenier")) == 1.0
    assert says(stems("raamovereenkomst hovenier")) == 1.0


def test_a_very_long_text_is_read_from_its_beginning():
    assert strongest("tuin " + "x" * 100_000)[0] == stems("tuin")[0]
