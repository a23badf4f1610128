"""SBI codes by their digits and by words."""

from app.reference.sbi import sbi_labels, suggest_sbi


def test_a_code_that_does_not_exist_has_no_label():
    assert list(sbi_labels(["8130", "9999", "0121"])) == ["8130", "0121"]


def test_digits_find_the_codes_that_begin_with_them():
    found = suggest_sbi("8130", 10)
    assert found
    assert all(code.startswith("8130") for code in found)


def test_all_words_are_in_what_is_found_and_accents_do_not_matter():
    assert "0121" in suggest_sbi("drúiventeelt", 10)
    assert suggest_sbi("groenten glas", 10) == {"01132": "Teelt van groenten onder glas"}


def test_nothing_asked_finds_nothing():
    assert suggest_sbi("  ", 10) == {}
    assert suggest_sbi("?!", 10) == {}


def test_no_more_is_found_than_was_asked_for():
    assert len(suggest_sbi("teelt", 3)) == 3
