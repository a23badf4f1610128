"""Applications in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.approvals.models import Application, ApplicationStatus, ReasonCode
from app.approvals.policies import may_open_queue
from app.approvals.queries import latest_applications
from app.approvals.queue.queries import SOON, Only
from app.approvals.records import Side
from app.core.guard import visitor
from app.core.i18n import Text, _, lazy
from app.core.settings import settings
from app.suppliers.models import Supplier

STATUSES: dict[ApplicationStatus, Text] = {
    ApplicationStatus.SUBMITTED: lazy("Waiting"),
    ApplicationStatus.IN_REVIEW: lazy("In review"),
    ApplicationStatus.MORE_INFORMATION: lazy("More information asked"),
    ApplicationStatus.APPROVED: lazy("Approved"),
    ApplicationStatus.RETURNED: lazy("Returned"),
    ApplicationStatus.REFUSED: lazy("Turned down"),
    ApplicationStatus.APPEALED: lazy("Appeal"),
    ApplicationStatus.REFUSED_FOR_GOOD: lazy("Refused after appeal"),
    ApplicationStatus.WITHDRAWN: lazy("Withdrawn"),
}

REASONS: dict[ReasonCode, Text] = {
    ReasonCode.CHECKED: lazy("Checked and in order"),
    ReasonCode.INCOMPLETE: lazy("Something is missing"),
    ReasonCode.NOT_A_FIRM: lazy("This is not a working firm"),
    ReasonCode.WRONG_DETAILS: lazy("Something is not right"),
    ReasonCode.NO_AUTHORITY: lazy("Not shown that the applicant acts for the firm"),
    ReasonCode.DUPLICATE: lazy("The firm is in the register already"),
    ReasonCode.NO_ANSWER: lazy("Our question was not answered in time"),
    ReasonCode.OTHER: lazy("Another reason"),
}
REASONS_TO_RETURN = (
    ReasonCode.INCOMPLETE,
    ReasonCode.WRONG_DETAILS,
    ReasonCode.NO_AUTHORITY,
    ReasonCode.OTHER,
)
REASONS_TO_REFUSE = (
    ReasonCode.NOT_A_FIRM,
    ReasonCode.NO_AUTHORITY,
    ReasonCode.DUPLICATE,
    ReasonCode.WRONG_DETAILS,
    ReasonCode.OTHER,
)

SIDES: dict[Side, Text] = {Side.FIRM: lazy("The firm"), Side.REVIEWER: lazy("The reviewer")}

FILTERS: dict[Only, Text] = {
    Only.ALL: lazy("Everything"),
    Only.MINE: lazy("Mine"),
    Only.OVERDUE: lazy("Too late"),
    Only.PLAIN: lazy("Plain cases"),
    Only.QUESTIONS: lazy("With a question"),
}


def committee() -> str:
    """Who judges an appeal against the desk, as words inside a sentence."""
    return settings().APPEAL_COMMITTEE or _("the independent committee that the region names")


def urgency(application: Application, on: date) -> str:
    """`overdue`, `soon` or `in time`: how near the term is on that day."""
    if application.due_on < on:
        return "overdue"
    return "soon" if application.due_on - on <= SOON else "in time"


def firm_status(suppliers: Sequence[Supplier]) -> dict[str, Any] | None:
    """For slots.FIRM_STATUS: the newest application of each firm; a waiting or returned one says what to do next."""
    applications = latest_applications([supplier.id for supplier in suppliers])
    if not applications:
        return None
    held = {id_ for id_, each in applications.items() if each.is_waiting}
    open_ones = {id_ for id_, each in applications.items() if each.is_waiting or each.is_returned}
    return {"applications": applications, "covers": open_ones, "held": held, "reasons": REASONS}


def waits(supplier: Supplier) -> bool:
    application = latest_applications([supplier.id]).get(supplier.id)
    return application is not None and application.is_waiting


def home_step() -> dict[str, Any]:
    """For slots.HOME_STEPS."""
    return {"may_open": may_open_queue(visitor())}
