"""How the page of a request shows invitations, advice on its words, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.core.clock import now
from app.core.guard import visitor
from app.core.i18n import Text, lazy
from app.mail.models import MailStatus
from app.sourcing.models import ProcurementFile
from app.sourcing.requests import policies
from app.sourcing.requests.changing import NOT_GONE
from app.sourcing.requests.models import Invitation, RequestForQuotation
from app.sourcing.requests.plain_language import Finding, FindingKind, findings_in
from app.sourcing.requests.queries import invitations_of_firm, mails_of, request_of, waiting_questions
from app.sourcing.requests.wording import Part, own_words
from app.suppliers.models import Supplier

MOST_SHOWN = 10  # invitations on the page of a firm

ADVICE: dict[FindingKind, Text] = {
    FindingKind.LONG_SENTENCE: lazy("Long sentence: make two of it."),
    FindingKind.LONG_WORD: lazy("Long word: is there a shorter one?"),
    FindingKind.PASSIVE: lazy("Passive: say who does it."),
    FindingKind.JARGON: lazy("Official word: write it as you would say it."),
}


@dataclass(frozen=True)
class Delivery:
    """`kind` is that of its badge."""

    words: Text
    kind: str
    can_be_repaired: bool = False


ON_ITS_WAY = Delivery(lazy("On its way"), "neutral")
DELIVERED = Delivery(lazy("Delivered"), "success")
NOT_DELIVERED = Delivery(lazy("Not delivered"), "danger", can_be_repaired=True)
UNKNOWN = Delivery(lazy("Not known: it may have gone"), "warning", can_be_repaired=True)
WITHDRAWN = Delivery(lazy("Withdrawn"), "neutral")


@dataclass(frozen=True)
class Row:
    invitation: Invitation
    delivery: Delivery

    @property
    def can_come_back(self) -> bool:
        """The mail went, and nobody at the firm did anything with it."""
        return self.delivery is DELIVERED and self.invitation.first_visit_at is None and not self.invitation.answer


def rows_of(request: RequestForQuotation) -> list[Row]:
    """In the order of the shortlist."""
    mails = mails_of(request.invitations)
    return [Row(each, _delivery(each, mails.get(each.id))) for each in request.invitations]


def _delivery(invitation: Invitation, status: MailStatus | None) -> Delivery:
    if not invitation.is_open:
        return WITHDRAWN
    if invitation.undeliverable_at or status is MailStatus.FAILED:
        return NOT_DELIVERED
    if invitation.delivered_at or status is MailStatus.SENT:
        return DELIVERED
    return UNKNOWN if status in NOT_GONE else ON_ITS_WAY


@dataclass(frozen=True)
class Advice:
    """What could be plainer in one part of the letter."""

    part: Part
    findings: Sequence[Finding]


def advice_on(request: RequestForQuotation) -> list[Advice]:
    found = [Advice(part, findings_in(part.text, request.language)) for part in own_words(request)]
    return [advice for advice in found if advice.findings]


def next_step(file: ProcurementFile) -> dict[str, Any] | None:
    """For slots.FILE_NEXT: from the signature until the deadline."""
    request = request_of(file)
    if not file.is_open or not file.is_locked or (request and (request.withdrawn_at or request.deadline <= now())):
        return None
    return {
        "file": file,
        "request": request,
        "questions": len(waiting_questions(request)) if request and request.is_out else 0,
        "may_draft": policies.may_draft(visitor(), file),
    }


def firm_panel(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.FIRM_PANELS: what this firm was asked for, and what it answered."""
    invitations = invitations_of_firm(supplier)[:MOST_SHOWN]
    return {"invitations": invitations, "now": now()} if invitations else None
