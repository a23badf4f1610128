"""What procurement files hold of people, and why that stays."""

from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement, Select, exists, or_, select

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.sourcing.advice.models import PlatformNotice, ProcedureChoice
from app.sourcing.archive.models import FileExport
from app.sourcing.models import FileSearch, Longlist, LonglistEntry, ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.models import Outcome, OutcomeWithdrawal, ReasonsRequest
from app.sourcing.outcomes.privacy import worked_on_outcome
from app.sourcing.quotations.models import Consensus, OpeningEntry, Quotation, Score, Seal, SealHolder
from app.sourcing.requests.models import Invitation, RequestForQuotation
from app.sourcing.requests.queries import worked_on
from app.sourcing.review.models import Addendum, ShortlistReview
from app.sourcing.roles.models import FileRole, InterestDeclaration
from app.sourcing.shortlists.models import ShortlistJustification
from app.suppliers.holds import hold_versions
from app.suppliers.queries import suppliers_of

KEY = "procurement files"


def register(app: Flask) -> None:
    hold_versions(app, versions_on_longlists)
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("Prepare a purchase, and be able to explain afterwards why which firms were invited"),
            controller=Controller.MUNICIPALITY,
            basis=lazy(
                "Art. 6 (1) (c) and (e): Aanbestedingswet 2012 art. 1.4 (objective choice, reasons on request) and the"
                " Archiefwet"
            ),
            people=lazy("Buyers and controllers; sole traders that are on a longlist"),
            data=lazy(
                "Who made, searched, froze and decided what and when; of the firms what everybody could see that day"
            ),
            recipients=lazy("Buyers and the controller of that municipality; who asks under the Woo, after redaction"),
            kept=lazy("As long as the selection list for municipal archives says"),
        ),
    )
    declare(app, PersonalData(KEY, lazy("Your work in procurement files"), collect, erase))


def versions_on_longlists() -> Select[int | None]:
    return select(LonglistEntry.supplier_version_id)


def collect(user: User) -> list[dict[str, Any]]:
    """Which files; what is in them belongs to the municipality."""
    statement = select(ProcurementFile).where(_worked_in(user)).order_by(ProcurementFile.id)
    return [
        {
            "number": file.number,
            "municipality": file.municipality.name,
            "opened_by_you": file.owner_id == user.id,
            "created_at": file.created_at.isoformat(),
        }
        for file in session.scalars(statement)
    ]


def _worked_in(user: User) -> ColumnElement[bool]:
    return or_(
        ProcurementFile.owner_id == user.id,
        exists().where(FileSearch.file_id == ProcurementFile.id, FileSearch.by_id == user.id),
        exists().where(Longlist.file_id == ProcurementFile.id, Longlist.frozen_by_id == user.id),
        exists().where(ShortlistDecision.file_id == ProcurementFile.id, ShortlistDecision.decided_by_id == user.id),
        exists().where(ProcedureChoice.file_id == ProcurementFile.id, ProcedureChoice.chosen_by_id == user.id),
        exists().where(ProcedureChoice.file_id == ProcurementFile.id, ProcedureChoice.agreed_by_id == user.id),
        exists().where(PlatformNotice.file_id == ProcurementFile.id, PlatformNotice.noted_by_id == user.id),
        exists().where(FileRole.file_id == ProcurementFile.id, FileRole.user_id == user.id),
        exists().where(InterestDeclaration.file_id == ProcurementFile.id, InterestDeclaration.user_id == user.id),
        exists().where(ShortlistReview.file_id == ProcurementFile.id, ShortlistReview.offered_by_id == user.id),
        exists().where(ShortlistReview.file_id == ProcurementFile.id, ShortlistReview.judged_by_id == user.id),
        exists().where(Addendum.file_id == ProcurementFile.id, Addendum.made_by_id == user.id),
        exists().where(Addendum.file_id == ProcurementFile.id, Addendum.agreed_by_id == user.id),
        exists().where(
            ShortlistJustification.file_id == ProcurementFile.id, ShortlistJustification.given_by_id == user.id
        ),
        exists().where(RequestForQuotation.file_id == ProcurementFile.id, worked_on(user)),
        ProcurementFile.id.in_(_held_or_opened(user)),
        ProcurementFile.id.in_(_scored(user)),
        exists().where(FileExport.file_id == ProcurementFile.id, FileExport.asked_by_id == user.id),
        exists().where(Outcome.file_id == ProcurementFile.id, worked_on_outcome(user)),
        exists().where(OutcomeWithdrawal.file_id == ProcurementFile.id, OutcomeWithdrawal.withdrawn_by_id == user.id),
        exists().where(ReasonsRequest.file_id == ProcurementFile.id, ReasonsRequest.answered_by_id == user.id),
    )


def _held_or_opened(user: User) -> Select[int]:
    """Files whose quotations the person had a key to, or tried to open."""
    mine = or_(
        exists().where(SealHolder.seal_id == Seal.id, SealHolder.user_id == user.id),
        exists().where(OpeningEntry.seal_id == Seal.id, OpeningEntry.user_id == user.id),
    )
    return select(RequestForQuotation.file_id).join(Seal, Seal.request_id == RequestForQuotation.id).where(mine)


def _scored(user: User) -> Select[int]:
    """Files in which the person scored quotations, or noted what was agreed on."""
    mine = or_(
        exists().where(Score.quotation_id == Quotation.id, Score.assessor_id == user.id),
        exists().where(Consensus.quotation_id == Quotation.id, Consensus.noted_by_id == user.id),
    )
    requests = select(RequestForQuotation.file_id).join(Invitation, Invitation.request_id == RequestForQuotation.id)
    return requests.join(Quotation, Quotation.invitation_id == Invitation.id).where(mine)


def erase(user: User) -> list[Text]:
    """Nothing goes: the law asks that a purchase can be explained (art. 17 (3) (b) and (d))."""
    kept: list[Text] = []
    if session.scalar(select(ProcurementFile.id).where(_worked_in(user)).limit(1)) is not None:
        kept.append(
            lazy(
                "What you did in procurement files, without your name: the municipality must be able to explain its"
                " purchases (art. 17 (3) (b): Aanbestedingswet 2012 art. 1.4, Archiefwet)."
            )
        )
    firms = [supplier.id for supplier in suppliers_of(user) if supplier.is_personal]
    if session.scalar(select(LonglistEntry.id).where(LonglistEntry.supplier_id.in_(firms)).limit(1)) is not None:
        kept.append(
            lazy(
                "The public page of your firm as it was on the day of a longlist: the municipality must be able to show"
                " between whom it chose (art. 17 (3) (b) and (d))."
            )
        )
    return kept
