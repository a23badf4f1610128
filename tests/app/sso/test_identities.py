"""Whom a provider may let in as whom, and which roles it may give."""

from datetime import date, timedelta

import pytest

from app.accounts import passwords
from app.accounts.models import Role, RoleAssignment, User
from app.accounts.policies import holds, municipalities_of
from app.audit.services import trail
from app.core.clock import now, today
from app.sso import identities, services
from app.sso.models import ExternalIdentity
from app.sso.refusals import Reason, SignInRefused
from tests.factories.accounts import (
    PASSWORD,
    make_administrator,
    make_board_member,
    make_buyer,
    make_role,
    make_user,
)
from tests.factories.organisations import make_region
from tests.factories.sso import make_identity, make_provider

ZEIST, BUNNIK = "GM0355", "GM0312"


@pytest.fixture
def provider(session):
    make_region()
    return make_provider()


def welcome(provider, *, at=None, **claims):
    said = {"sub": "noor-1", "email": "noor@zeist.example", "email_verified": True, "name": "Noor Bakker", **claims}
    return identities.welcome(provider, said, at=at or now())


def roles_of(session, user):
    session.flush()
    session.expire_all()
    return sorted((each.role.value, each.municipality_code) for each in user.roles if each.holds_on(today()))


# Accounts ------------------------------------------------------------------------------------------------


def test_a_new_person_gets_an_account_that_no_password_opens(session, provider):
    user = welcome(provider)
    assert user.confirmed_at is not None
    assert not passwords.is_set(user.password_hash)


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": "Noor Bakker"}, "Noor Bakker"),
        ({"name": None, "given_name": "Noor", "family_name": "Bakker"}, "Noor Bakker"),
        ({"name": 12}, "noor"),
        ({"name": " \u202e\x00 "}, "noor"),
        ({"name": "x" * 500}, "x" * 100),
        ({"name": "Noor\u200b\nBakker"}, "Noor Bakker"),
    ],
    ids=str,
)
def test_an_account_is_named_as_the_provider_says_when_that_can_be_shown(session, provider, claims, name):
    assert welcome(provider, **claims).name == name


def test_the_language_of_a_new_account_follows_the_provider(session, provider):
    assert welcome(provider, locale="en-GB").language == "en"


def test_a_known_address_is_linked_and_its_password_goes_on_working(session, provider):
    known = make_user(email="noor@zeist.example")
    assert welcome(provider) is known
    assert passwords.matches(known.password_hash, PASSWORD)


def test_linking_is_recorded(session, provider):
    known = make_user(email="noor@zeist.example")
    welcome(provider)
    linked = session.query(ExternalIdentity).one()
    assert [(entry.action, entry.actor_id) for entry in trail(linked)] == [("external_identity.linked", known.id)]


def test_linking_is_mailed(session, provider, mailbox):
    make_user(email="noor@zeist.example")
    welcome(provider)
    (mail,) = mailbox()
    assert mail.recipient == "noor@zeist.example"
    assert "Zeist" in mail.text


def test_a_new_account_is_mailed_once(session, provider, mailbox):
    welcome(provider)
    welcome(provider)
    assert [mail.recipient for mail in mailbox()] == ["noor@zeist.example"]


def test_whoever_signed_up_with_an_address_beforehand_does_not_keep_its_account(session, provider):
    """The account was never confirmed: somebody else may have made it and be waiting with its password."""
    planted = make_user(email="noor@zeist.example", confirmed_at=None)
    key = planted.session_key
    user = welcome(provider)
    assert user is planted
    assert not passwords.matches(user.password_hash, PASSWORD)
    assert user.session_key != key


def test_an_address_in_capitals_is_the_same_address(session, provider):
    known = make_user(email="noor@zeist.example")
    assert welcome(provider, email="Noor@Zeist.Example") is known


@pytest.mark.parametrize("email", ["noor@bunnik.example", "noor@zeist.example.com", "noor@notzeist.example", "@", ""])
def test_a_provider_speaks_for_its_own_domains_only(session, provider, email):
    known = make_user(email=email or "nobody@bunnik.example")
    with pytest.raises(SignInRefused) as refused:
        welcome(provider, email=email)
    assert refused.value.reason in (Reason.FOREIGN_DOMAIN, Reason.UNVERIFIED)
    assert session.query(ExternalIdentity).filter_by(user_id=known.id).count() == 0


def test_the_same_subject_at_another_issuer_is_somebody_else(session, provider):
    other = make_provider(municipality_code=BUNNIK, domains=("bunnik.example",))
    first = welcome(provider)
    second = welcome(other, email="noor@bunnik.example")
    assert first is not second


def test_a_known_person_is_refused_once_the_address_moves_elsewhere(session, provider):
    welcome(provider)
    with pytest.raises(SignInRefused):
        welcome(provider, email="noor@elsewhere.example")


# Roles ---------------------------------------------------------------------------------------------------


def test_the_claim_gives_roles_in_the_municipality_of_the_provider_only(session, provider):
    user = welcome(provider, roles=["inkoop", "controle", "beheer", "administrator", "desk"])
    assert roles_of(session, user) == [("buyer", ZEIST), ("controller", ZEIST)]


