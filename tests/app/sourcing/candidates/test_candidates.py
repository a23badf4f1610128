"""Notes, exclusions, and firms from outside the register."""

import pytest

from app.core.errors import DomainError
from app.sourcing.candidates import services as candidates
from app.sourcing.candidates.queries import exclusions_in, notes_in, outside_firms_in
from app.sourcing.candidates.telling import tell
from app.sourcing.models import ShortlistDecision
from app.sourcing.queries import entries_of, longlists_of
from tests.app.sourcing.pages import longlist_url, text_of, url
from tests.factories import save
from tests.factories.procurement import make_decided_file
from tests.factories.sourcing import DE_BILT, NOON, make_buyer, make_file, make_listed_firm, make_longlist

pytestmark = pytest.mark.usefixtures("session", "clock")


def outside(**values):
    return candidates.OutsideDetails(
        **{
            "name": "Tuinwerken De Maas",
            "country": "BE",
            "register_id": "0123.456.749",
            "town": "Hasselt",
            "email": "info@demaas.example",
            "reason": "Did the work in the next town.",
            **values,
        }
    )


@pytest.fixture
def entry():
    file = make_file()
    return entries_of(make_longlist(file, make_listed_firm()))[0]


def note(entry, text="Called them.", *, excludes=False):
    return candidates.write_note(entry, text, excludes=excludes, by=entry.longlist.file.owner, at=NOON)


def add(file, **values):
    return candidates.add_outside_firm(file, outside(**values), by=file.owner, at=NOON)


def test_a_note_changes_nothing_but_is_told(entry):
    note(entry)
    assert exclusions_in(entry.longlist.file) == {}
    assert tell(entry.longlist.file).tables[0].rows[0][3] == "Called them."


@pytest.mark.parametrize("text", ["", "  ", "x" * 2001])
def test_a_note_says_something_and_not_too_much(entry, text):
    with pytest.raises(DomainError):
        note(entry, text)


def test_an_exclusion_holds_until_it_is_taken_back(entry):
    excluding = note(entry, "In liquidation.", excludes=True)
    assert set(exclusions_in(entry.longlist.file)) == {entry.supplier_id}
    candidates.take_back_exclusion(excluding, by=entry.longlist.file.owner, at=NOON)
    assert exclusions_in(entry.longlist.file) == {}
    assert len(notes_in(entry.longlist.file)) == 1


def test_a_firm_that_is_to_be_invited_is_not_excluded():
    file = make_decided_file(1)
    with pytest.raises(DomainError):
        note(entries_of(longlists_of(file)[0])[0], "No.", excludes=True)


def test_after_the_signature_nobody_is_excluded_or_added(entry):
    file = entry.longlist.file
    excluding, firm = note(entry, "In liquidation.", excludes=True), add(file)
    file.locked_at = NOON
    for change in (
        lambda: note(entry, "No.", excludes=True),
        lambda: candidates.take_back_exclusion(excluding, by=file.owner, at=NOON),
        lambda: add(file, email="other@demaas.example", register_id=None),
        lambda: candidates.remove_outside_firm(firm, by=file.owner),
    ):
        with pytest.raises(DomainError):
            change()
    assert note(entry, "They called.")


def test_a_firm_from_outside_takes_part_once():
    file = make_file()
    add(file)
    for values in ({"email": "INFO@demaas.example", "register_id": None}, {"email": "b@demaas.example"}):
        with pytest.raises(DomainError):
            add(file, **values)
    assert len(outside_firms_in(file)) == 1


def test_a_listed_firm_is_to_be_found_by_searching():
    firm = make_listed_firm(kvk_number="01234567")
    with pytest.raises(DomainError, match=firm.display_name):
        add(make_file(), country="NL", register_id="01234567")


def test_a_firm_that_somebody_decided_on_stays():
    file = make_file()
    firm = add(file)
    save(
        ShortlistDecision(
            file_id=file.id, outside_firm=firm, invited=True, reason="Known.", decided_at=NOON, decided_by=file.owner
        )
    )
    with pytest.raises(DomainError):
        candidates.remove_outside_firm(firm, by=file.owner)


def test_when_it_registers_it_points_to_its_profile():
    file = make_file()
    firm = add(file, country="NL", register_id="07654321")
    assert not candidates.link_registered()
    supplier = make_listed_firm(kvk_number="07654321")
    assert candidates.link_registered()
    assert firm.supplier_id == supplier.id


def test_the_page_of_a_firm_takes_notes(client, buyer):
    longlist = make_longlist(make_file(buyer), make_listed_firm())
    page = f"{longlist_url(longlist)}/bedrijf/{entries_of(longlist)[0].id}"
    assert client.post(page, data={"text": ""}).status_code == 422
    client.post(page, data={"text": "In liquidation.", "excludes": "y"})
    assert "In liquidation." in text_of(client.get(page))
    assert "Uitgesloten In liquidation." in text_of(client.get(longlist_url(longlist)))


def test_the_form_of_a_firm_from_outside_comes_back_with_what_is_wrong(client, buyer):
    file = make_file(buyer)
    given = {"name": "De Maas", "country": "NL", "register_id": "12", "email": "nee", "reason": ""}
    answer = client.post(url(file, "buiten-register"), data=given)
    assert answer.status_code == 422
    assert outside_firms_in(file) == []
    given |= {"register_id": "01234567", "email": "a@b.example", "reason": "Did it before."}
    assert client.post(url(file, "buiten-register"), data=given).status_code == 303
    assert outside_firms_in(file)[0].register_id == "01234567"


def test_a_buyer_of_another_municipality_reads_and_writes_nothing(client, entry):
    client.sign_in(make_buyer(DE_BILT))
    page = f"{longlist_url(entry.longlist)}/bedrijf/{entry.id}"
    answers = [
        client.get(page),
        client.post(page, data={"text": "x"}),
        client.get(url(entry.longlist.file, "buiten-register")),
    ]
    assert {answer.status_code for answer in answers} <= {403, 404}
