"""Plain rules against advertising: a message to a firm is words, with a link or two at most."""

import re

MOST_LINKS = 2

_LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_MARKUP = re.compile(r"<\s*a\s[^>]*href|\[/?(?:url|link)\b|\]\(\s*https?:", re.IGNORECASE)


def is_link_spam(text: str) -> bool:
    """More links than two, or links in the markup of web pages and forums, which no letter has."""
    return len(_LINK.findall(text)) > MOST_LINKS or bool(_MARKUP.search(text))


def has_link(text: str) -> bool:
    return bool(_LINK.search(text))
