"""Firms ask why they were (not) invited or chosen."""
