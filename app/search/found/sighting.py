"""Which firms somebody saw on the public page of results."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from flask import current_app

from app.accounts.policies import roles_today
from app.core.guard import visitor
from app.search.askers import Repeats, asker, is_by_a_person
from app.search.asking import Answer
from app.search.tallies import Tally

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Seen:
    """A firm, and the first day of the month in which it was seen."""

    supplier_id: int
    month: date


class Sightings(Tally[Seen]):
    """One visitor who gets a firm again within the hour, by whatever question, counts once."""

    def __init__(self, write: Callable[[Mapping[Seen, int]], None]) -> None:
        super().__init__(write)
        self._repeats = Repeats()

    def note(self, supplier_ids: Iterable[int], *, on: date, asker: str) -> None:
        month = on.replace(day=1)
        self.add(Seen(each, month) for each in supplier_ids if not self._repeats.is_repeat(asker, each))


def note_found(answer: Answer) -> None:
    """Count the firms on this page of results. Quick, and never fails the page."""
    try:
        if answer.page.items and not answer.is_empty_question and is_by_a_person() and not _is_entrepreneur():
            sightings = cast(Sightings, current_app.extensions["found"])
            ids = [card.id for card in answer.page.items]
            sightings.note(ids, on=answer.query.today, asker=asker())
    except Exception:  # the page matters more than the count
        log.warning("firms that were found were not counted", exc_info=True)


def _is_entrepreneur() -> bool:
    """Who looks how often their own firm is found would count themselves."""
    user = visitor()
    return user is not None and not roles_today(user)
