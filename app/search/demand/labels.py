"""What people call the acts on gaps."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "demand.handled": lazy("Gap handled"),
    "demand.put_back": lazy("Gap put back"),
}