@pytest.mark.parametrize("said", [None, "", [], ["Inkoop"], 1, {"inkoop": True}, [["inkoop"]]], ids=str)
def test_a_claim_that_says_nothing_gives_nothing(session, provider, said):
    assert roles_of(session, welcome(provider, roles=said)) == []


def test_one_role_may_come_as_a_plain_text(session, provider):
    assert roles_of(session, welcome(provider, roles="inkoop")) == [("buyer", ZEIST)]


def test_roles_may_stand_inside_another_claim(session, provider):
    provider.role_claim = "realm_access.roles"
    assert roles_of(session, welcome(provider, realm_access={"roles": ["inkoop"]})) == [("buyer", ZEIST)]


def test_a_claim_with_a_dot_in_its_name_is_read_as_such(session, provider):
    provider.role_claim = "https://zeist.example/roles"
    user = welcome(provider, **{"https://zeist.example/roles": ["inkoop"]})
    assert roles_of(session, user) == [("buyer", ZEIST)]


def test_a_role_ends_at_the_first_sign_in_without_it(session, provider):
    user = welcome(provider, roles=["inkoop"], at=now() - timedelta(days=3))
    welcome(provider, roles=[])
    assert roles_of(session, user) == []


def test_a_role_of_today_ends_today(session, provider):
    user = welcome(provider, roles=["inkoop"])
    welcome(provider, roles=[])
    assert roles_of(session, user) == []


def test_a_role_that_ended_comes_back(session, provider):
    user = welcome(provider, roles=["inkoop"])
    welcome(provider, roles=[])
    welcome(provider, roles=["inkoop"])
    assert roles_of(session, user) == [("buyer", ZEIST)]


def test_signing_in_again_gives_no_second_role(session, provider):
    user = welcome(provider, roles=["inkoop"])
    welcome(provider, roles=["inkoop"])
    assert session.query(RoleAssignment).filter_by(user_id=user.id).count() == 1


def test_a_role_given_by_hand_is_left_alone(session, provider):
    known = make_buyer(email="noor@zeist.example")
    welcome(provider, roles=[])
    assert roles_of(session, known) == [("buyer", ZEIST)]


def test_a_role_given_by_hand_is_not_doubled_by_the_claim(session, provider):
    known = make_buyer(email="noor@zeist.example")
    welcome(provider, roles=["inkoop"])
    assert roles_of(session, known) == [("buyer", ZEIST)]


def test_roles_elsewhere_are_left_alone(session, provider):
    known = make_buyer(BUNNIK, email="noor@zeist.example")
    welcome(provider, roles=[])
    assert municipalities_of(known, Role.BUYER) == {BUNNIK}


def test_giving_and_ending_a_role_is_recorded_without_an_actor(session, provider):
    user = welcome(provider, roles=["inkoop"], at=now() - timedelta(days=3))
    assignment = session.query(RoleAssignment).filter_by(user_id=user.id).one()
    welcome(provider, roles=[])
    assert [(entry.action, entry.actor_id) for entry in trail(assignment)] == [
        ("role.given", None),
        ("role.ended", None),
    ]


def test_switching_off_ends_what_the_provider_gave_and_nothing_else(session, provider):
    by_claim = welcome(provider, roles=["inkoop"])
    by_hand = make_buyer()
    services.switch_off(provider, by=make_administrator(), at=now())
    session.expire_all()
    assert not holds(by_claim, Role.BUYER)
    assert holds(by_hand, Role.BUYER)


# The second factor ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "strong"),
    [
        ({}, False),
        ({"amr": ["pwd"]}, False),
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "urn:example:high"}, True),
        ({"acr": "urn:example:low"}, False),
        ({"mfa": True}, False),
    ],
    ids=str,
)
def test_a_second_factor_counts_only_when_amr_or_acr_says_so(session, provider, claims, strong):
    provider.strong_acr = ["urn:example:high"]
    assert identities.is_strong(welcome(provider), provider, claims) is strong


def test_without_named_values_no_second_factor_counts(session, provider):
    provider.strong_amr = []
    assert not identities.is_strong(welcome(provider), provider, {"amr": ["mfa"], "acr": ""})


@pytest.mark.parametrize(
    "make",
    [make_administrator, make_board_member, lambda **values: make_buyer(BUNNIK, **values)],
    ids=["administrator", "board member", "buyer elsewhere"],
)
def test_a_provider_s_factor_does_not_open_roles_outside_its_municipality(session, provider, make):
    make(email="noor@zeist.example")
    user = welcome(provider, roles=["inkoop"])
    assert not identities.is_strong(user, provider, {"amr": ["mfa"]})


def test_a_role_outside_that_has_ended_no_longer_matters(session, provider):
    user = make_user(email="noor@zeist.example")
    make_role(user, Role.BUYER, municipality_code=BUNNIK, ends_on=date(2021, 1, 1))
    assert identities.is_strong(welcome(provider), provider, {"amr": ["mfa"]})


def test_a_person_known_at_the_provider_keeps_one_link(session, provider):
    user = make_user(email="noor@zeist.example")
    make_identity(user, provider, subject="noor-1")
    assert welcome(provider) is user
    assert session.query(User).count() == 1
