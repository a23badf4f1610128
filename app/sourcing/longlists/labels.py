"""What people call the acts on a longlist, and why a firm is not found any more."""

from app.core.i18n import Text, lazy
from app.sourcing.longlists.rerunning import Gone

ACTS: dict[str, Text] = {
    "longlist.narrowed": lazy("Search narrowed until fewer than three firms were left"),
}

GONE: dict[Gone, Text] = {
    Gone.NOT_LISTED: lazy("No longer listed"),
    Gone.NOT_FOUND: lazy("No longer fits the search"),
}
