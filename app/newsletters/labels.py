"""What people call the acts, statuses and outcomes of newsletters."""

from app.core.i18n import Text, lazy
from app.newsletters.models import IssueStatus, RecipientStatus

ACTS: dict[str, Text] = {
    "newsletter.written": lazy("Newsletter begun"),
    "newsletter.changed": lazy("Newsletter changed"),
    "newsletter.chosen": lazy("Chosen what goes along in a newsletter"),
    "newsletter.discarded": lazy("Draft of a newsletter thrown away"),
    "newsletter.sent": lazy("Newsletter sent"),
    "newsletter.stopped": lazy("Newsletter stopped half way"),
    "newsletter.continued": lazy("Stopped newsletter continued"),
    "subscription.stopped": lazy("Newsletter stopped because mail came back"),
    "subscription.resumed": lazy("Newsletter asked for again after mail came back"),
}

ISSUE_STATUSES: dict[IssueStatus, Text] = {
    IssueStatus.DRAFT: lazy("Draft"),
    IssueStatus.SENDING: lazy("Is going out"),
    IssueStatus.SENT: lazy("Sent"),
    IssueStatus.STOPPED: lazy("Stopped half way"),
}

RECIPIENT_STATUSES: dict[RecipientStatus, Text] = {
    RecipientStatus.WAITING: lazy("Waiting"),
    RecipientStatus.SENDING: lazy("Being sent"),
    RecipientStatus.SENT: lazy("Sent"),
    RecipientStatus.FAILED: lazy("Failed"),
    RecipientStatus.UNKNOWN: lazy("Unknown"),
    RecipientStatus.SKIPPED: lazy("Skipped"),
}
