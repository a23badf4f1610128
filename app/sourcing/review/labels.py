"""What people call the steps of four eyes, and the acts of them."""

from app.core.i18n import Text, lazy
from app.sourcing.policy.kinds import Signer
from app.sourcing.review.models import Verdict
from app.sourcing.review.signers import Bar

VERDICTS: dict[Verdict, Text] = {
    Verdict.WAITING: lazy("Waits for signature"),
    Verdict.RETURNED: lazy("Returned"),
    Verdict.SIGNED: lazy("Signed"),
    Verdict.TAKEN_BACK: lazy("Taken back"),
}

SIGNERS: dict[Signer, Text] = {
    Signer.CONTROLLER: lazy("the controller of the municipality"),
    Signer.BUDGET_HOLDER: lazy("the budget holder of the file"),
    Signer.COLLEAGUE: lazy("a colleague of the municipality who did not work on the file"),
}

BARS: dict[Bar, Text] = {
    Bar.NOT_NAMED: lazy("The policy of the municipality, or this file, names somebody else as signer."),
    Bar.WROTE: lazy("You worked on this file. Nobody both writes and signs."),
    Bar.STEPPED_ASIDE: lazy("You stepped aside from this file."),
    Bar.INTEREST: lazy("You have an interest in a firm of this file."),
}

ACTS: dict[str, Text] = {
    "shortlist.offered": lazy("Shortlist offered for signature"),
    "shortlist.taken_back": lazy("Offer for signature taken back"),
    "shortlist.returned": lazy("Shortlist returned with a comment"),
    "shortlist.signed": lazy("Shortlist signed"),
    "addendum.made": lazy("Addendum written"),
    "addendum.agreed": lazy("Addendum agreed to"),
}
