"""Names in addresses."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count


def slug(name: str) -> str:
    """Lower-case ASCII words with hyphens, at most 60 signs; a hyphen when nothing is left."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-") or "-"


def free(wanted: str, taken: Collection[str | None]) -> str:
    """`wanted`, or with the first number behind it that is not taken: `-2`."""
    numbered = (f"{wanted}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(each for each in numbered if each not in taken)
