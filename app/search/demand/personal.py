"""Words that look like data of a person: they are not kept. A name cannot be told from other words."""

import re

_PATTERNS = (
    re.compile(r"\S@\S|@\S+\.\S"),  # an e-mail address, whole or in part
    # Seven digits or more: telephone, citizen service and bank account numbers, and the KvK number of a sole trader.
    re.compile(r"(?:\d[\s./()+-]*){7,}"),
    # A postcode with its letters in one piece, or with a house number behind it: where somebody lives.
    re.compile(r"\b\d{4}[a-z]{2}\b|\b\d{4}\s[a-z]{2}\s\d{1,3}\b"),
)
_CPV_CODE = re.compile(r"\b\d{8}-\d\b")


def looks_personal(words: str) -> bool:
    """`words` in lower case. A CPV code with its check digit is long, and nobody's number."""
    rest = _CPV_CODE.sub(" ", words)
    return any(pattern.search(rest) for pattern in _PATTERNS)
