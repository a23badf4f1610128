"""What people call the acts on memberships and interests."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "interest.declared": lazy("Interest in a firm declared"),
    "interest.ended": lazy("Interest in a firm ended"),
}
