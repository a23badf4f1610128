"""Names in addresses."""

import re
import unicodedata


def slug(name: str) -> str:
    """Lower-case ASCII words with hyphens, at most 60 signs; a hyphen when nothing is left."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-") or "-"
