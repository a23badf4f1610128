"""What the export of a file says of its outcome. Performance notes are left out: they are for two parties only."""

from decimal import Decimal

from app.core.i18n import lazy
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.labels import KINDS
from app.sourcing.outcomes.models import Contract, Outcome, OutcomeKind, ReasonsRequest
from app.sourcing.outcomes.queries import (
    contracts_of,
    letters_in,
    noted_quotations_of,
    outcome_of,
    withdrawals_of,
)
from app.sourcing.outcomes.reasons.queries import requests_in
from app.sourcing.queries import names_of
from app.sourcing.record import Column, Fact, Named, Secret, Section, Table, Value

FIRM = Column("firm", lazy("Firm"))
AMOUNT = Column("amount", lazy("Amount, excluding VAT"), Secret.BUSINESS)


def outcome_section(file: ProcurementFile) -> Section:
    outcome = outcome_of(file)
    tables = [_withdrawn(file), _noted(file)]
    if outcome is None:
        return Section("outcome", lazy("Outcome"), [Fact("kind", lazy("Outcome"), None)], tables)
    return Section("outcome", lazy("Outcome"), _facts(outcome), [_awards(outcome), *tables])


def _facts(outcome: Outcome) -> list[Fact]:
    kind = Named(outcome.kind.value, KINDS[outcome.kind])
    agreed = outcome.agreed_by.name if outcome.agreed_by else None
    return [
        Fact("kind", lazy("Outcome"), kind),
        Fact("rationale", lazy("Reasons"), outcome.rationale, Secret.BUSINESS),
        Fact("decided_at", lazy("Decided"), outcome.decided_at),
        Fact("decided_by", lazy("Decided by"), outcome.decided_by.name, Secret.PERSON),
        Fact("agreed_at", lazy("Agreed"), outcome.agreed_at),
        Fact("agreed_by", lazy("Agreed by"), agreed, Secret.PERSON),
        Fact("announced_at", lazy("Letters sent"), outcome.announced_at),
        Fact("standstill_until", lazy("Standstill until"), outcome.standstill_until),
    ]


def _awards(outcome: Outcome) -> Table:
    columns = [FIRM, Column("lot", lazy("Lot")), AMOUNT, Column("reason", lazy("Reason for another amount or rank"))]
    columns.append(Column("outside_the_system", lazy("Quoted outside the system")))
    rows = [
        [award.firm, award.lot.number if award.lot else None, award.amount, award.reason, award.invitation_id is None]
        for award in outcome.awards
    ]
    return Table("awards", lazy("Awards"), columns, rows)


def _noted(file: ProcurementFile) -> Table:
    noted = noted_quotations_of(file).values()
    people = names_of([each.noted_by_id for each in noted])
    columns = [FIRM, AMOUNT, Column("noted_at", lazy("Noted")), Column("noted_by", lazy("Noted by"), Secret.PERSON)]
    rows = [[each.decision.firm, each.amount, each.noted_at, people.get(each.noted_by_id)] for each in noted]
    return Table("noted_quotations", lazy("Quotations from outside the system"), columns, rows)


def _withdrawn(file: ProcurementFile) -> Table:
    columns = [
        Column("kind", lazy("Outcome")),
        Column("rationale", lazy("Reasons"), Secret.BUSINESS),
        Column("awards", lazy("Awards"), Secret.BUSINESS),
        Column("withdrawn_at", lazy("Withdrawn")),
        Column("withdrawn_by", lazy("Withdrawn by"), Secret.PERSON),
        Column("reason", lazy("Reason")),
    ]
    rows = []
    for each in withdrawals_of(file):
        was = each.outcome
        kind = Named(was["kind"], KINDS[OutcomeKind(was["kind"])])
        awards = "; ".join(f"{award['firm']}: {Decimal(award['amount'])}" for award in was["awards"])
        rows.append([kind, was["rationale"], awards, each.withdrawn_at, each.withdrawn_by.name, each.reason])
    return Table("withdrawn", lazy("Withdrawn outcomes"), columns, rows)


def letters_section(file: ProcurementFile) -> Section:
    """In full, as they went."""
    columns = [
        FIRM,
        Column("sent_at", lazy("Sent")),
        Column("tells_of_withdrawal", lazy("Tells of a withdrawal")),
        Column("text", lazy("The letter"), Secret.BUSINESS),
    ]
    rows = [[each.firm, each.sent_at, each.tells_of_withdrawal, each.text] for each in letters_in(file)]
    table = Table("decision_letters", lazy("Letters about the outcome"), columns, rows)
    return Section("decision_letters", lazy("Letters about the outcome"), tables=[table])


def contracts_section(file: ProcurementFile) -> Section:
    outcome = outcome_of(file)
    contracts = contracts_of(outcome) if outcome else []
    people = names_of([contract.noted_by_id for contract in contracts])
    columns = [
        FIRM,
        Column("signed_on", lazy("Signed on")),
        Column("starts_on", lazy("First day")),
        Column("ends_on", lazy("Last day")),
        Column("options", lazy("Options")),
        Column("value", lazy("Value, excluding VAT"), Secret.BUSINESS),
        Column("value_reason", lazy("Why it is worth more than what was awarded"), Secret.BUSINESS),
        Column("noted_at", lazy("Noted")),
        Column("noted_by", lazy("Noted by"), Secret.PERSON),
    ]
    rows = [[*_contract(each), each.noted_at, people.get(each.noted_by_id)] for each in contracts]
    table = Table("contracts", lazy("Contracts"), columns, rows)
    return Section("contracts", lazy("Contracts"), tables=[table])


def _contract(contract: Contract) -> list[Value]:
    term = [contract.signed_on, contract.starts_on, contract.ends_on]
    return [contract.award.firm, *term, contract.options, contract.value, contract.value_reason]


def reasons_section(file: ProcurementFile) -> Section:
    columns = [
        FIRM,
        Column("asked_at", lazy("Asked")),
        Column("text", lazy("Question"), Secret.BUSINESS),
        Column("due_on", lazy("Answer due on")),
        Column("answered_at", lazy("Answered")),
        Column("answered_by", lazy("Answered by"), Secret.PERSON),
        Column("answer", lazy("Answer"), Secret.BUSINESS),
    ]
    rows = [_request(each) for each in requests_in(file)]
    table = Table("reasons_requests", lazy("Requests for reasons"), columns, rows)
    return Section("reasons_requests", lazy("Requests for reasons"), tables=[table])


def _request(asked: ReasonsRequest) -> list[Value]:
    by = asked.answered_by.name if asked.answered_by else None
    return [asked.firm, asked.asked_at, asked.text, asked.due_on, asked.answered_at, by, asked.answer]


TELLERS = (outcome_section, letters_section, contracts_section, reasons_section)
