"""Register numbers: what is accepted, how it is written, and that no citizen service number slips through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn

from app.suppliers.identifiers import (
    CitizenServiceNumber,
    InvalidIdentifier,
    contains_citizen_service_number,
    establishment_number,
    foreign_vat_id,
    kvk_number,
    mask,
    postcode,
    rsin,
    vat_id,
)
from app.suppliers.kinds import LegalForm

LEGAL_PERSONS = [form for form in LegalForm if form not in (LegalForm.EENMANSZAAK, LegalForm.FOREIGN)]
nine_digits = st.integers(min_value=1, max_value=999_999_999).map(lambda number: f"{number:09}")
suffixes = st.integers(min_value=1, max_value=99).map(lambda number: f"{number:02}")
eight_digits = st.integers(min_value=1, max_value=99_999_999).map(lambda number: f"{number:08}")
fiscal_numbers = eight_digits.map(lambda digits: digits + str(bsn.checksum(digits + "0"))).filter(lambda d: len(d) == 9)


def is_new_style(digits: str, suffix: str) -> bool:
    return mod_97_10.is_valid(f"NL{digits}B{suffix}")


@pytest.mark.parametrize("text", ["01234567", " 0123 4567 ", "01.23.45.67"])
def test_a_kvk_number_keeps_its_leading_zeros(text):
    assert kvk_number(text) == "01234567"


@pytest.mark.parametrize("text", ["", "1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨"])
def test_a_kvk_number_has_exactly_eight_digits(text):
    with pytest.raises(InvalidIdentifier):
        kvk_number(text)


def test_an_establishment_number_has_twelve_digits():
    assert establishment_number("0000 1234 5678") == "000012345678"
    with pytest.raises(InvalidIdentifier):
        establishment_number("12345678")


@given(fiscal_numbers)
def test_an_rsin_passes_the_eleven_test(digits):
    assert rsin(digits) == digits


@given(nine_digits.filter(lambda digits: bsn.checksum(digits) != 0))
def test_a_number_that_fails_the_eleven_test_is_no_rsin(digits):
    with pytest.raises(InvalidIdentifier):
        rsin(digits)


@pytest.mark.parametrize("text", ["000000000", "12345674", "1112.22.33"])
def test_an_rsin_is_never_padded_with_zeros(text):
    with pytest.raises(InvalidIdentifier):
        rsin(text)


@pytest.mark.parametrize("text", ["NL000099998B57", "nl 0000.99.998.b57", "000099998B57", "NL002455799B11"])
def test_a_sole_traders_vat_id_of_after_2020_is_accepted(text):
    assert vat_id(text, LegalForm.EENMANSZAAK) in {"NL000099998B57", "NL002455799B11"}


@pytest.mark.parametrize("legal_form", LEGAL_PERSONS)
def test_the_old_number_of_any_other_dutch_form_is_accepted(legal_form):
    assert vat_id("NL004495445B01", legal_form) == "NL004495445B01"


def test_a_firm_from_abroad_has_no_dutch_vat_id():
    with pytest.raises(InvalidIdentifier):
        vat_id("NL004495445B01", LegalForm.FOREIGN)


@given(fiscal_numbers, suffixes)
def test_an_old_number_of_a_sole_trader_is_refused_without_repeating_it(digits, suffix):
    if is_new_style(digits, suffix):
        return
    with pytest.raises(CitizenServiceNumber) as refused:
        vat_id(f"NL{digits}B{suffix}", LegalForm.EENMANSZAAK)
    assert digits not in f"{refused.value} {refused.value.args} {refused.value!r}"


@pytest.mark.parametrize("text", ["123456782", "NL123456782", "NL123456782B1", "1234.56.782 B 1"])
def test_a_bare_citizen_service_number_is_recognised_too(text):
    with pytest.raises(CitizenServiceNumber):
        vat_id(text, LegalForm.EENMANSZAAK)


def test_without_a_legal_form_the_strict_rule_holds():
    with pytest.raises(CitizenServiceNumber):
        vat_id("NL123456782B01", None)


@given(nine_digits, suffixes, st.sampled_from(LegalForm))
def test_an_accepted_vat_id_is_stable_and_contains_what_was_given(digits, suffix, legal_form):
    try:
        accepted = vat_id(f"{digits} b {suffix}", legal_form)
    except InvalidIdentifier:
        return
    assert accepted == f"NL{digits}B{suffix}" == vat_id(accepted, legal_form)


@pytest.mark.parametrize("text", ["NL004495445B00", "NL4495445B01", "NL004495446B01", "BE0428759497", ""])
def test_other_text_is_no_dutch_vat_id(text):
    with pytest.raises(InvalidIdentifier):
        vat_id(text, LegalForm.BV)


@given(st.text(max_size=20).filter(lambda text: not any(c.isdigit() for c in text[-1:])), fiscal_numbers, suffixes)
def test_masking_leaves_no_old_number_in_any_text(before, digits, suffix):
    if is_new_style(digits, suffix):
        return
    with_points = f"{digits[:4]}.{digits[4:6]}.{digits[6:]}"
    for written in (f"NL{digits}B{suffix}", digits, with_points, f"NL {digits} b.{suffix}"):
        masked = mask(f"{before}{written} nogmaals {written}")
        assert not contains_citizen_service_number(masked)
        assert digits not in masked


@given(st.text(max_size=60))
def test_masking_twice_is_masking_once(text):
    assert mask(mask(text)) == mask(text)


@pytest.mark.parametrize(
    "text", ["45233100-0 50230000-6 45221000-2", "NL000099998B57", "030-1234567", "06 12345678", "KvK 12345678"]
)
def test_masking_leaves_other_numbers_alone(text):
    assert mask(text) == text


def test_the_fiscal_number_of_a_company_is_not_masked():
    assert mask("NL004495445B01", LegalForm.BV) == "NL004495445B01"


@pytest.mark.parametrize("text", ["3941AB", "3941 ab", " 3941  AB "])
def test_a_postcode_is_written_with_one_space_and_capitals(text):
    assert postcode(text) == "3941 AB"


@pytest.mark.parametrize(
    "text", ["0941 AB", "3941", "3941 SS", "3941 SA", "3941 SD", "39411 AB", "3941 ÄB", "", "9000"]
)
def test_other_text_is_no_dutch_postcode(text):
    with pytest.raises(InvalidIdentifier):
        postcode(text)


@pytest.mark.parametrize(
    ("country", "text", "number"),
    [
        ("BE", "0428.759.497", "BE0428759497"),
        ("BE", "BE 0428759497", "BE0428759497"),
        ("DE", "DE 136,695 976", "DE136695976"),
        ("GR", "EL 094259216", "EL094259216"),
    ],
)
def test_a_vat_id_of_another_member_state_gets_its_prefix(country, text, number):
    assert foreign_vat_id(country, text) == number


@pytest.mark.parametrize(
    ("country", "text"), [("BE", "0428759498"), ("NL", "NL004495445B01"), ("US", "1"), ("", ""), ("DE", "BE0428759497")]
)
def test_a_vat_id_that_does_not_belong_to_the_country_is_refused(country, text):
    with pytest.raises(InvalidIdentifier):
        foreign_vat_id(country, text)
