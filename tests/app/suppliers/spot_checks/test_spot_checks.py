"""Firms drawn each month, and what the desk finds."""

from datetime import timedelta

import pytest

from app.core.clock import local_date
from app.core.errors import DomainError
from app.suppliers.kinds import ProfileStatus as S
from app.suppliers.spot_checks.models import Outcome, SpotCheck, SpotCheckRound
from app.suppliers.spot_checks.sampling import draw
from app.suppliers.spot_checks.services import draw_month, draw_next, note_outcome
from app.suppliers.suspending.queries import suspensions_of
from app.suppliers.versions import latest_version
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.organisations import make_region
from tests.factories.suppliers import make_complete_draft, make_listed

UNTIL = local_date(NOON) + timedelta(days=30)


@pytest.fixture(autouse=True)
def noon(session, clock):
    """A draw belongs to the month of the clock."""


@pytest.fixture
def drawn(session) -> SpotCheck:
    make_listed(make_user(language="en"), name="De Heg")
    [check] = draw_month(seed="een", at=NOON).checks
    session.flush()
    return check


def found(check, outcome, *, note="Het certificaat klopt niet.", until=None):
    note_outcome(check, outcome, note=note, until=until, by=make_desk_member(), at=NOON)


def test_a_month_is_drawn_once_from_what_is_listed_and_can_be_drawn_again_by_its_seed(session, clock):
    make_region()
    make_complete_draft()
    listed = [make_listed().id for _number in range(12)]
    assert draw_next()
    assert not draw_next()
    drawn = session.get(SpotCheckRound, "2026-03")
    assert drawn.population == 12
    assert {check.supplier_id for check in drawn.checks} == set(draw(listed, seed=drawn.seed, number=10))
    clock(NOON + timedelta(days=31))
    assert draw_next()


def test_nothing_is_drawn_before_there_is_a_region(session):
    assert not draw_next()


def test_in_order_changes_nothing_and_tells_nobody(drawn, mailbox):
    found(drawn, Outcome.IN_ORDER, note="")
    assert mailbox() == []
    assert (drawn.is_open, drawn.supplier.verified_at) == (False, NOON)


def test_asking_for_proof_mails_the_firm_and_stays_open(drawn, mailbox):
    found(drawn, Outcome.PROOF_ASKED)
    [mail] = mailbox()
    assert "Het certificaat klopt niet." in mail.text
    assert drawn.is_open


def test_without_its_badge_the_firm_stays_listed_and_its_page_is_another(drawn, mailbox):
    found(drawn, Outcome.BADGE_REVOKED)
    assert [mail.subject for mail in mailbox()] == ["The profile of De Heg is no longer verified"]
    assert (drawn.supplier.status, drawn.supplier.verified_at) == (S.LISTED, None)
    assert latest_version(drawn.supplier).content["verified_at"] is None


def test_a_firm_is_suspended_from_its_check_with_one_mail(drawn, mailbox):
    found(drawn, Outcome.SUSPENDED, until=UNTIL)
    assert [mail.subject for mail in mailbox()] == ["De Heg is suspended"]
    assert [each.until for each in suspensions_of(drawn.supplier)] == [UNTIL]


def test_a_finished_check_is_not_done_again(drawn):
    found(drawn, Outcome.IN_ORDER, note="")
    with pytest.raises(DomainError):
        found(drawn, Outcome.BADGE_REVOKED)


def test_the_desk_works_through_the_queue(client, drawn):
    client.sign_in(make_desk_member())
    assert "De Heg" in client.get("/steekproef").text
    assert client.get(f"/steekproef/{drawn.id}").status_code == 200
    assert client.post(f"/steekproef/{drawn.id}", data={"outcome": "badge_revoked"}).status_code == 422
    assert client.post(f"/steekproef/{drawn.id}", data={"outcome": "suspended", "note": "Nee."}).status_code == 422
    answer = client.post(f"/steekproef/{drawn.id}", data={"outcome": "in_order"})
    assert answer.headers["Location"].endswith("/steekproef?maand=2026-03")
    assert drawn.outcome is Outcome.IN_ORDER


def test_a_month_that_does_not_exist_is_not_found(client, drawn):
    client.sign_in(make_desk_member())
    assert client.get("/steekproef?maand=x").status_code == 404
    assert client.get("/steekproef?maand=2026-03").status_code == 200
