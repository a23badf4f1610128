"""Searching inside a file, and the searches that were frozen."""
