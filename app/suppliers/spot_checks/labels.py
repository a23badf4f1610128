"""Words for outcomes and acts."""

from app.core.i18n import Text, lazy
from app.suppliers.spot_checks.models import Outcome

OUTCOMES: dict[Outcome, Text] = {
    Outcome.IN_ORDER: lazy("In order"),
    Outcome.PROOF_ASKED: lazy("Proof asked"),
    Outcome.BADGE_REVOKED: lazy("Badge taken away"),
    Outcome.SUSPENDED: lazy("Suspended"),
}

CHOICES: dict[Outcome, Text] = {
    Outcome.IN_ORDER: lazy("Everything is in order"),
    Outcome.PROOF_ASKED: lazy("Ask the firm for proof"),
    Outcome.BADGE_REVOKED: lazy("Take the badge away: the profile counts as not verified"),
    Outcome.SUSPENDED: lazy("Suspend the firm"),
}

ACTS: dict[str, Text] = {
    "spot_check.drawn": lazy("Firms drawn for a spot check"),
    "spot_check.done": lazy("Spot check of a firm noted"),
    "supplier.badge_revoked": lazy("Badge of a firm taken away"),
}
