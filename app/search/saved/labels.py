"""What people call the acts on saved searches."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "saved_search.saved": lazy("Search saved"),
    "saved_search.deleted": lazy("Saved search deleted"),
}
