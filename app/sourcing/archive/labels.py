"""What people call exports, grounds to leave something out, and what happens to a file after its term."""

from app.core.i18n import Text, lazy
from app.sourcing.archive.models import ExportStatus
from app.sourcing.record import Named, Secret

STATUSES: dict[ExportStatus, Text] = {
    ExportStatus.WAITING: lazy("Waiting"),
    ExportStatus.WORKING: lazy("Being made"),
    ExportStatus.READY: lazy("Ready"),
    ExportStatus.FAILED: lazy("Failed"),
}

# Wet open overheid (Woo), with the articles that Secret names.
GROUNDS: dict[Secret, Text] = {
    Secret.PERSON: lazy("Privacy of people (Woo art. 5.1 (2) (e))"),
    Secret.BUSINESS: lazy("Business data told in confidence (Woo art. 5.1 (1) (c))"),
    Secret.OPINION: lazy("Personal views on policy in internal consultation (Woo art. 5.2)"),
}

# What stands in the place of what was left out.
MARKS: dict[Secret, Text] = {
    Secret.PERSON: lazy("[redacted: privacy, Woo art. 5.1 (2) (e)]"),
    Secret.BUSINESS: lazy("[redacted: business data, Woo art. 5.1 (1) (c)]"),
    Secret.OPINION: lazy("[redacted: personal views, Woo art. 5.2]"),
}

NOT_DECIDED = Named("not_decided", lazy("Not decided"))
DECISIONS = {
    True: Named("invited", lazy("To be invited")),
    False: Named("not_invited", lazy("Not to be invited")),
}

ACTS: dict[str, Text] = {
    "file.export_asked": lazy("Export of the file asked for"),
    "file.export_failed": lazy("Export of the file failed"),
    "file.export_downloaded": lazy("Export of the file downloaded"),
    "file.term_set": lazy("Term of keeping set"),
    "file.held": lazy("File held for a legal reason"),
    "file.hold_lifted": lazy("Hold of the file lifted"),
    "file.destroyed": lazy("File destroyed after its term"),
}
