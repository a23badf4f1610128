"""Whoosh with columns.

Whoosh owns the term dictionary, the table of contents and the durable, immutable segments. Beside each segment lies
a file of numpy columns (filters, facets, sort keys, places) that is memory-mapped and so shared by all processes, as
the postings are. A snapshot lays the segments end to end and answers a question with array operations:
words → rows (matching) → filters and counts (narrowing, facets) → the first hits (sorting).
docs/decisions/0008-one-row-space-and-merges-beside.md gives the reasons.
"""
