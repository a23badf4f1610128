"""Asking for access to a firm that others registered: given, declined, brought before the desk."""

import re
from datetime import timedelta

import pytest

from app.core.errors import DomainError
from app.suppliers.access import services, waiting
from app.suppliers.access.models import MOVES, AccessRequest, AccessStatus
from app.suppliers.authority.kinds import CheckMeans
from app.suppliers.kinds import EditorRole
from app.suppliers.models import SupplierEditor
from app.suppliers.moves import ForbiddenMove
from app.suppliers.policies import edits
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.authority import make_dispute, make_request
from tests.factories.suppliers import make_complete_draft, make_listed

IDENTITY = {"kvk_number": "12345678", "legal_form": "bv", "name": "De Heg bv"}


@pytest.fixture(autouse=True)
def _at_noon(clock, session):
    """Questions have a term."""


def owner_of(request):
    return request.supplier.editors[0].user


def way_to_ask(client):
    html = client.post("/aanmelden/nieuw", data=IDENTITY).text
    return re.search(r'href="(/aanmelden/toegang/[^"]+)"', html).group(1)


def test_who_fills_in_a_number_that_is_taken_asks_and_gets_access(client, mailbox, session):
    supplier, asker = make_complete_draft(kvk_number="12345678", name="Geheim bv"), make_user(name="Sam Verbeek")
    owner = supplier.editors[0].user
    client.sign_in(asker)
    link = way_to_ask(client)
    assert "Geheim" not in client.get(link).text
    client.post(link, data={"message": "Ik ben de andere vennoot."})
    [mail] = mailbox()
    assert mail.recipient == owner.email
    page = re.search(r"/toegang/\d+", mail.text).group()
    client.sign_in(owner)
    client.post(f"{page}/geven")
    assert edits(asker, supplier)
    assert asker.email in [mail.recipient for mail in mailbox()]


def test_the_way_to_ask_is_for_who_typed_the_number(client):
    make_complete_draft(kvk_number="12345678")
    client.sign_in(make_user())
    link = way_to_ask(client)
    assert client.get(link[:-2]).status_code == 410
    client.sign_in(make_user())
    assert client.get(link).status_code == 410


def test_who_asks_a_lot_has_to_wait(client):
    client.sign_in(make_user())
    answers = []
    for number in range(6):
        kvk_number = f"1234560{number}"
        make_complete_draft(kvk_number=kvk_number)
        html = client.post("/aanmelden/nieuw", data={**IDENTITY, "kvk_number": kvk_number}).text
        link = re.search(r'href="(/aanmelden/toegang/[^"]+)"', html).group(1)
        answers.append(client.post(link, data={"message": "Ik."}).status_code)
    assert answers == [303] * 5 + [429]


def test_nobody_asks_twice_nor_for_their_own_firm():
    request = make_request()
    for person in (request.user, owner_of(request)):
        with pytest.raises(DomainError):
            services.ask(request.supplier, "Nog eens", by=person, at=NOON)


def test_a_declined_question_can_go_to_the_desk_which_hears_both_sides(client, mailbox):
    request, desk = make_request(), make_desk_member()
    asker, owner, page = request.user, owner_of(request), f"/toegang/{request.id}"
    client.sign_in(owner)
    client.post(f"{page}/weigeren")
    client.sign_in(asker)
    client.post(f"{page}/betwisten", data={"claim": "Ik sta in het handelsregister."})
    assert {asker.email, owner.email, desk.email} <= {mail.recipient for mail in mailbox()}
    client.sign_in(owner)
    client.post(f"{page}/verweer", data={"defence": "Ik ook."})
    assert (request.claim, request.defence) == ("Ik sta in het handelsregister.", "Ik ook.")


def test_the_asker_does_not_read_what_the_other_side_wrote(client):
    request = make_dispute()
    services.defend(request, "Hij is ontslagen.", by=owner_of(request))
    client.sign_in(request.user)
    assert "ontslagen" not in client.get(f"/toegang/{request.id}").text


