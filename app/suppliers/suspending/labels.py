"""Words for reasons and acts."""

from app.core.i18n import Text, lazy
from app.suppliers.suspending.models import SuspensionReason

REASONS: dict[SuspensionReason, Text] = {
    SuspensionReason.WRONG_DETAILS: lazy("Something in the profile is not right"),
    SuspensionReason.NO_PROOF: lazy("Proof is missing or does not hold"),
    SuspensionReason.COMPLAINT: lazy("There is a complaint that we look into"),
    SuspensionReason.INTEGRITY: lazy("There is doubt about integrity"),
    SuspensionReason.SPOT_CHECK: lazy("The outcome of a spot check"),
    SuspensionReason.OTHER: lazy("Another reason"),
}

ACTS: dict[str, Text] = {
    "supplier.suspension_lifted": lazy("Suspension of a firm lifted"),
}
