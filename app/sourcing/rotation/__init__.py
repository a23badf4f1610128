"""Whose turn it is: facts per firm, methods of selection, and the proposal they make."""
