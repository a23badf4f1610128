"""Importing a member list: read with the importer of firms, matched to the register, chosen and processed by the board.

Nothing is written before somebody of the board has looked at the result.
"""
