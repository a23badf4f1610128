"""What people call outcomes, and the acts on them."""

from app.core.i18n import Text, lazy
from app.sourcing.outcomes.models import OutcomeKind

KINDS: dict[OutcomeKind, Text] = {
    OutcomeKind.AWARDED: lazy("Awarded"),
    OutcomeKind.NONE_SUITABLE: lazy("No suitable quotation"),
    OutcomeKind.STOPPED: lazy("Stopped"),
}

CHOICES: dict[OutcomeKind, Text] = {
    OutcomeKind.AWARDED: lazy("Award the work"),
    OutcomeKind.NONE_SUITABLE: lazy("No quotation is suitable: nobody gets the work"),
    OutcomeKind.STOPPED: lazy("Stop: the municipality does not go on with this purchase"),
}

ACTS: dict[str, Text] = {
    "outcome.quotations_noted": lazy("Quotations from outside the system noted"),
    "outcome.decided": lazy("Outcome decided"),
    "outcome.changed": lazy("Outcome changed before it was told"),
    "outcome.agreed": lazy("Outcome agreed to by a second person"),
    "outcome.returned": lazy("Outcome returned by the second person"),
    "outcome.letters_drafted": lazy("Letters about the outcome drafted"),
    "outcome.letter_changed": lazy("Draft of a letter about the outcome changed"),
    "outcome.released": lazy("Order given to send the letters about the outcome"),
    "outcome.announced": lazy("Letters about the outcome sent"),
    "outcome.withdrawn": lazy("Outcome withdrawn after it was told"),
    "outcome.withdrawal_announced": lazy("Letters about the withdrawn outcome sent"),
    "contract.noted": lazy("Contract noted"),
    "contract.corrected": lazy("Facts of the contract corrected"),
    "reasons.asked": lazy("Firm asked for the reasons"),
    "reasons.drafted": lazy("Draft of the answer to a firm kept"),
    "reasons.answered": lazy("Reasons given to the firm"),
    "performance.written": lazy("Performance note written"),
    "performance.seconded": lazy("Second grade given in a performance note"),
    "performance.replied": lazy("Firm replied to a performance note"),
}