def test_silence_brings_it_before_the_desk_after_ten_working_days(clock, session):
    request = make_request()
    clock(NOON + timedelta(days=14))  # the tenth working day: the term is not over
    assert not waiting.escalate()
    clock(NOON + timedelta(days=15))
    assert waiting.escalate()
    assert not waiting.escalate()
    assert request.status is AccessStatus.DISPUTED
    assert request.claim == request.message


def test_a_firm_that_nobody_edits_goes_to_the_desk_at_once(session):
    supplier = make_complete_draft()
    supplier.editors.clear()
    session.flush()
    assert make_request(supplier).status is AccessStatus.DISPUTED


def test_a_take_over_makes_the_asker_owner_and_puts_everybody_else_out(session, mailbox):
    supplier = make_listed(website="https://deheg.example")
    bookkeeper = make_user()
    supplier.editors.append(SupplierEditor(user=bookkeeper, role=EditorRole.EDITOR, since=NOON))
    request = make_dispute(supplier)
    former = owner_of(request)
    services.take_over(request, "Uittreksel gezien.", means=CheckMeans.EXTRACT, by=make_desk_member(), at=NOON)
    assert [(editor.user, editor.role) for editor in supplier.editors] == [(request.user, EditorRole.OWNER)]
    assert supplier.email == request.user.email
    told = {mail.recipient for mail in mailbox() if "Uittreksel gezien." in mail.text}
    assert told == {former.email, bookkeeper.email, request.user.email}


def test_when_the_firm_stays_nothing_of_it_changes(session, mailbox):
    request = make_dispute(make_listed())
    before = [editor.user_id for editor in request.supplier.editors]
    services.keep(request, "De vennoot is uitgetreden.", by=make_desk_member(), at=NOON)
    assert [editor.user_id for editor in request.supplier.editors] == before
    assert len([mail for mail in mailbox() if "uitgetreden" in mail.text]) == 2


@pytest.mark.parametrize("before", AccessStatus)
@pytest.mark.parametrize("after", AccessStatus)
def test_a_question_moves_along_the_table_and_nowhere_else(before, after):
    request = AccessRequest(status=before)
    if after in MOVES[before]:
        request.move_to(after)
        assert request.status is after
    else:
        with pytest.raises(ForbiddenMove):
            request.move_to(after)


@pytest.mark.parametrize("make", [make_request, make_dispute])
def test_who_asked_withdraws_the_question_and_can_ask_again(client, make):
    request = make()
    client.sign_in(request.user)
    assert "Mijn vraag intrekken" in client.get(f"/toegang/{request.id}").text
    client.post(f"/toegang/{request.id}/intrekken")
    assert request.status is AccessStatus.WITHDRAWN
    assert services.ask(request.supplier, "Toch wel.", by=request.user, at=NOON).is_undecided


def test_after_a_withdrawal_nobody_is_asked_any_more(client, mailbox):
    request = make_request()
    services.withdraw(request, by=request.user, at=NOON)
    assert mailbox() == []
    client.sign_in(owner_of(request))
    assert "vraagt toegang" not in client.get(f"/mijn-bedrijven/{request.supplier_id}").text
    assert client.post(f"/toegang/{request.id}/geven").status_code == 404


def test_the_firm_does_not_withdraw_what_somebody_else_asked(client):
    request = make_request()
    client.sign_in(owner_of(request))
    assert client.post(f"/toegang/{request.id}/intrekken").status_code == 404


@pytest.mark.parametrize("what", ["", "/geven", "/weigeren", "/betwisten", "/verweer", "/intrekken"])
def test_for_everybody_else_the_question_does_not_exist(client, what):
    request = make_request()
    client.sign_in(make_user())
    address = f"/toegang/{request.id}{what}"
    assert (client.post(address) if what else client.get(address)).status_code == 404


def test_the_asker_does_not_give_themselves_access(client):
    request = make_request()
    client.sign_in(request.user)
    assert client.post(f"/toegang/{request.id}/geven").status_code == 404
    assert not edits(request.user, request.supplier)
