"""Who needed what and why, what it was estimated at and how, in which lots."""

from app.core.i18n import language, lazy
from app.reference.queries import cpv_labels
from app.sourcing.labels import CATEGORIES, CROSS_BORDER, STATUSES
from app.sourcing.models import ProcurementFile
from app.sourcing.record import Column, Fact, Named, Secret, Section, Table


def tell(file: ProcurementFile) -> Section:
    return Section("need", lazy("The need"), _facts(file), [_lots(file)])


def _facts(file: ProcurementFile) -> list[Fact]:
    return [
        Fact("number", lazy("Number"), file.number),
        Fact("municipality", lazy("Municipality"), Named(file.municipality_code, file.municipality.name)),
        Fact("subject", lazy("Subject"), file.subject),
        Fact("description", lazy("Description"), file.description),
        Fact("category", lazy("Category"), Named(file.category, CATEGORIES[file.category])),
        Fact("cpv_code", lazy("CPV code"), file.cpv_code),
        Fact("cpv_label", lazy("Work"), cpv_labels([file.cpv_code], language()).get(file.cpv_code)),
        Fact("estimated_value", lazy("Estimated value, excluding VAT"), file.estimated_value, Secret.BUSINESS),
        Fact("estimate_basis", lazy("Basis of the estimate"), file.estimate_basis, Secret.BUSINESS),
        Fact("planned_start", lazy("Planned start"), file.planned_start),
        Fact("cross_border", lazy("Cross-border interest"), Named(file.cross_border, CROSS_BORDER[file.cross_border])),
        Fact("cross_border_reason", lazy("Why"), file.cross_border_reason),
        Fact("local_rule_article", lazy("Article of the policy for a local rule"), file.local_rule_article),
        Fact("owner", lazy("Owner"), file.owner.name, Secret.PERSON),
        Fact("opened_at", lazy("Opened"), file.created_at),
        Fact("status", lazy("Status"), Named(file.status, STATUSES[file.status])),
        Fact("shortlist_signed_at", lazy("Shortlist signed"), file.locked_at),
    ]


def _lots(file: ProcurementFile) -> Table:
    columns = [
        Column("number", lazy("No.")),
        Column("subject", lazy("Subject")),
        Column("estimated_value", lazy("Estimated value, excluding VAT"), Secret.BUSINESS),
    ]
    rows = [(lot.number, lot.subject, lot.estimated_value) for lot in file.lots]
    return Table("lots", lazy("Lots"), columns, rows)
