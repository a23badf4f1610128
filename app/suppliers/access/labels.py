"""Questions for access in words."""

from app.core.i18n import Text, lazy
from app.suppliers.access.models import AccessStatus

STATUSES: dict[AccessStatus, Text] = {
    AccessStatus.ASKED: lazy("Waits for the firm"),
    AccessStatus.ACCEPTED: lazy("Access given"),
    AccessStatus.DECLINED: lazy("Access declined"),
    AccessStatus.DISPUTED: lazy("With the desk"),
    AccessStatus.KEPT: lazy("Decided: the firm stays with who has it"),
    AccessStatus.TAKEN_OVER: lazy("Decided: the firm was taken over"),
    AccessStatus.WITHDRAWN: lazy("Withdrawn by who asked"),
}

ACTS: dict[str, Text] = {
    "access.asked": lazy("Access to the firm asked for"),
    "access.accepted": lazy("Access to the firm given"),
    "access.declined": lazy("Access to the firm declined"),
    "access.withdrawn": lazy("Question for access withdrawn"),
    "access.disputed": lazy("Question for access brought before the desk"),
    "access.defended": lazy("Answer to a dispute written"),
    "access.kept": lazy("Dispute decided: the firm stays with who has it"),
    "access.taken_over": lazy("Dispute decided: the firm was taken over"),
    "supplier.number_changed": lazy("Register number changed after a take-over"),
}
