"""Figures about purchases, per municipality and for the region."""
