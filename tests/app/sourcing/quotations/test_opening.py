"""Opening quotations, through the pages: two people, each with their own passphrase and session."""

from datetime import timedelta
from io import BytesIO

import pytest

from app.audit.services import trail
from app.core.storage import storage
from app.sourcing.quotations.models import OpeningStep
from app.sourcing.quotations.queries import entries_of, envelopes_of
from app.sourcing.quotations.receiving import FOLDER
from app.sourcing.roles.queries import declaration_of
from tests.app.sourcing.pages import text_of, url
from tests.factories.files import pdf
from tests.factories.procurement import DEADLINE, make_declaration
from tests.factories.quotations import AFTER, an_offer, hand_in, passphrase_of


@pytest.fixture
def quotation(seal):
    return hand_in(seal.request.invitations[0])


@pytest.fixture
def after(quotation, clock):
    """It is an hour after the deadline."""
    return clock(AFTER)


def turn(client, seal, number, passphrase=None):
    """The holder with this number signs in and gives a passphrase, by default their own."""
    file, holder = seal.request.file, seal.holders[number]
    client.sign_in(holder.user)
    given = passphrase or passphrase_of(file, holder.user)
    return client.post(url(file, "offertes", "openen"), data={"passphrase": given})


def steps(seal):
    return [(entry.step, entry.user_id) for entry in entries_of(seal)]


@pytest.mark.parametrize(("first", "second"), [(0, 1), (1, 0), (0, 2), (2, 1)])
def test_any_two_open_together(client, seal, quotation, after, first, second):
    assert turn(client, seal, first).status_code == 303
    assert quotation.opened_at is None
    assert turn(client, seal, second).status_code == 303
    assert (quotation.opened_at, quotation.amount, quotation.file_name) == (AFTER, an_offer().amount, "offerte-heg.pdf")
    assert storage().read(quotation.stored_as) == pdf()


def test_the_closed_file_is_removed_when_it_was_opened(client, seal, quotation, after):
    closed = quotation.stored_as
    for number in (0, 1):
        turn(client, seal, number)
    assert not storage().has(closed)


def test_one_person_does_not_turn_two_keys(client, seal, quotation, after):
    turn(client, seal, 0)
    turn(client, seal, 0)
    assert quotation.opened_at is None


def test_the_key_of_the_first_is_still_closed_for_the_second(client, seal, quotation, after):
    turn(client, seal, 0)
    inner = [envelope.inner for envelope in envelopes_of(seal) if envelope.inner]
    assert {len(each) for each in inner} == {32 + 48}
    assert len(inner) == 2


@pytest.mark.parametrize("moment", [DEADLINE - timedelta(days=2), DEADLINE])
def test_before_the_deadline_is_refused_and_logged(client, seal, quotation, clock, moment):
    clock(moment)
    answer = turn(client, seal, 0)
    assert answer.status_code == 422
    assert "13:00:00" in text_of(answer)
    assert steps(seal) == [(OpeningStep.TOO_EARLY, seal.holders[0].user_id)]
    assert trail(seal.request.file)[-1].action == "quotations.opening_too_early"
    assert not any(envelope.inner for envelope in envelopes_of(seal))


def test_a_deadline_that_was_moved_counts(client, seal, quotation, after):
    seal.request.deadline = AFTER + timedelta(days=1)
    assert turn(client, seal, 0).status_code == 422


def test_a_wrong_passphrase_is_refused_and_logged(client, seal, quotation, after):
    assert turn(client, seal, 0, "fiets lamp gracht noot").status_code == 422
    assert steps(seal) == [(OpeningStep.NOT_RECOGNISED, seal.holders[0].user_id)]
    assert trail(seal.request.file)[-1].action == "quotations.passphrase_not_recognised"


def test_the_passphrase_of_a_colleague_is_not_mine(client, seal, quotation, after):
    other = passphrase_of(seal.request.file, seal.holders[1].user)
    assert turn(client, seal, 0, other).status_code == 422


def test_what_came_in_to_a_request_that_was_withdrawn_stays_closed(client, seal, quotation, after):
    seal.request.withdrawn_at = AFTER
    answer = turn(client, seal, 0)
    assert (answer.status_code, quotation.opened_at) == (422, None)


