"""How the tests of the pages of a procurement file name addresses and rows."""

import re

from app.sourcing import queries
from app.sourcing.shortlists.choices import mark_of


def url(file, *parts):
    return "/".join(["/inkoopdossiers", str(file.id), *map(str, parts)])


def longlist_url(longlist):
    return url(longlist.file, "groslijst", longlist.id)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.get_data(as_text=True)).split())


def decision_on(longlist, firm):
    return queries.decisions_of(longlist.file).get(firm.id)


def row(longlist, verdict, reason, decision=None):
    """The fields of the first firm on the page."""
    entry = queries.entries_of(longlist)[0].id
    return {f"verdict-{entry}": verdict, f"reason-{entry}": reason, f"mark-{entry}": mark_of(decision)}
