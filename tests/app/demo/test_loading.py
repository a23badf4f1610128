"""The demo region in the database."""

from collections import Counter
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.accounts.services import check_password
from app.approvals.models import Application, ApplicationStatus
from app.approvals.policies import may_decide
from app.approvals.revisions.queries import waiting_for
from app.audit.verifying import verify
from app.core.clock import held_at
from app.core.db import database_of
from app.demo import loading
from app.demo.people import BOARD, BOARD_WITH_FIRM, ENTREPRENEUR, PASSWORD
from app.demo.procurement.needs import CLEANING, WINDOWS
from app.demo.region import REGION_NAME
from app.memberships.models import Membership
from app.organisations.queries import the_region
from app.outbox.models import OutboxMessage
from app.sourcing.advice.models import PlatformNotice
from app.sourcing.advice.services import splitting_alarm
from app.sourcing.kinds import FileStatus
from app.sourcing.models import ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.models import Contract
from app.sourcing.quotations.models import Consensus, Quotation, Seal
from app.sourcing.quotations.opening import is_too_early
from app.sourcing.requests.models import Invitation, RequestForQuotation
from app.sourcing.review.models import ShortlistReview
from app.sourcing.rotation.models import SelectionProposal
from app.suppliers.completeness import gaps
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier, SupplierEditor
from app.suppliers.revisions.models import RevisionStatus
from tests.conftest import NOON

STAGES = (
    PlatformNotice,
    SelectionProposal,
    ShortlistReview,
    RequestForQuotation,
    Quotation,
    Consensus,
    Contract,
)


@pytest.fixture(scope="module")
def loaded(app: Flask):
    """The demo region, loaded once for these tests and rolled back after the last."""
    database = database_of(app)
    with database.engine.connect() as connection:
        outer = connection.begin()
        database.bind = connection
        with held_at(NOON), app.test_request_context(), database.scope() as opened:
            assert loading.load(at=NOON) == 413
            opened.flush()
            yield opened
        database.bind = database.engine
        outer.rollback()


def named(session: Session, email: str) -> User:
    return session.scalars(select(User).where(User.email == email)).one()


def test_the_region_has_its_invented_name(loaded):
    assert the_region().name == REGION_NAME


def test_loading_again_does_nothing(loaded):
    assert loading.load(at=NOON) == 0


def test_profiles_stand_where_the_generator_put_them(loaded):
    statuses = Counter(loaded.scalars(select(Supplier.status)))
    assert (statuses[ProfileStatus.LISTED], statuses[ProfileStatus.DRAFT]) == (355, 48)


def test_the_demo_entrepreneur_can_sign_in_and_owns_a_listed_firm_and_a_draft(loaded):
    user = check_password(email=ENTREPRENEUR.email, password=PASSWORD)
    own = select(Supplier.status).join(SupplierEditor).where(SupplierEditor.user_id == user.id)
    assert set(loaded.scalars(own)) == {ProfileStatus.LISTED, ProfileStatus.DRAFT}


def test_every_firm_has_an_owner_who_confirmed_the_address(loaded):
    owners = select(SupplierEditor.supplier_id).join(User).where(User.confirmed_at.is_not(None))
    assert len(set(loaded.scalars(owners))) == 413


def test_what_waits_or_is_public_is_complete(loaded):
    public = loaded.scalars(select(Supplier).where(Supplier.status == ProfileStatus.LISTED).limit(50))
    waiting = [application.supplier for application in loaded.scalars(select(Application))]
    assert [supplier.name for supplier in (*public, *waiting) if gaps(supplier)] == []


def test_a_board_member_meets_an_application_of_their_own_firm_and_may_not_decide_it(loaded):
    member = named(loaded, BOARD_WITH_FIRM.email)
    own = loaded.scalars(select(Application).where(Application.submitted_by_id == member.id)).one()
    assert own.status is ApplicationStatus.SUBMITTED
    assert not may_decide(member, own)


def test_firms_that_a_board_verified_are_its_members(loaded):
    members = loaded.scalar(select(func.count()).select_from(Membership))
    judged = loaded.scalar(select(func.count()).select_from(Supplier).where(Supplier.verified_source == "board"))
    assert members == judged > 100


def test_verified_dates_lie_in_the_past_and_differ(loaded):
    dates: set[datetime] = set(loaded.scalars(select(Supplier.verified_at).where(Supplier.verified_at.is_not(None))))
    assert (max(dates) < NOON, len(dates) > 100) == (True, True)


def test_buyers_have_procurement_files(loaded):
    assert loaded.scalar(select(func.count()).select_from(ProcurementFile)) == 13


def test_a_file_stands_at_every_stage(loaded):
    count = {model.__name__: loaded.scalar(select(func.count()).select_from(model)) for model in STAGES}
    assert count == {
        "PlatformNotice": 1,
        "SelectionProposal": 6,
        "ShortlistReview": 5,
        "RequestForQuotation": 4,
        "Quotation": 9,
        "Consensus": 12,
        "Contract": 1,
    }


def test_the_purchase_of_before_is_closed_and_kept_for_some_years(loaded):
    closed = loaded.scalars(select(ProcurementFile).where(ProcurementFile.status == FileStatus.CLOSED)).one()
    assert closed.destroy_on.year >= NOON.year + 7


def test_windows_and_cleaning_together_look_like_splitting(loaded):
    file = loaded.scalars(select(ProcurementFile).where(ProcurementFile.subject == WINDOWS.subject)).one()
    alarm, others = splitting_alarm(file, NOON.date(), at=NOON)
    assert alarm
    assert [each.subject for each in others] == [CLEANING.subject]


def test_quotations_wait_for_two_keys_after_their_deadline(loaded):
    waiting = select(Seal).where(Seal.opened_at.is_(None)).order_by(Seal.id)
    assert [is_too_early(seal, NOON) for seal in loaded.scalars(waiting)] == [False, True]


def test_the_demo_entrepreneur_has_an_invitation_without_an_answer(loaded):
    user = named(loaded, ENTREPRENEUR.email)
    mine = (
        select(Invitation)
        .join(Invitation.decision)
        .join(SupplierEditor, SupplierEditor.supplier_id == ShortlistDecision.supplier_id)
    )
    invitation = loaded.scalars(mine.where(SupplierEditor.user_id == user.id)).one()
    assert (invitation.answer, invitation.request.deadline > NOON) == (None, True)


def test_the_past_of_the_files_sends_no_mail(loaded):
    waiting = select(OutboxMessage.kind).where(OutboxMessage.handled_at.is_(None))
    about_firms = {"FirmInvited", "AnswerPublished", "OutcomeReleased", "ShortlistOffered", "FileRoleGiven"}
    assert not {kind.rsplit(".", 1)[-1] for kind in loaded.scalars(waiting)} & about_firms


def test_the_audit_chain_holds(loaded):
    assert verify().broken is None


def test_a_board_has_changes_to_look_at(loaded):
    member = named(loaded, BOARD.email)
    statuses = Counter(revision.status for revision in loaded.scalars(waiting_for(member)))
    assert statuses == {RevisionStatus.PROPOSED: 2, RevisionStatus.LIVE: 2}
