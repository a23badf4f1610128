"""Giving, ending and handing over the roles in a file."""

from datetime import timedelta

import pytest

from app.accounts.models import Role
from app.audit.services import trail
from app.core.errors import DomainError
from app.sourcing.roles import queries, services
from app.sourcing.roles.kinds import GIVEN, FileRoleKind
from tests.factories.four_eyes import make_controller, make_declaration
from tests.factories.procurement import make_role_in
from tests.factories.sourcing import DE_BILT, NOON, make_buyer, make_file, make_person

LATER = NOON + timedelta(days=1)
DEPUTY, ASSESSOR, SIGNER = FileRoleKind.DEPUTY, FileRoleKind.ASSESSOR, FileRoleKind.SIGNER


@pytest.fixture
def file(session):
    return make_file()


def give(file, kind, to, **values):
    return services.give_role(file, kind, to, **{"by": file.owner, "at": NOON, **values})


def holders(file):
    return [(role.kind, role.user) for role in queries.roles_in(file)]


@pytest.mark.parametrize("kind", GIVEN)
def test_a_buyer_of_the_municipality_can_have_every_role(file, kind):
    person = make_buyer()
    give(file, kind, person)
    assert holders(file) == [(kind, person)]


def test_a_controller_has_every_role_but_that_of_deputy(file):
    controller = make_controller()
    give(file, ASSESSOR, controller)
    with pytest.raises(DomainError, match="kan deze rol"):
        give(file, DEPUTY, controller)


@pytest.mark.parametrize("make", [lambda: make_buyer(DE_BILT), lambda: make_person(Role.DESK), make_person])
def test_nobody_from_elsewhere_gets_a_role(file, make):
    with pytest.raises(DomainError, match="kan deze rol"):
        give(file, ASSESSOR, make())


def test_nobody_gets_a_role_twice(file):
    person = make_buyer()
    give(file, ASSESSOR, person)
    with pytest.raises(DomainError, match="al"):
        give(file, ASSESSOR, person)


def test_who_stepped_aside_gets_no_role(file):
    person = make_buyer()
    make_declaration(file, person, has_interest=True)
    with pytest.raises(DomainError, match="kan deze rol"):
        give(file, ASSESSOR, person)


def test_the_owner_cannot_be_named_signer(file):
    with pytest.raises(DomainError, match="gewerkt"):
        give(file, SIGNER, file.owner)


def test_who_is_to_sign_does_not_become_deputy(file):
    person = make_buyer()
    give(file, SIGNER, person)
    with pytest.raises(DomainError, match="Niemand schrijft en tekent zelf"):
        give(file, DEPUTY, person)


def test_a_role_ends_and_stays_in_the_past(file):
    role = make_role_in(file, ASSESSOR, make_buyer())
    services.end_role(role, by=file.owner, at=LATER)
    assert queries.roles_in(file) == []
    assert [each.ended_at for each in queries.all_roles_in(file)] == [LATER]


def test_a_role_is_handed_over_and_back(file):
    first, stand_in = make_buyer(), make_buyer()
    role = make_role_in(file, ASSESSOR, first)
    lent = services.hand_over(role, stand_in, note="Leave until 3 March", by=first, at=NOON)
    assert holders(file) == [(ASSESSOR, stand_in)]
    assert lent.note == "Leave until 3 March"
    services.hand_over(lent, first, note=None, by=stand_in, at=LATER)
    assert holders(file) == [(ASSESSOR, first)]


def test_a_file_is_handed_over_to_another_owner(file):
    before, deputy = file.owner, make_buyer()
    make_role_in(file, DEPUTY, deputy)
    services.hand_over_ownership(file, deputy, note="Ill", by=before, at=LATER)
    assert file.owner is deputy
    assert holders(file) == []
    assert queries.owned_since(file) == LATER
    [past] = [role for role in queries.all_roles_in(file) if role.kind is FileRoleKind.OWNER]
    assert (past.user, past.given_at, past.ended_at) == (before, NOON, LATER)


def test_a_file_is_not_handed_over_to_its_owner(file):
    with pytest.raises(DomainError, match="al"):
        services.hand_over_ownership(file, file.owner, note=None, by=file.owner, at=NOON)


def test_a_controller_never_becomes_owner(file):
    with pytest.raises(DomainError, match="kan deze rol"):
        services.hand_over_ownership(file, make_controller(), note=None, by=file.owner, at=NOON)


def test_every_step_is_in_the_audit_trail(file):
    role = give(file, ASSESSOR, make_buyer())
    lent = services.hand_over(role, make_buyer(), note=None, by=file.owner, at=NOON)
    services.end_role(lent, by=file.owner, at=NOON)
    services.hand_over_ownership(file, make_buyer(), note=None, by=file.owner, at=NOON)
    acts = [act.action for act in trail(file)[1:]]
    assert acts == ["role.given", "role.handed_over", "role.ended", "role.owner_handed_over"]


def test_who_got_a_role_hears_it_in_one_mail(file, mailbox):
    person = make_buyer()
    give(file, ASSESSOR, person)
    [mail] = mailbox()
    assert mail.recipient == person.email
    assert "/rollen" in mail.text
