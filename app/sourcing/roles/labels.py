"""What people call the roles in a file, and the acts on them."""

from app.core.i18n import Text, lazy
from app.sourcing.roles.kinds import FileRoleKind

KINDS: dict[FileRoleKind, Text] = {
    FileRoleKind.OWNER: lazy("Owner"),
    FileRoleKind.DEPUTY: lazy("Deputy"),
    FileRoleKind.BUDGET_HOLDER: lazy("Budget holder"),
    FileRoleKind.ASSESSOR: lazy("Assessor"),
    FileRoleKind.OPENER: lazy("Opener of quotations"),
    FileRoleKind.SIGNER: lazy("Signer"),
}

DUTIES: dict[FileRoleKind, Text] = {
    FileRoleKind.OWNER: lazy("Answers for the file, gives roles and offers the shortlist for signature."),
    FileRoleKind.DEPUTY: lazy("Does what the owner does while the owner is away."),
    FileRoleKind.BUDGET_HOLDER: lazy("Answers for the money."),
    FileRoleKind.ASSESSOR: lazy("Scores the quotations."),
    FileRoleKind.OPENER: lazy("Opens the quotations after the deadline, together with another opener."),
    FileRoleKind.SIGNER: lazy("Signs the shortlist, and does not work on it."),
}

ACTS: dict[str, Text] = {
    "role.given": lazy("Role in a file given"),
    "role.ended": lazy("Role in a file ended"),
    "role.handed_over": lazy("Role in a file handed over"),
    "role.owner_handed_over": lazy("File handed over to a new owner"),
    "interest.none": lazy("Declared to have no interest in a file"),
    "interest.stepped_aside": lazy("Stepped aside from a file"),
    "interest.asked": lazy("Declaration of no interest asked for"),
}
