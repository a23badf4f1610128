"""Several people edit a firm, and one person several firms."""

import re
from datetime import timedelta

import pytest

from app.accounts.invitations.services import InvitationClosed
from app.accounts.services import find_by_email
from app.core.clock import now
from app.core.errors import DomainError
from app.suppliers.editors import services
from app.suppliers.editors.tokens import editor_token, invitation_named
from app.suppliers.kinds import EditorRole
from app.suppliers.models import SupplierEditor
from app.suppliers.policies import edits
from tests.conftest import NOON
from tests.factories import save
from tests.factories.accounts import PASSWORD, make_user
from tests.factories.authority import make_editor_invitation
from tests.factories.suppliers import make_complete_draft

LASTS = timedelta(days=14)


@pytest.fixture(autouse=True)
def _at_noon(clock, session):
    """Invitations have a last moment."""


def with_editor(role=EditorRole.EDITOR):
    supplier, colleague = make_complete_draft(), make_user(name="Sam Verbeek")
    supplier.editors.append(SupplierEditor(user=colleague, role=role, since=NOON))
    return save(supplier), colleague


def editor_of(supplier, user):
    return next(editor for editor in supplier.editors if editor.user_id == user.id)


def people_of(supplier, what=""):
    return f"/mijn-bedrijven/{supplier.id}/mensen{what}"


def test_an_owner_invites_somebody_who_makes_an_account_and_edits_the_firm(client, mailbox):
    owner = make_user()
    supplier = make_complete_draft(owner)
    client.sign_in(owner)
    client.post(people_of(supplier, "/uitnodigen"), data={"email": " Sam@Example.nl", "role": "editor"})
    link = re.search(r"/meebewerken/\S+", mailbox()[-1].text).group()
    client.sign_out()
    answer = client.post(link, data={"name": "Sam Verbeek", "password": PASSWORD})
    assert answer.location == f"/mijn-bedrijven/{supplier.id}"
    assert editor_of(supplier, find_by_email("sam@example.nl")).role is EditorRole.EDITOR


def test_somebody_with_an_account_accepts_signed_in_and_the_others_are_told(client, mailbox):
    supplier, sam = make_complete_draft(), make_user(email="sam@example.nl", name="Sam Verbeek")
    token = editor_token(make_editor_invitation(supplier))
    client.sign_in(sam)
    assert client.post(f"/meebewerken/{token}/aannemen").status_code == 303
    assert edits(sam, supplier)
    assert supplier.editors[0].user.email in [mail.recipient for mail in mailbox() if "Sam Verbeek" in mail.subject]


def test_an_invitation_works_once(client):
    token = editor_token(make_editor_invitation())
    client.sign_in(make_user(email="sam@example.nl"))
    client.post(f"/meebewerken/{token}/aannemen")
    assert client.post(f"/meebewerken/{token}/aannemen").status_code == 410


def test_an_invitation_for_another_address_is_refused(client):
    invitation = make_editor_invitation()
    client.sign_in(make_user())
    assert client.post(f"/meebewerken/{editor_token(invitation)}/aannemen").status_code == 410
    assert len(invitation.supplier.editors) == 1


@pytest.mark.parametrize("forge", [lambda token: token[:-2], lambda _token: "WzEsMV0.x.y", lambda token: token[1:]])
def test_a_forged_link_gets_a_page_that_helps(client, forge):
    answer = client.get(f"/meebewerken/{forge(editor_token(make_editor_invitation()))}")
    assert answer.status_code == 410
    assert "nieuwe uitnodiging" in answer.text


def test_an_expired_invitation_lets_nobody_in():
    invitation = make_editor_invitation()
    with pytest.raises(InvitationClosed):
        services.accept(invitation, user=make_user(email="sam@example.nl"), at=NOON + LASTS)


def test_sent_again_the_earlier_link_stops():
    invitation = make_editor_invitation()
    earlier = editor_token(invitation)
    services.send_again(invitation, by=invitation.invited_by, at=NOON, lasts=LASTS)
    assert invitation_named(earlier) is None


def test_nobody_is_invited_twice_nor_when_they_are_in():
    supplier, colleague = with_editor()
    make_editor_invitation(supplier)
    for email in ("sam@example.nl", colleague.email):
        with pytest.raises(DomainError):
            make_editor_invitation(supplier, email=email)


def test_the_last_owner_cannot_leave_nor_become_an_editor():
    supplier, _colleague = with_editor()
    owner = supplier.editors[0]
    with pytest.raises(DomainError):
        services.take_out(owner, by=owner.user, at=NOON)
    with pytest.raises(DomainError):
        services.change_role(owner, EditorRole.EDITOR, by=owner.user)


def test_an_owner_leaves_once_there_is_another(session):
    supplier, colleague = with_editor()
    owner = supplier.editors[0]
    services.change_role(editor_of(supplier, colleague), EditorRole.OWNER, by=owner.user)
    services.take_out(owner, by=owner.user, at=NOON)
    assert [editor.user for editor in supplier.editors] == [colleague]


def test_who_is_taken_out_is_told_and_their_invitations_end(mailbox):
    supplier, colleague = with_editor(EditorRole.OWNER)
    invitation = make_editor_invitation(supplier, by=colleague)
    services.take_out(editor_of(supplier, colleague), by=supplier.editors[0].user, at=NOON)
    assert not invitation.is_open_at(NOON)
    assert "U bewerkt" in [mail.subject for mail in mailbox() if mail.recipient == colleague.email][-1]


def test_one_person_edits_several_firms_and_leaves_one(client):
    first, second = make_complete_draft(), make_complete_draft()
    sam = make_user()
    for supplier in (first, second):
        services.add_editor(supplier, sam, EditorRole.EDITOR, by=sam, at=now())
    client.sign_in(sam)
    assert client.post(people_of(first, f"/{sam.id}/eraf")).location == "/mijn-bedrijven"
    assert not edits(sam, first)
    assert edits(sam, second)


def test_an_editor_sees_the_people_and_changes_nothing(client):
    supplier, colleague = with_editor()
    owner = supplier.editors[0].user
    client.sign_in(colleague)
    assert owner.name in client.get(people_of(supplier)).text
    for what in ("/uitnodigen", f"/{owner.id}/rol", f"/{owner.id}/eraf"):
        assert client.post(people_of(supplier, what)).status_code == 404


def test_the_last_owner_gets_a_page_with_what_to_do(client):
    supplier = make_complete_draft()
    owner = supplier.editors[0].user
    client.sign_in(owner)
    answer = client.post(people_of(supplier, f"/{owner.id}/eraf"))
    assert answer.status_code == 422
    assert "Maak eerst iemand anders eigenaar" in answer.text


def test_the_page_of_the_people_takes_at_most_fourteen_queries(client, count_queries):
    supplier, colleague = with_editor()
    make_editor_invitation(supplier)
    client.sign_in(colleague)
    with count_queries() as queries:
        client.get(people_of(supplier))
    assert len(queries) <= 14
