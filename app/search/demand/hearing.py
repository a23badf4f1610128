"""What of a search on the public page is counted."""

import logging
from typing import cast

from flask import current_app

from app.accounts.models import Role
from app.accounts.policies import municipalities_of
from app.core.guard import visitor
from app.search.address import LONGEST_TEXT
from app.search.askers import asker, is_by_a_person
from app.search.asking import Answer
from app.search.demand.buffer import Asked, Buffer, Heard
from app.search.demand.personal import looks_personal
from app.search.groups import CPV, MUNICIPALITY, WORKS_IN
from search_index.language import fold
from search_index.query import SearchQuery

MOST_CODES = 5  # of trade or place: who ticks more looks for nothing in particular

log = logging.getLogger(__name__)


def note_search(answer: Answer) -> None:
    """Count the search of this request when it found fewer than three firms. Quick, and never fails the page."""
    try:
        if is_counted(answer) and is_by_a_person():
            _note(answer)
    except Exception:  # the page matters more than the count
        log.warning("a search was not counted", exc_info=True)


def is_counted(answer: Answer) -> bool:
    """Only what the index really answered: a relaxed answer is one to another question, and so is a next page."""
    if answer.fell_back or answer.relaxed or not answer.is_thin or answer.page.number != 1:
        return False
    return asked_in(answer.query) is not None


def asked_in(query: SearchQuery) -> Asked | None:
    """None when neither a trade nor words are asked for, or when the words look like data of a person."""
    chosen = {each.field: each.values for each in query.filters if each.values}
    trades = chosen.get(CPV.field, ())
    places = {*chosen.get(MUNICIPALITY.field, ()), *chosen.get(WORKS_IN.field, ())}
    words = normalised(query.text)
    if not (words or trades) or looks_personal(query.text.lower()) or max(len(trades), len(places)) > MOST_CODES:
        return None
    others = chosen.keys() - {CPV.field, MUNICIPALITY.field, WORKS_IN.field}
    return Asked(words, " ".join(sorted(trades)), " ".join(sorted(places)), bool(others))


def normalised(text: str) -> str:
    """In lower case, without accents, one blank between words, in the order that was typed: people must read it."""
    return " ".join(fold(text).split())[:LONGEST_TEXT]


def _note(answer: Answer) -> None:
    asked, user = asked_in(answer.query), visitor()
    if asked is None:
        return
    # Who buys for several municipalities is one of them: one search never counts as two authorities.
    authority = min(municipalities_of(user, Role.BUYER, Role.CONTROLLER), default="")
    heard = Heard(asked, answer.page.total, authority, answer.query.today)
    cast(Buffer, current_app.extensions["demand"]).note(heard, asker=asker())
