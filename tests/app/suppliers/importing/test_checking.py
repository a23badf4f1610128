"""One row becomes details, or a list of everything that is wrong with it."""

import pytest

from app.suppliers.importing.checking import CheckedRow, Lists, RefusedRow, RowChecker
from app.suppliers.importing.limits import Row
from app.suppliers.importing.mapping import Target
from app.suppliers.importing.problems import Fault
from app.suppliers.kinds import LegalForm

LISTS = Lists(
    cpv_codes={"77310000": "77310000-6", "45442100": "45442100-8"},
    towns={"zeist": "Zeist", "'s-gravenhage": "'s-Gravenhage"},
)
OLD_NUMBER = "123456782"


def check(*extra, **cells):
    cells = {"name": "Hovenier Zonnebrink"} | cells
    columns = {Target(target): target for target in cells}
    return RowChecker(list(cells), columns, LISTS).check(Row(7, (*cells.values(), *extra)))


def details(**cells):
    checked = check(**cells)
    assert isinstance(checked, CheckedRow), checked
    return checked.details


def faults(*extra, **cells):
    refused = check(*extra, **cells)
    assert isinstance(refused, RefusedRow), refused
    return [problem.fault for problem in refused.problems]


def test_a_row_with_only_a_name_is_enough():
    assert details().identity.name == "Hovenier Zonnebrink"


def test_values_are_written_as_the_register_keeps_them():
    found = details(
        kvk_number="0123 4567",
        postcode="3701ab",
        town="ZEIST",
        website="WWW.zonnebrink.example",
        email="Info@Zonnebrink.example",
        staff="12",
    )
    assert found.identity.kvk_number == "01234567"
    assert (found.place.postcode, found.place.town) == ("3701 AB", "Zeist")
    assert found.contact.website == "https://WWW.zonnebrink.example"
    assert found.contact.email == "info@zonnebrink.example"
    assert found.size.staff == 12


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Zonnebrink Tuinen B.V.", LegalForm.BV),
        ("ZONNEBRINK BV", LegalForm.BV),
        ("Gebroeders Zonnebrink v.o.f.", LegalForm.VOF),
        ("Stichting Zonnebrink", LegalForm.STICHTING),
        ("Zonnebrink Verwarming en CV", None),
        ("Zonnebrink", None),
    ],
)
def test_the_legal_form_is_taken_from_the_name_where_the_name_states_it(name, form):
    assert details(name=name).identity.legal_form is form


def test_a_stated_legal_form_goes_before_the_one_in_the_name():
    assert details(name="Zonnebrink B.V.", legal_form="Eenmanszaak").identity.legal_form is LegalForm.EENMANSZAAK


@pytest.mark.parametrize("country", ["BE", "be", "België", "Belgium"])
def test_a_belgian_row_keeps_its_country_and_its_postcode_of_four_digits(country):
    found = details(country=country, postcode="B-9000", town="Gent")
    assert (found.identity.country, found.place.postcode, found.place.town) == ("BE", "9000", "Gent")
    assert found.identity.legal_form is LegalForm.FOREIGN


def test_languages_are_read_as_codes_and_as_names_in_two_languages():
    assert details(languages="Nederlands; english / DE, nl").languages == ("nl", "en", "de")


def test_a_file_that_names_no_languages_says_nothing_about_them():
    assert details().languages is None


def test_the_rsin_of_a_company_is_read():
    assert details(rsin="0044.95.445", legal_form="bv").identity.rsin == "004495445"


@pytest.mark.parametrize("form", ["eenmanszaak", ""])
def test_nine_digits_of_who_may_be_a_sole_trader_are_no_rsin(form):
    refused = check(rsin=OLD_NUMBER, legal_form=form)
    assert [problem.fault for problem in refused.problems] == [Fault.CITIZEN_SERVICE_NUMBER]
    assert OLD_NUMBER not in repr(refused)


def test_the_number_of_another_country_is_no_rsin():
    assert details(rsin="004495445", country="BE").identity.rsin is None


def test_an_unknown_dutch_place_is_a_warning():
    checked = check(town="Ziest")
    assert checked.details.place.town == "Ziest"
    assert [warning.fault for warning in checked.warnings] == [Fault.TOWN]


def test_cpv_codes_get_their_check_digit_and_stand_once():
    assert details(cpv_codes="77310000, 45442100-8;77310000-6").trade.cpv_codes == ("77310000-6", "45442100-8")


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("name", "", Fault.NAME),
        ("name", "=cmd|' /C calc'!A0", Fault.FORMULA),
        ("trade_name", "+cmd|' /C calc'!A0", Fault.FORMULA),
        ("trade_name", "@SUM(1+1)", Fault.FORMULA),
        ("name", "Caf\ufffd", Fault.UNREADABLE),
        ("name", "x" * 201, Fault.TOO_LONG),
        ("kvk_number", "1234567", Fault.KVK_NUMBER),
        ("establishment_number", "12", Fault.ESTABLISHMENT_NUMBER),
        ("vat_id", "NL004495446B01", Fault.VAT_ID),
        ("legal_form", "clubje", Fault.LEGAL_FORM),
        ("country", "Verweggistan", Fault.COUNTRY),
        ("postcode", "3701", Fault.POSTCODE),
        ("cpv_codes", "77310000-1", Fault.CPV_CODES),
        ("cpv_codes", "hovenier", Fault.CPV_CODES),
        ("email", "info(at)zonnebrink", Fault.EMAIL),
        ("phone", "bel ons", Fault.PHONE),
        ("website", "javascript:alert(1)", Fault.WEBSITE),
        ("staff", "veel", Fault.STAFF),
        ("languages", "Nederlands, Klingon", Fault.LANGUAGES),
    ],
)
def test_a_wrong_cell_is_named_with_line_column_and_value(column, value, fault):
    refused = check(**{column: value})
    assert [(problem.line, problem.column, problem.fault) for problem in refused.problems] == [(7, column, fault)]
    assert refused.problems[0].value == value[:120]


def test_a_wrong_rsin_of_a_company_is_told():
    assert faults(rsin="004495446", legal_form="bv") == [Fault.RSIN]


def test_everything_wrong_with_a_row_is_told_at_once():
    assert faults(name="", postcode="x", email="x") == [Fault.NAME, Fault.POSTCODE, Fault.EMAIL]


def test_a_row_with_more_cells_than_headings_is_refused():
    assert faults("verdwaald") == [Fault.TOO_MANY_CELLS]


@pytest.mark.parametrize("value", ["+31 (0)30 000 00 00", "'+31 30 0000000", "030-0000000"])
def test_telephone_numbers_are_no_formulas(value):
    assert details(phone=value).contact.phone == value.removeprefix("'")


@pytest.mark.parametrize("written", [f"NL{OLD_NUMBER}B01", OLD_NUMBER, "1234.56.782 B01"])
def test_a_citizen_service_number_is_refused_and_never_repeated(written):
    refused = check(vat_id=written, legal_form="eenmanszaak", contact_name=f"BSN {OLD_NUMBER}")
    assert [problem.fault for problem in refused.problems] == [Fault.CITIZEN_SERVICE_NUMBER]
    assert OLD_NUMBER not in repr(refused).replace(".", "")


def test_the_number_of_a_company_is_repeated_so_that_it_can_be_repaired():
    refused = check(vat_id="NL004495445B01", legal_form="bv", postcode="x")
    assert "NL004495445B01" in refused.cells
