"""The step with what is worth knowing and not asked for."""

from datetime import date
from decimal import Decimal

import pytest

from app.suppliers.models import Branch, ReferenceProject
from app.suppliers.presenting import public_profile
from app.suppliers.versions import latest_version, public_content
from tests.factories.accounts import make_user
from tests.factories.suppliers import make_draft, make_listed

pytestmark = pytest.mark.usefixtures("clock")

REFERENCE = {
    "references-0-title": "Schoolplein vergroend",
    "references-0-client": "Basisschool De Linde",
    "references-0-completed_on": "06-2024",
}


@pytest.fixture
def owner(client):
    user = make_user()
    client.sign_in(user)
    return user


@pytest.fixture
def firm(owner):
    return make_draft(owner)


@pytest.fixture
def send(client, firm):
    return lambda **data: client.post(f"/aanmelden/{firm.id}/meer", data=data)


def test_nothing_in_it_is_needed(send, firm):
    assert send().location == f"/aanmelden/{firm.id}/contact"


def test_languages_of_both_lists_are_kept(send, firm):
    send(languages=["nl", "tr"], more_languages=["fi"])
    assert firm.languages == ["nl", "tr", "fi"]


def test_a_language_that_is_not_in_the_list_is_refused(send, firm):
    assert send(languages=["xx"]).status_code == 422
    assert firm.languages == []


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("06-2024", date(2024, 6, 30)),
        ("2024-06", date(2024, 6, 30)),
        ("6/2024", date(2024, 6, 30)),
        ("15-6-2024", date(2024, 6, 15)),
        ("2024-06-15", date(2024, 6, 15)),
        ("03-2026", date(2026, 3, 31)),
    ],
)
def test_a_reference_was_finished_in_a_month_or_on_a_day(send, firm, written, day):
    send(**{**REFERENCE, "references-0-completed_on": written})
    assert [reference.completed_on for reference in firm.references] == [day]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("31-02-2024", "Deze dag bestaat niet"),
        ("13-2024", "Deze maand bestaat niet"),
        ("00-0000", "Deze maand bestaat niet"),
        ("vorig jaar", "Vul maand en jaar in"),
        ("02-2021", "hoogstens 5 jaar oud"),
        ("04-2026", "in de toekomst"),
        ("06-2099", "in de toekomst"),
        ("", "Vul in wanneer het klaar was"),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_clear_words(send, firm, written, words):
    answer = send(**{**REFERENCE, "references-0-completed_on": written})
    assert answer.status_code == 422
    assert words in answer.text
    assert firm.references == []


@pytest.mark.parametrize("client_name", ["mevrouw Jansen", "jan@jansen.example", "Fam. de Wit", "06 12345678"])
def test_a_client_who_is_a_person_is_not_named(send, firm, client_name):
    answer = send(**{**REFERENCE, "references-0-client": client_name})
    assert "een particulier" in answer.text
    assert firm.references == []


def test_a_row_that_stays_empty_is_no_reference(send, firm):
    assert send(**{"references-0-title": "", "references-0-client": "  "}).status_code == 303
    assert firm.references == []


@pytest.mark.parametrize("field", ["title", "client"])
def test_a_row_that_is_half_filled_in_is_asked_for(send, field):
    answer = send(**{**REFERENCE, f"references-0-{field}": ""})
    assert f'id="references-0-{field}-error"' in answer.text


def test_a_row_is_added_and_taken_out_without_script_and_nothing_typed_is_lost(send, firm):
    added = send(**REFERENCE, **{"add-references": "1", "full_until": "2026-12-31"})
    assert added.status_code == 200
    assert 'name="references-1-title"' in added.text
    assert "Schoolplein vergroend" in added.text
    assert 'value="2026-12-31"' in added.text
    taken_out = send(**REFERENCE, **{"remove-references": "references-0"})
    assert "references-0-title" not in taken_out.text
    assert firm.references == []


def test_no_more_rows_are_added_than_fit(send):
    rows = {f"branches-{number}-postcode": "3701 GK" for number in range(20)}
    assert "branches-20-postcode" not in send(**rows, **{"add-branches": "1"}).text


def test_the_amount_is_a_band(send, firm):
    send(**{**REFERENCE, "references-0-amount": "50000"})
    assert [reference.amount for reference in firm.references] == [Decimal(50_000)]


def test_a_citizen_service_number_in_a_reference_is_hidden(send, firm):
    answer = send(**{**REFERENCE, "references-0-client": "Klant 123456782"})
    assert answer.status_code == 422
    assert "123456782" not in answer.text


