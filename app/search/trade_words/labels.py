"""What people call the acts on trade words."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "trade_word.added": lazy("Trade word added"),
    "trade_word.changed": lazy("Trade word changed"),
    "trade_word.removed": lazy("Trade word removed"),
}
