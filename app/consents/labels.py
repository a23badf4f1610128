"""What people call the acts on consent."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "consent.given": lazy("Consent given"),
    "consent.withdrawn": lazy("Consent withdrawn"),
}