@pytest.mark.parametrize(
    "field", ["references-0-title", "references-0-completed_on", "branches-0-street", "full_until"]
)
@pytest.mark.parametrize("button", ["add-branches", "sbi_search-button"])
def test_a_button_that_asks_for_more_does_not_echo_a_citizen_service_number(send, field, button):
    assert "123456782" not in send(**{field: "123456782", button: "1"}).text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-03-15", "Deze dag is voorbij"),
        ("2099-01-01", "binnen twee jaar"),
        ("2027-02-31", "Deze dag bestaat niet"),
        ("31-02-2027", "Deze dag bestaat niet"),
        ("volgend jaar", "Vul een datum in"),
    ],
)
def test_a_firm_is_full_until_a_day_that_comes_within_two_years(send, firm, day, words):
    answer = send(full_until=day)
    assert answer.status_code == 422
    assert words in answer.text
    assert firm.full_until is None


@pytest.mark.parametrize("day", ["2026-03-16", "16-3-2026", "2028-03-15"])
def test_the_first_and_the_last_day_on_which_a_firm_can_be_full(send, firm, day):
    send(full_until=day)
    assert firm.full_until in (date(2026, 3, 16), date(2028, 3, 15))


def test_town_and_municipality_of_a_branch_follow_from_its_postcode(send, firm):
    send(**{"branches-0-postcode": "3981gk", "branches-0-name": "De Loods"})
    [branch] = firm.branches
    assert (branch.postcode, branch.town, branch.municipality_code) == ("3981 GK", "Bunnik", "GM0312")


def test_a_branch_in_another_country_gives_its_town(client, owner):
    firm = make_draft(owner, country="BE", foreign_id="0403170701", kvk_number=None)
    rows = {"branches-0-postcode": "B-1000", "branches-0-town": ""}
    assert client.post(f"/aanmelden/{firm.id}/meer", data=rows).status_code == 422
    client.post(f"/aanmelden/{firm.id}/meer", data={**rows, "branches-0-town": "Brussel"})
    assert [(branch.postcode, branch.town) for branch in firm.branches] == [("1000", "Brussel")]


def test_sbi_codes_are_kept_with_the_year_of_their_list(send, firm):
    send(sbi=["8130", "9999"])
    assert (firm.sbi_codes, firm.sbi_scheme) == (["8130"], 2008)


def test_without_script_the_search_button_shows_sbi_codes_and_keeps_what_was_filled_in(send):
    answer = send(**REFERENCE, **{"sbi": ["8130"], "sbi_search": "druiven", "sbi_search-button": "1"})
    assert 'value="0121"' in answer.text
    assert 'value="8130" checked' in answer.text
    assert "Schoolplein vergroend" in answer.text


def test_sbi_codes_are_found_by_a_word(client):
    assert {"value": "0121", "label": "0121 Druiventeelt"} in client.get("/aanmelden/sbi-codes.json?q=druiven").json


def test_saving_the_same_again_shows_the_public_nothing_new(client, owner, session):
    firm = make_listed(
        owner,
        references=[ReferenceProject(title="Plein", client="School", completed_on=date(2025, 6, 30))],
        branches=[Branch(name="Loods", postcode="3981 GK", town="Bunnik", municipality_code="GM0312")],
    )
    number = latest_version(firm).number
    rows = {
        "references-0-title": "Plein",
        "references-0-client": "School",
        "references-0-completed_on": "06-2025",
        "branches-0-name": "Loods",
        "branches-0-postcode": "3981 GK",
        "branches-0-town": "Bunnik",
    }
    assert client.post(f"/aanmelden/{firm.id}/meer", data=rows).status_code == 303
    assert latest_version(firm).number == number


def test_what_was_saved_stands_in_the_form_and_on_the_public_page(client, send, firm):
    send(**REFERENCE, languages=["pl"], full_until="2026-12-31")
    form = client.get(f"/aanmelden/{firm.id}/meer").text
    assert 'value="06-2024"' in form
    assert 'checked class="choice__input" id="languages-4"' in form
    page = client.get(client.get(f"/leveranciers/{firm.id}").location).text
    for words in ("Schoolplein vergroend", "juni 2024", "Pools", "Vol tot en met 31 december 2026"):
        assert words in page


def shown(firm, on):
    return public_profile(public_content(firm), on=on, language="nl")


def test_a_firm_is_full_only_while_it_holds(session):
    firm = make_draft(full_until=date(2026, 3, 31))
    assert shown(firm, date(2026, 3, 31)).full_until == date(2026, 3, 31)
    assert shown(firm, date(2026, 4, 1)).full_until is None


def test_a_reference_that_grew_too_old_is_not_shown(session):
    firm = make_draft(references=[ReferenceProject(title="Plein", client="School", completed_on=date(2021, 6, 30))])
    assert len(shown(firm, date(2026, 6, 30)).references) == 1
    assert shown(firm, date(2026, 7, 1)).references == ()


def test_a_version_of_before_these_fields_can_still_be_shown(session):
    content = public_content(make_draft())
    for name in ("social_places", "languages", "full_until", "references", "branches", "predecessors"):
        del content[name]
    profile = public_profile(content, on=date(2026, 3, 16), language="nl")
    assert (profile.languages, profile.references, profile.branches) == ((), (), ())
