"""What people call the rows of the reports."""

from app.core.i18n import Text, lazy
from app.sourcing.policy.kinds import Procedure
from app.sourcing.reports import expressions as of

PLACES: dict[str, Text] = {
    of.OWN: lazy("Own municipality"),
    of.REGION: lazy("Elsewhere in the region"),
    of.COUNTRY: lazy("Elsewhere in the country"),
    of.ABROAD: lazy("Abroad"),
    of.UNKNOWN: lazy("In the country, municipality not known"),
}

SIZES: dict[str, Text] = {
    of.MICRO: lazy("Micro: fewer than 10 people"),
    of.SMALL: lazy("Small: fewer than 50 people"),
    of.MEDIUM: lazy("Medium: fewer than 250 people"),
    of.LARGE: lazy("Large"),
    of.UNKNOWN: lazy("Not known"),
}

NEWCOMERS: dict[str, Text] = {
    "newcomer": lazy("Newcomer: never invited before"),
    "known": lazy("Invited before"),
}

PROCEDURES: dict[Procedure | None, Text] = {
    Procedure.SINGLE_PRIVATE_QUOTATION: lazy("Single private quotation"),
    Procedure.MULTIPLE_PRIVATE_QUOTATION: lazy("Multiple private quotations"),
    Procedure.NATIONAL_OPEN: lazy("National open procedure"),
    Procedure.EU_OPEN: lazy("European open procedure"),
    None: lazy("No procedure chosen in the file"),
}
