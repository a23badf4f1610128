"""One mail to each address, after the word of the board, and never again."""

import pytest
from sqlalchemy import select

from app.audit.services import trail
from app.core.clock import now
from app.core.db import session as db
from app.core.db import transaction
from app.memberships.importing.models import MemberRow
from app.memberships.inviting.handlers import note_registered
from app.memberships.inviting.marks import mark_of
from app.memberships.inviting.models import MemberInvitation
from app.memberships.inviting.privacy import count_old, remove_old
from app.memberships.inviting.services import invite, object_to
from app.memberships.inviting.tokens import follow_token, objection_token
from tests.factories.accounts import make_board_member, make_user
from tests.factories.memberships import make_list, make_member_invitation
from tests.factories.organisations import make_association, make_region
from tests.factories.suppliers import make_complete_draft, make_listed

EMAIL = "noor@pad.example"
ROW = {"name": "Hoveniersbedrijf Het Pad", "email": EMAIL, "contact_name": "Noor Bakker"}


@pytest.fixture
def association(clock, session):
    make_region()
    return make_association(name="Ondernemers Voorbeeld")


@pytest.fixture
def board(client, association):
    client.sign_in(make_board_member(association))
    return client


def row_ids():
    return list(db.scalars(select(MemberRow.id)))


def send(board, association, made, **form):
    address = f"/verenigingen/{association.id}/leden/lijsten/{made.id}/uitnodigen"
    return board.post(address, data={"vouches": "y", **form})


def letters(mailbox):
    return [mail for mail in mailbox() if mail.recipient == EMAIL]


def test_the_mail_says_who_vouches_and_leads_to_registering_and_objecting(board, association, mailbox):
    made = make_list(association, ROW)
    assert send(board, association, made, row=row_ids()).status_code == 303
    [letter] = letters(mailbox)
    assert "Ondernemers Voorbeeld" in letter.subject
    assert "/lidmaatschap/uitnodiging/" in letter.text
    assert "/lidmaatschap/uitnodiging/bezwaar/" in letter.unsubscribe_url
    [act] = trail(association)
    assert (act.action, act.values.content) == ("members.invited", {"number": 1, "vouched": True})


def test_without_the_word_of_the_board_nothing_goes(board, association):
    made = make_list(association, ROW)
    assert send(board, association, made, row=row_ids(), vouches="").status_code == 422
    assert db.scalars(select(MemberInvitation)).all() == []


def test_an_address_gets_one_mail_however_often_it_is_on_a_list(board, association, mailbox):
    for rows in ([ROW, {**ROW, "email": EMAIL.upper()}], [ROW]):
        made = make_list(association, *rows)
        send(board, association, made, everybody="y")
    assert len(letters(mailbox)) == 1


def test_after_the_term_the_address_is_gone_and_still_gets_no_second_mail(board, association, mailbox):
    send(board, association, make_list(association, ROW), everybody="y")
    assert len(letters(mailbox)) == 1
    with transaction():
        assert (count_old(now()), remove_old(now(), 10)) == (0, 0)
    later = now().replace(year=2027)
    with transaction():
        assert remove_old(later, 10) == 1
    assert EMAIL not in str(vars(db.scalars(select(MemberInvitation)).one()))
    send(board, association, make_list(association, ROW), everybody="y")
    assert len(letters(mailbox)) == 1


def test_another_association_may_send_its_own(association, session):
    other = make_association()
    for each in (association, other):
        [row] = make_list(each, ROW).member_rows
        with transaction():
            assert len(invite([row], each, language="nl", by=make_board_member(each), at=now())) == 1


def test_who_objects_gets_none_from_anybody_and_is_on_no_list_any_more(client, association, session):
    made, other = make_list(association, ROW), make_association()
    invitation = make_member_invitation(association, email=EMAIL)
    address = f"/lidmaatschap/uitnodiging/bezwaar/{objection_token(invitation)}"
    assert client.get(address).status_code == 200
    assert invitation.objected_at is None
    for _ in range(2):
        assert client.post(address).status_code == 200
    assert (invitation.objected_at is not None, invitation.email) == (True, None)
    assert made.member_rows[0].email is None
    [row] = make_list(other, ROW).member_rows
    with transaction():
        assert invite([row], other, language="nl", by=make_board_member(other), at=now()) == []


def test_a_mail_that_waits_does_not_go_after_an_objection(board, association, mailbox):
    send(board, association, make_list(association, ROW), everybody="y")
    with transaction():
        object_to(db.scalars(select(MemberInvitation)).one(), at=now())
    assert letters(mailbox) == []


def test_the_link_leads_to_registering_with_the_association_chosen_beforehand(client, association):
    user = make_user()
    draft = make_complete_draft(user)
    invitation = make_member_invitation(association)
    client.sign_in(user)
    page = f"/lidmaatschap/uitnodiging/{follow_token(invitation)}"
    assert association.name in client.get(page).text
    assert client.post(page).location == "/aanmelden/nieuw"
    hand_in = client.get(f"/aanmelden/{draft.id}/controleren").text
    [chosen] = [part for part in hand_in.split("<input") if 'name="route"' in part and "checked" in part]
    assert f'value="{association.id}"' in chosen


def test_the_association_is_remembered_while_somebody_signs_in(client, association):
    invitation = make_member_invitation(association)
    client.post(f"/lidmaatschap/uitnodiging/{follow_token(invitation)}")
    user = make_user(email="ander@adres.example")
    client.post("/inloggen", data={"email": user.email, "password": "een zin die niemand raadt"})
    with client.session_transaction() as cookie:
        assert cookie["invited by"] == invitation.id


def test_without_an_invitation_nothing_is_chosen_beforehand(client, association):
    user = make_user()
    draft = make_complete_draft(user)
    client.sign_in(user)
    assert "checked" not in client.get(f"/aanmelden/{draft.id}/controleren").text


@pytest.mark.parametrize("make_token", [follow_token, objection_token])
def test_a_link_that_is_cut_answers_that_it_is_gone(client, association, make_token):
    token = make_token(make_member_invitation(association))[:-1]
    place = "bezwaar/" if make_token is objection_token else ""
    for method in (client.get, client.post):
        assert method(f"/lidmaatschap/uitnodiging/{place}{token}").status_code == 410


def test_who_registers_is_noted_and_the_address_goes(association, session):
    by_address = make_member_invitation(association, email=EMAIL)
    by_number = make_member_invitation(association, kvk_number="12345678")
    waits = make_member_invitation(association)
    make_complete_draft(make_user(email=waits.email))
    firms = [make_listed(make_user(email=EMAIL)), make_listed(kvk_number="12345678")]
    session.commit()
    assert note_registered()
    assert not note_registered()
    assert [each.supplier_id for each in (by_address, by_number, waits)] == [*(firm.id for firm in firms), None]
    assert (by_address.email, by_address.mark) == (None, mark_of(EMAIL))
