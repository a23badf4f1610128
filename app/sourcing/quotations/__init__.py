"""Quotations: sealed until the deadline, opened by two people, scored by several."""
