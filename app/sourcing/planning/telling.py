"""What the export of a file says of the planned purchase it came from."""

from app.core.i18n import lazy
from app.core.quarters import in_words
from app.sourcing.models import ProcurementFile
from app.sourcing.planning.labels import SIZE_BANDS
from app.sourcing.planning.models import PlannedPurchase
from app.sourcing.planning.queries import firms_interested_in, plan_of
from app.sourcing.record import Column, Fact, Named, Secret, Section, Table, Value


def tell(file: ProcurementFile) -> Section:
    plan = plan_of(file)
    if plan is None:
        return Section("planning", lazy("Calendar"), [Fact("subject", lazy("Planned purchase"), None)])
    return Section("planning", lazy("Calendar"), _facts(plan), [_interested(plan)])


def _facts(plan: PlannedPurchase) -> list[Fact]:
    return [
        Fact("subject", lazy("Planned purchase"), plan.subject),
        Fact("quarter", lazy("Quarter"), Named(f"{plan.year}-{plan.quarter}", in_words(plan.when))),
        Fact("size_band", lazy("Size"), Named(plan.size_band.value, SIZE_BANDS[plan.size_band])),
        Fact("published_at", lazy("Published"), plan.published_at),
        Fact("told_out_at", lazy("Followers heard that the purchase began"), plan.told_out_at),
    ]


def _interested(plan: PlannedPurchase) -> Table:
    columns = [Column("firm", lazy("Firm"), Secret.BUSINESS), Column("noted_at", lazy("Showed interest"))]
    rows: list[list[Value]] = [[each.supplier.display_name, each.noted_at] for each in firms_interested_in(plan)]
    return Table("interested", lazy("Firms that showed interest before the purchase began"), columns, rows)
