"""Whoosh with columns.

Whoosh owns the term dictionary, the postings and the durable, immutable segments. Beside each segment lies a
file of numpy columns (filters, facets, sort keys, coordinates) that is memory-mapped and so shared by all
processes. A question is answered with array operations per segment; only phrases look at positions.
"""
