"""What people call what stands out in a shortlist, and the acts on one."""

from app.core.i18n import Text, lazy
from app.sourcing.shortlists.models import JustificationKind

JUSTIFICATIONS: dict[JustificationKind, Text] = {
    JustificationKind.NUMBER: lazy("Another number of firms than advised"),
    JustificationKind.SAME_FIRMS: lazy("No firm from outside the set that was invited last"),
    JustificationKind.INCUMBENT: lazy("The firm that has or just had the contract is invited"),
}

ACTS: dict[str, Text] = {
    "shortlist.overridden": lazy("Reason given for departing from the proposal"),
    "shortlist.justified": lazy("Reason given for the shortlist as a whole"),
}
