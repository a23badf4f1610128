"""The tree of CPV codes, read from the digits alone.

A code has eight digits and a check digit: `45261210-9`. The first two are the division, three the group,
four the class, five the category; digits that are not used are zero (Regulation (EC) 213/2008, Annex I).
"""


def prefix(code: str) -> str:
    """The digits that all entries below a code begin with: `45260000-7` gives `4526`."""
    return code[:2] + code[2:8].rstrip("0")


def division(code: str) -> str:
    return code[:2]


def group(code: str) -> str:
    return code[:3]


def is_within(code: str, ancestor: str) -> bool:
    """Whether a code is the ancestor or lies below it."""
    return code.startswith(prefix(ancestor))
