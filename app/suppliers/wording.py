"""What may stand in a text that somebody typed."""

import re

# Marks that turn the direction of what follows (Unicode Standard Annex 9): "gpj.exe" can be made to read "exe.jpg".
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Control characters but tab and line ends, and what takes no room. The joiner of emoji (U+200D) may stay.
_UNSEEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff{_DIRECTION}]")


def without_hidden_marks(text: str) -> str:
    """The text without control characters, and without marks that make it read otherwise than it is."""
    return _UNSEEN.sub("", text)


def says_something(text: str) -> bool:
    """Whether there is a letter or a digit in it, of whatever script."""
    return any(character.isalnum() for character in text)
