"""Whatever a provider says, it leads to an address of its own or to a refusal, and never to a crash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.models import Role
from app.sso.claims import address_of, is_confirmed, name_of, roles_of, says_second_factor, subject_of, values_at
from app.sso.models import IdentityProvider
from app.sso.refusals import SignInRefused

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["sub", "email", "email_verified", "name", "given_name", "family_name", "roles", "amr", "acr"])
CLAIMS = st.dictionaries(NAMES, ANYTHING)
PROVIDER = IdentityProvider(
    role_claim="roles", buyer_values=["inkoop"], controller_values=[], strong_amr=["mfa"], strong_acr=["high"]
)


@given(CLAIMS, st.text())
def test_an_address_is_one_of_the_domain_or_refused(claims, local):
    claims = {**claims, "email": f"{local}@zeist.example", "email_verified": True}
    try:
        address = address_of(claims, ["zeist.example"])
    except SignInRefused:
        return
    assert address.endswith("@zeist.example")
    assert address.isprintable()
    assert len(address) <= 254


@given(CLAIMS)
def test_no_claim_makes_reading_fail(claims):
    for read in (subject_of, lambda said: address_of(said, ["zeist.example"])):
        try:
            read(claims)
        except SignInRefused:
            pass
    assert roles_of(claims, PROVIDER) <= {Role.BUYER, Role.CONTROLLER}
    assert says_second_factor(claims, PROVIDER) in (True, False)


@given(CLAIMS, st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_a_name_can_always_be_shown(claims, local):
    name = name_of(claims, f"{local}@zeist.example")
    assert 0 < len(name) <= 100
    assert name == name.strip()


@pytest.mark.parametrize(
    ("claims", "confirmed"),
    [
        ({"email_verified": True}, True),
        ({"email_verified": "true"}, False),
        ({"email_verified": 1}, False),
        ({}, False),
        ({"xms_edov": True}, True),
        ({"xms_edov": "1"}, True),
        ({"xms_edov": False}, False),
        ({"xms_edov": "0"}, False),
        ({"xms_edov": ["true"]}, False),
        ({"email_verified": False, "xms_edov": True}, False),
        ({"email_verified": None, "xms_edov": True}, False),
    ],
)
def test_an_address_is_confirmed_by_the_claim_for_it(claims, confirmed):
    assert is_confirmed(claims) is confirmed


@pytest.mark.parametrize(
    ("claims", "path", "values"),
    [
        ({"roles": ["a", "b"]}, "roles", {"a", "b"}),
        ({"roles": "a"}, "roles", {"a"}),
        ({"a": {"b": {"c": ["d"]}}}, "a.b.c", {"d"}),
        ({"a.b": "d", "a": {"b": "e"}}, "a.b", {"d"}),
        ({"a": "text"}, "a.b", set()),
        ({}, "", set()),
        ({"roles": ["a", 1, None, ["b"]]}, "roles", {"a"}),
    ],
)
def test_values_are_found_at_a_path(claims, path, values):
    assert values_at(claims, path) == values
