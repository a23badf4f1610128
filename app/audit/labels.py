"""What people call the acts on the trail itself."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "audit.erased": lazy("Values of the audit trail erased"),
    "audit.exported": lazy("Audit trail exported"),
    "audit.seen": lazy("Entry of the audit trail seen"),
}
