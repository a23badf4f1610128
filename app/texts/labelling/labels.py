"""What people call the acts on labels."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "label.added": lazy("Label added"),
    "label.renamed": lazy("Label renamed"),
    "label.removed": lazy("Label removed"),
}
