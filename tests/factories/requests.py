"""Requests for quotation before they are sent, and the addresses of invited firms."""

from datetime import date, timedelta
from typing import Any

from app.accounts.models import User
from app.sourcing.advice.queries import current_choice
from app.sourcing.models import OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.quotations.models import Seal
from app.sourcing.requests.details import CriterionDetails, RequestDetails
from app.sourcing.requests.keys import digest
from app.sourcing.requests.models import CriterionKind, Invitation, RequestForQuotation
from app.sourcing.requests.readiness import to_invite
from app.suppliers.kinds import EditorRole
from app.suppliers.models import Supplier, SupplierEditor
from tests.factories import next_number, save
from tests.factories.procurement import DEADLINE, make_choice, make_locked_file, make_request
from tests.factories.sourcing import NOON


def request_details(**values: Any) -> RequestDetails:
    defaults: dict[str, Any] = {
        "goal": "Fields that can be played on all winter.",
        "requirements": "Mow weekly.\nTake the grass along.",
        "budget_band": "40,000 to 50,000 euros",
        "award_rule": "The best ratio of price and quality.",
        "criteria": [
            CriterionDetails(CriterionKind.PRICE, "Price", 40),
            CriterionDetails(CriterionKind.QUALITY, "Plan of work", 60, "Says who does what when."),
        ],
        "answer_by": date(2026, 3, 27),
        "questions_until": NOON + timedelta(days=10),
        "questions_to": "inkoop@example.org",
        "deadline": DEADLINE,
        "is_sealed": False,
        "language": "nl",
    }
    return RequestDetails(**{**defaults, **values})


def make_draft_request(file: ProcurementFile | None = None, **values: Any) -> RequestForQuotation:
    """One that can be sent: its firms have addresses, the procedure is chosen, and it is not sealed."""
    file = file or make_locked_file()
    if current_choice(file) is None:
        make_choice(file)
    for decision in to_invite(file):
        if decision.supplier is not None:
            decision.supplier.email = decision.supplier.email or f"firm{next_number()}@example.org"
    defaults: dict[str, Any] = {"sent_at": None, "sent_by_id": None, "is_sealed": False}
    return make_request(file, **{**defaults, **values})


def close_seal(request: RequestForQuotation) -> Seal:
    return save(Seal(request_id=request.id, public_key=b"key", closed_at=NOON))


def make_outside_decision(file: ProcurementFile, **values: Any) -> ShortlistDecision:
    """A firm from outside the register that is to be invited."""
    firm = save(
        OutsideFirm(
            **{
                "file_id": file.id,
                "name": "Gärtnerei Grün",
                "country": "DE",
                "email": "info@gruen.example",
                "reason": "Did this work before.",
                "added_at": NOON,
                "added_by_id": file.owner_id,
                **values,
            }
        )
    )
    return save(
        ShortlistDecision(
            file_id=file.id,
            outside_firm=firm,
            invited=True,
            reason="Knows this grass.",
            decided_at=NOON,
            decided_by=file.owner,
        )
    )


def known_key(invitation: Invitation) -> str:
    """Give the invitation a key that the test knows."""
    key = f"known-key-{next_number():032d}"
    invitation.key_digest = digest(key)
    save(invitation)
    return key


def make_owner(supplier: Supplier, user: User) -> User:
    supplier.editors.append(SupplierEditor(user=user, role=EditorRole.OWNER, since=NOON))
    save(supplier)
    return user