def test_guessing_on_has_to_wait(client, seal, quotation, after):
    answers = [turn(client, seal, 0, "fiets lamp gracht noot").status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]
    assert turn(client, seal, 0).status_code == 429


def test_however_a_passphrase_is_spaced_it_is_the_same(client, seal, quotation, after):
    spaced = "  " + passphrase_of(seal.request.file, seal.holders[0].user).replace(" ", "   ")
    assert turn(client, seal, 0, spaced).status_code == 303


def test_who_stepped_aside_may_not_open(client, seal, quotation, after):
    aside = seal.holders[0].user
    make_declaration(seal.request.file, aside, has_interest=True)
    assert turn(client, seal, 0).status_code == 404


def test_who_did_not_declare_about_interests_turns_no_key(client, seal, quotation, after, session):
    session.delete(declaration_of(seal.holders[0].user, seal.request.file))
    answer = turn(client, seal, 0)
    assert (answer.location, steps(seal)) == (url(seal.request.file, "rollen") + "#declaration", [])


def test_who_holds_no_key_may_not_open(client, seal, quotation, after):
    client.sign_in(seal.request.file.owner)
    assert client.get(url(seal.request.file, "offertes", "openen")).status_code == 404


def test_a_damaged_quotation_is_named_and_the_others_open(client, seal, quotation, after):
    other = hand_in(seal.request.invitations[1])
    closed = bytearray(storage().read(quotation.stored_as))
    closed[200] ^= 1
    storage().put(quotation.stored_as, BytesIO(bytes(closed)))
    for number in (0, 1):
        turn(client, seal, number)
    assert (quotation.opened_at, other.opened_at) == (None, AFTER)
    page = text_of(client.get(url(seal.request.file, "offertes", "opening")))
    assert "beschadigd of verwisseld" in page
    assert trail(seal.request.file)[-1].values.content["not_opened"] == [quotation.invitation_id]


def test_a_quotation_that_was_laid_under_another_name_does_not_open(client, seal, quotation, after):
    other = hand_in(seal.request.invitations[1], an_offer(file_name="other.pdf"))
    quotation.stored_as, other.stored_as = other.stored_as, quotation.stored_as
    for number in (0, 1):
        turn(client, seal, number)
    assert (quotation.opened_at, other.opened_at) == (None, None)


def test_what_did_not_open_needs_two_people_again(client, seal, quotation, after):
    whole = storage().read(quotation.stored_as)
    storage().put(quotation.stored_as, BytesIO(b"damaged"))
    for number in (0, 1):
        turn(client, seal, number)
    storage().put(quotation.stored_as, BytesIO(whole))
    turn(client, seal, 2)
    assert quotation.opened_at is None
    turn(client, seal, 0)
    assert quotation.opened_at == AFTER


def test_the_record_names_who_opened_when_and_each_quotation_with_its_hash_and_amount(client, seal, quotation, after):
    for number in (0, 2):
        turn(client, seal, number)
    page = text_of(client.get(url(seal.request.file, "offertes", "opening")))
    for known in (seal.holders[0].user.name, seal.holders[2].user.name, quotation.sha256, "45.123,45", "14:00:00"):
        assert known in page
    assert steps(seal) == [
        (OpeningStep.FIRST_KEY, seal.holders[0].user_id),
        (OpeningStep.OPENED, seal.holders[2].user_id),
    ]


def test_the_trail_tells_of_the_opening_without_amounts(client, seal, quotation, after):
    for number in (0, 1):
        turn(client, seal, number)
    entry = trail(seal.request.file)[-1]
    assert entry.action == "quotations.opened"
    assert entry.values.content == {"opened": [quotation.invitation_id], "not_opened": []}


def test_opening_asks_again_who_is_there(client, seal, quotation, after, clock):
    client.sign_in(seal.holders[0].user)
    clock(AFTER + timedelta(minutes=11))
    answer = client.get(url(seal.request.file, "offertes", "openen"))
    assert answer.location.startswith("/account/controle")


def test_nothing_of_the_storage_is_left_besides_what_belongs_to_a_quotation(client, seal, quotation, after):
    before = set(storage().names(FOLDER))
    for number in (0, 1):
        turn(client, seal, number)
    new = set(storage().names(FOLDER)) - before
    assert new == {quotation.stored_as.removeprefix(f"{FOLDER}/")}
