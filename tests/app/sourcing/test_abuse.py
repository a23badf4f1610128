"""What somebody who has a part in a purchase, or had one, cannot do with it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.accounts.models import Role
from app.core.clock import now
from app.core.db import session as db
from app.core.errors import DomainError
from app.memberships.services import declare_interest
from app.sourcing.models import OutsideFirm, ShortlistDecision
from app.sourcing.outcomes.deciding import services as deciding
from app.sourcing.outcomes.details import AwardLine, OutcomeDetails
from app.sourcing.outcomes.models import OutcomeKind
from app.sourcing.quotations import policies
from app.sourcing.quotations.results import results_of
from app.sourcing.roles.kinds import FileRoleKind
from tests.app.sourcing.pages import text_of, url
from tests.factories import save
from tests.factories.exports import ask
from tests.factories.procurement import DEADLINE, make_declaration, make_quotation, make_request, make_role_in
from tests.factories.quotations import AFTER
from tests.factories.sourcing import NOON, make_buyer, make_listed_firm, make_person


@pytest.fixture
def asked(session, clock):
    """A request that was sent to three firms; it is an hour after the deadline."""
    clock(AFTER)
    return make_request()


@pytest.fixture
def file(asked):
    return asked.file


def step_aside(file, user):
    make_declaration(file, user, has_interest=True)


def leave(user):
    for held in user.roles:
        held.ended_at = now() - timedelta(hours=1)
    db.flush()


# Who left


@pytest.mark.parametrize("kind", [FileRoleKind.ASSESSOR, FileRoleKind.OPENER])
def test_who_left_the_municipality_keeps_nothing_of_a_role_in_its_files(client, asked, kind):
    quotation, former = make_quotation(asked.invitations[0]), make_buyer()
    make_role_in(asked.file, kind, former)
    leave(former)
    client.sign_in(former)
    pages = ["offertes", "offertes/vergelijking", "offertes/beoordelen", f"offertes/{quotation.id}"]
    assert {client.get(url(asked.file, page)).status_code for page in pages} == {404}
    assert not policies.may_hold(former, asked.file)


# Who has an interest


def test_who_has_an_interest_in_a_firm_of_the_file_neither_scores_nor_opens_nor_reads_prices(asked):
    quotation, official = make_quotation(asked.invitations[0]), make_buyer()
    for kind in (FileRoleKind.ASSESSOR, FileRoleKind.OPENER):
        make_role_in(asked.file, kind, official)
    declare_interest(official, asked.invitations[1].decision.supplier, at=NOON)
    file = asked.file
    allowed = (
        policies.may_score(official, file),
        policies.may_hold(official, file),
        policies.may_read(official, quotation),
    )
    assert allowed == (False, False, False)


def test_who_has_an_interest_in_a_firm_that_registered_later_does_not_decide(asked):
    firm = make_listed_firm()
    known = {"country": "NL", "email": "a@firm.example", "reason": "Asked before.", "added_at": NOON}
    outside = OutsideFirm(file=asked.file, name="Firm", added_by=asked.file.owner, supplier_id=firm.id, **known)
    decided = {"invited": True, "reason": "Asked before.", "decided_at": NOON, "decided_by": asked.file.owner}
    asked.invitations[0].decision = save(ShortlistDecision(file=asked.file, outside_firm=save(outside), **decided))
    make_quotation(asked.invitations[0])
    declare_interest(asked.file.owner, firm, at=NOON)
    line = AwardLine(asked.invitations[0].decision_id, None, Decimal(45_000), None)
    with pytest.raises(DomainError, match="belang"):
        deciding.decide(
            asked.file,
            OutcomeDetails(OutcomeKind.AWARDED, "The best plan.", (line,)),
            seen_version=0,
            by=asked.file.owner,
            at=AFTER,
        )


def test_who_stepped_aside_takes_no_prices_along_in_an_export(client, file):
    aside, export = make_buyer(), ask(file)
    step_aside(file, aside)
    client.sign_in(aside)
    answers = [
        client.post(url(file, "archief")),
        client.get(url(file, "archief", "weglakken")),
        client.get(url(file, "archief", export.id)),
        client.get(url(file, "archief", export.id, "json")),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert "u neemt geen export mee" in text_of(client.get(url(file, "archief")))


def test_who_stepped_aside_does_not_close_the_file(client, file):
    aside = make_buyer()
    step_aside(file, aside)
    client.sign_in(aside)
    assert client.post(url(file, "sluiten")).status_code == 404
    assert file.is_open


# A firm that takes part no more


def test_the_quotation_of_a_firm_whose_invitation_was_withdrawn_does_not_set_the_lowest_price(asked):
    cheap, dear = make_quotation(asked.invitations[0], 10_000), make_quotation(asked.invitations[1], 40_000)
    cheap.invitation.withdrawn_at = DEADLINE
    assert [(each.quotation, *each.points.values()) for each in results_of(asked.file)] == [(dear, Decimal("10.00"))]


def test_quotations_that_nobody_opened_are_not_called_unsuitable(asked):
    make_quotation(asked.invitations[0], opened_at=None)
    nobody = OutcomeDetails(OutcomeKind.NONE_SUITABLE, "None will do.")
    with pytest.raises(DomainError, match="nog niemand heeft geopend"):
        deciding.decide(asked.file, nobody, seen_version=0, by=asked.file.owner, at=AFTER)


def test_nothing_is_decided_at_the_very_moment_of_the_deadline_when_a_quotation_is_still_in_time(asked):
    nobody = OutcomeDetails(OutcomeKind.NONE_SUITABLE, "None will do.")
    with pytest.raises(DomainError, match="nog een offerte doen"):
        deciding.decide(asked.file, nobody, seen_version=0, by=asked.file.owner, at=DEADLINE)


def test_an_administrator_finds_no_file_at_all(client, file):
    client.sign_in(make_person(Role.ADMINISTRATOR))
    pages = ["", "shortlist", "uitvraag", "offertes", "uitkomst", "archief", "rollen", "procedure"]
    assert {client.get(url(file, page).rstrip("/")).status_code for page in pages} == {404}
