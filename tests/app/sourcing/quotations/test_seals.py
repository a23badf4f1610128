"""Who holds the keys of a seal."""

import pytest

from app.accounts.models import Role
from app.audit.services import trail
from app.core.errors import DomainError
from app.sourcing.quotations import sealing, seals
from app.sourcing.quotations.queries import can_receive, envelopes_of
from app.sourcing.roles.kinds import FileRoleKind
from tests.factories.procurement import make_declaration, make_request, make_role_in
from tests.factories.quotations import make_named_seal, make_openers, make_seal
from tests.factories.sourcing import NOON, make_buyer, make_person


def set_key(holder, passphrase="fiets lamp gracht noot"):
    salt = sealing.fresh_salt()
    seals.set_key(holder, salt, sealing.pair_from(passphrase, salt), by=holder.user, at=NOON)


def test_the_seal_is_ready_when_all_three_are(asked):
    seal = make_named_seal(asked)
    for holder in seal.holders[:2]:
        set_key(holder)
    assert not can_receive(asked)
    set_key(seal.holders[2])
    assert can_receive(asked)
    assert len(envelopes_of(seal)) == 6


def test_what_is_kept_is_no_key(seal):
    holders = [holder.public_key for holder in seal.holders]
    assert not any(sealing.is_pair(seal.public_key, bytes(each)) for each in [*holders, seal.public_key])
    assert all(envelope.inner is None for envelope in envelopes_of(seal))


def test_a_request_without_seal_receives_at_once(session):
    assert can_receive(make_request(is_sealed=False))


@pytest.mark.parametrize("number", [1, 2, 4])
def test_there_are_three_holders(asked, number):
    with pytest.raises(DomainError, match="drie"):
        make_named_seal(asked, make_openers(asked.file, number))


def test_the_same_person_does_not_hold_two_keys(asked):
    one, other = make_openers(asked.file, 2)
    with pytest.raises(DomainError, match="drie"):
        make_named_seal(asked, [one, other, other])


def test_who_is_no_opener_holds_no_key(asked):
    people = [*make_openers(asked.file, 2), make_buyer()]
    with pytest.raises(DomainError, match="openers"):
        make_named_seal(asked, people)


def test_an_administrator_holds_no_key(asked):
    administrator = make_person(Role.ADMINISTRATOR)
    make_role_in(asked.file, FileRoleKind.OPENER, administrator)
    with pytest.raises(DomainError, match="beheerder"):
        make_named_seal(asked, [*make_openers(asked.file, 2), administrator])


def test_who_stepped_aside_holds_no_key(asked):
    people = make_openers(asked.file)
    aside = people[0]
    make_declaration(asked.file, aside, has_interest=True)
    with pytest.raises(DomainError, match="belang"):
        make_named_seal(asked, people)


def test_holders_can_be_changed_until_the_seal_is_ready(asked):
    first = make_openers(asked.file)
    seal = make_named_seal(asked, first)
    set_key(seal.holders[0])
    [newcomer] = make_openers(asked.file, 1)
    make_named_seal(asked, [*first[:2], newcomer])
    assert [holder.user_id for holder in seal.holders] == [first[0].id, first[1].id, newcomer.id]
    assert [bool(holder.ready_at) for holder in seal.holders] == [True, False, False]


def test_holders_cannot_change_once_the_seal_is_ready(asked, seal):
    with pytest.raises(DomainError, match="klaar"):
        make_named_seal(asked)


def test_a_passphrase_cannot_change_once_the_seal_is_ready(seal):
    with pytest.raises(DomainError, match="klaar"):
        set_key(seal.holders[0])


def test_the_trail_says_who_held_a_key_and_when_they_were_ready(asked):
    seal = make_seal(asked)
    acts = [(entry.action, entry.actor_id) for entry in trail(asked.file) if entry.action.startswith("seal.")]
    ready = [("seal.passphrase_set", holder.user_id) for holder in seal.holders]
    assert acts == [
        ("seal.holders_named", asked.file.owner_id),
        *ready,
        ("seal.closed", seal.holders[2].user_id),
    ]
