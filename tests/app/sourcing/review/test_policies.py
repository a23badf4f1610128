"""Who may offer, sign, return and add: truth tables."""

import pytest

from app.memberships.services import declare_interest
from app.sourcing import policies
from app.sourcing.kinds import FileStatus
from app.sourcing.policy.kinds import Signer
from app.sourcing.queries import shortlist_of
from app.sourcing.review import addenda, services
from app.sourcing.roles.kinds import FileRoleKind
from tests.factories.four_eyes import make_controller, make_declaration, make_offered, make_ready_file
from tests.factories.procurement import make_locked_file, make_policy, make_role_in
from tests.factories.sourcing import DE_BILT, NOON, make_buyer, make_person


def person(file, kind):
    """Somebody by a short name, in the words of the tables below."""
    if kind == "signed out":
        return None
    if kind == "owner":
        return file.owner
    made = {
        "colleague": make_buyer,
        "controller": make_controller,
        "buyer elsewhere": lambda: make_buyer(DE_BILT),
        "controller elsewhere": lambda: make_controller(DE_BILT),
        "entrepreneur": make_person,
    }
    if kind in made:
        return made[kind]()
    return _with_a_past(file, kind)


def _with_a_past(file, kind):
    someone = make_controller() if "controller" in kind else make_buyer()
    if kind == "colleague with a tie":
        declare_interest(someone, shortlist_of(file)[0].supplier, at=NOON)
    elif kind == "colleague who stepped aside":
        make_declaration(file, someone, has_interest=True)
    else:
        make_role_in(file, FileRoleKind(kind.rpartition(" as ")[2].replace(" ", "_")), someone)
    return someone


NOBODY_ELSE = ["signed out", "buyer elsewhere", "controller elsewhere", "entrepreneur"]
BARRED = ["owner", "colleague with a tie", "colleague who stepped aside", "colleague as deputy", *NOBODY_ELSE]


@pytest.mark.parametrize(
    ("kind", "signs"),
    [
        ("colleague", True),
        ("controller", True),
        ("colleague as assessor", True),
        ("colleague as opener", True),
        ("colleague as signer", True),
        *((kind, False) for kind in BARRED),
    ],
)
def test_who_did_not_work_on_it_signs(session, kind, signs):
    file = make_ready_file()
    visitor = person(file, kind)
    assert policies.may_sign(visitor, file) is signs


@pytest.mark.parametrize(
    ("signer", "kind", "signs"),
    [
        (Signer.CONTROLLER, "controller", True),
        (Signer.CONTROLLER, "colleague", False),
        (Signer.CONTROLLER, "controller elsewhere", False),
        (Signer.BUDGET_HOLDER, "controller as budget holder", True),
        (Signer.BUDGET_HOLDER, "colleague as budget holder", True),
        (Signer.BUDGET_HOLDER, "colleague", False),
        (Signer.BUDGET_HOLDER, "controller", False),
        (Signer.COLLEAGUE, "colleague", True),
        (Signer.COLLEAGUE, "controller", True),
    ],
)
def test_the_policy_says_who_signs(session, signer, kind, signs):
    file = make_ready_file()
    make_policy(signer=signer)
    assert policies.may_sign(person(file, kind), file) is signs


def test_where_a_signer_is_named_nobody_else_signs(session):
    file = make_ready_file()
    named = person(file, "colleague as signer")
    assert policies.may_sign(named, file)
    assert not policies.may_sign(make_buyer(), file)


@pytest.mark.parametrize(
    ("kind", "offers"),
    [
        ("owner", True),
        ("colleague as deputy", True),
        ("colleague", False),
        ("colleague as signer", False),
        ("controller", False),
        *((kind, False) for kind in NOBODY_ELSE),
    ],
)
def test_who_leads_the_file_offers_and_takes_back(session, kind, offers):
    file = make_ready_file()
    visitor = person(file, kind)
    assert policies.may_offer(visitor, file) is offers
    make_declaration_of(file, visitor)
    assert policies.may_take_back(visitor, make_offered(file)) is offers


def make_declaration_of(file, visitor):
    if visitor is not None and visitor is not file.owner:
        make_declaration(file, visitor)


@pytest.mark.parametrize("policy", [policies.may_sign, policies.may_offer, policies.may_change_shortlist])
def test_after_the_lock_nobody_signs_offers_or_changes(session, policy):
    file = make_locked_file()
    for visitor in (file.owner, make_buyer(), make_controller()):
        assert not policy(visitor, file)


@pytest.mark.parametrize("policy", [policies.may_sign, policies.may_offer, policies.may_declare])
def test_in_a_closed_file_nobody_does_anything(session, policy):
    file = make_ready_file()
    file.status = FileStatus.CLOSED
    for visitor in (file.owner, make_buyer(), make_controller()):
        assert not policy(visitor, file)


def test_only_what_waits_is_judged(session):
    review, signer = make_offered(), make_buyer()
    assert policies.may_judge(signer, review)
    services.take_back(review, by=review.file.owner, at=NOON)
    assert not policies.may_judge(signer, review)


@pytest.mark.parametrize(
    ("kind", "adds", "agrees"),
    [
        ("owner", True, False),
        ("colleague as deputy", True, False),
        ("colleague", False, True),
        ("controller", False, True),
        ("colleague with a tie", False, False),
        ("colleague who stepped aside", False, False),
        *((kind, False, False) for kind in NOBODY_ELSE),
    ],
)
def test_who_leads_writes_an_addendum_and_who_may_sign_agrees(session, kind, adds, agrees):
    file = make_locked_file()
    addendum = addenda.add(file, "One firm has moved.", by=file.owner, at=NOON)
    visitor = person(file, kind)
    assert policies.may_add_addendum(visitor, file) is adds
    assert policies.may_agree(visitor, addendum) is agrees


def test_before_the_lock_there_is_no_addendum(session):
    file = make_ready_file()
    assert not policies.may_add_addendum(file.owner, file)


def test_an_addendum_is_agreed_to_once(session):
    file = make_locked_file()
    addendum = addenda.add(file, "One firm has moved.", by=file.owner, at=NOON)
    addenda.agree(addendum, by=make_buyer(), at=NOON)
    assert not policies.may_agree(make_buyer(), addendum)
