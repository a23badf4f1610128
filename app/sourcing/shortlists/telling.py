"""What the record of a file says about its shortlist."""

from app.core.i18n import lazy
from app.sourcing.models import ProcurementFile
from app.sourcing.record import Column, Fact, Named, ReadLater, Secret, Section, Table, Value
from app.sourcing.roles.presenting import names_of_aside
from app.sourcing.shortlists.findings import Findings, examine
from app.sourcing.shortlists.labels import JUSTIFICATIONS
from app.sourcing.shortlists.lines import ShortlistLine
from app.sourcing.shortlists.models import JustificationKind
from app.sourcing.shortlists.presenting import facts_by_firm
from app.sourcing.shortlists.queries import justifications_in

SAME_FIRMS = JustificationKind.SAME_FIRMS
INVITED, LEFT_OUT = Named("invited", lazy("To be invited")), Named("not_invited", lazy("Not to be invited"))


def tell_shortlist(file: ProcurementFile) -> Section:
    findings = examine(file)
    return Section(
        key="shortlist",
        title=lazy("Shortlist"),
        facts=[
            Fact("candidates", lazy("Firms to choose from"), findings.candidates),
            Fact("invited", lazy("Firms to be invited"), len(findings.invited)),
            Fact("is_thin", lazy("Fewer than three firms to choose from"), findings.is_thin),
            Fact("same_firms", JUSTIFICATIONS[SAME_FIRMS], SAME_FIRMS in findings.asked),
        ],
        tables=[_decisions(file, findings), _justifications(file)],
    )


def _decisions(file: ProcurementFile, findings: Findings) -> Table:
    columns = [
        Column("firm", lazy("Firm")),
        Column("town", lazy("Town")),
        Column("supplier_id", lazy("Number in the register")),
        Column("from_outside", lazy("From outside the register")),
        Column("decision", lazy("Decision")),
        Column("reason", lazy("Reason")),
        Column("proposal", lazy("Proposal")),
        Column("override_reason", lazy("Why it departs from the proposal")),
        Column("decided_at", lazy("Decided at")),
        Column("decided_by", lazy("Decided by"), Secret.PERSON),
        Column("stepped_aside", lazy("Who decided stepped aside later"), Secret.PERSON),
    ]
    return Table("decisions", lazy("Decisions"), columns, ReadLater(lambda: _rows(file, findings)))


def _rows(file: ProcurementFile, findings: Findings) -> list[list[Value]]:
    aside, facts = names_of_aside(file), facts_by_firm(file)
    return [_row(decision, aside, facts) for decision in findings.decisions]


def _row(decision: ShortlistLine, aside: set[int], facts: dict[int, str]) -> list[Value]:
    return [
        decision.firm,
        decision.town,
        decision.supplier_id,
        decision.outside_firm is not None,
        INVITED if decision.invited else LEFT_OUT,
        decision.reason,
        facts.get(decision.supplier_id or 0, ""),
        decision.override_reason,
        decision.decided_at,
        decision.decided_by,
        decision.decided_by_id in aside,
    ]


def _justifications(file: ProcurementFile) -> Table:
    rows: list[list[Value]] = [
        [Named(kind.value, JUSTIFICATIONS[kind]), given.reason, given.given_at, given.given_by.name]
        for kind, given in justifications_in(file).items()
    ]
    columns = [
        Column("kind", lazy("What asks for a reason")),
        Column("reason", lazy("Reason")),
        Column("given_at", lazy("Given at")),
        Column("given_by", lazy("Given by"), Secret.PERSON),
    ]
    return Table("justifications", lazy("Reasons for the shortlist as a whole"), columns, rows)
