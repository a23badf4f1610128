"""The invited firms of a file, with what is known of each when the outcome is decided."""

from dataclasses import dataclass
from decimal import Decimal

from app.sourcing.models import Lot, ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.queries import noted_quotations_of
from app.sourcing.queries import shortlist_of
from app.sourcing.quotations.models import Quotation
from app.sourcing.quotations.queries import quotations_of
from app.sourcing.quotations.results import Result, results_of
from app.sourcing.requests.models import Answer, Invitation, RequestForQuotation
from app.sourcing.requests.queries import request_of


@dataclass(frozen=True)
class Party:
    """One invited firm; `noted` is an amount (euros, ex VAT) that it quoted outside the system."""

    decision: ShortlistDecision
    invitation: Invitation | None
    quotation: Quotation | None
    noted: Decimal | None
    result: Result | None

    @property
    def firm(self) -> str:
        return self.decision.firm

    @property
    def supplier_id(self) -> int | None:
        """Its number in the register, also when it registered after it was invited."""
        outside = self.decision.outside_firm
        return outside.supplier_id if outside else self.decision.supplier_id

    @property
    def amount(self) -> Decimal | None:
        """What it quoted, as far as that may be read."""
        return self.quotation.amount if self.quotation else self.noted

    @property
    def is_eligible(self) -> bool:
        """Whether it can get the work: it quoted, and what it quoted is valid and was read."""
        return self.amount is not None and not (self.quotation and self.quotation.set_aside_reason)

    @property
    def rank(self) -> int | None:
        return self.result.rank if self.result else None

    @property
    def has_declined(self) -> bool:
        return self.invitation is not None and self.invitation.answer is Answer.DECLINED


@dataclass(frozen=True)
class Field:
    """All that is decided between: the firms, best ranked first, and the request that they answered, if there was one.

    `lots` are empty when the work is bought as one.
    """

    file: ProcurementFile
    request: RequestForQuotation | None
    parties: list[Party]
    lots: list[Lot]

    @property
    def eligible(self) -> list[Party]:
        return [party for party in self.parties if party.is_eligible]

    @property
    def is_outside(self) -> bool:
        """No request was sent: amounts are typed in."""
        return self.request is None

    def of(self, decision_id: int | None) -> Party | None:
        return next((party for party in self.parties if party.decision.id == decision_id), None)

    def count_of_ranked(self) -> int:
        return sum(party.rank is not None for party in self.parties)


def field_of(file: ProcurementFile) -> Field:
    """Invitations that were withdrawn are left out; before a request is sent, all firms that are to be invited."""
    request = request_of(file)
    sent = request if request is not None and not request.is_draft else None
    invitations = {each.decision_id: each for each in sent.invitations if each.withdrawn_at is None} if sent else {}
    quotations = {each.invitation_id: each for each in quotations_of(file)} if sent else {}
    results = {each.invitation.id: each for each in results_of(file)} if sent else {}
    noted = {} if sent else noted_quotations_of(file)
    parties = []
    for decision in shortlist_of(file):
        invitation = invitations.get(decision.id)
        if invitation is None and (sent or not decision.invited):
            continue
        quotation = quotations.get(invitation.id) if invitation else None
        result = results.get(invitation.id) if invitation else None
        amount = noted[decision.id].amount if decision.id in noted else None
        parties.append(Party(decision, invitation, quotation, amount, result))
    return Field(file, sent, sorted(parties, key=_place), file.lots)


def _place(party: Party) -> tuple[int, bool, Decimal]:
    """Ranked ones first, then those that quoted, by amount."""
    return party.rank or 1_000_000, not party.is_eligible, party.amount or Decimal(0)
