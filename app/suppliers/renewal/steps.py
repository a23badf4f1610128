"""When mails about a due date go: PRODUCT.md §2, "Renewal"."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

STEPS = (60, 28, 14, 0, -28)  # days before the date
TOO_LATE = -88  # what has been over for so long, for instance when it was filled in, is no news


@dataclass(frozen=True)
class Window:
    """Due dates from `first` up to and including `last` have come to the step, and not to the next."""

    step: int
    first: date
    last: date


def windows(day: date) -> tuple[Window, ...]:
    """Of each step on this day. Together they leave no date out, so that a day that is skipped loses nothing."""
    return tuple(
        Window(step, day + timedelta(days=following + 1), day + timedelta(days=step))
        for step, following in pairwise((*STEPS, TOO_LATE))
    )


def newest_step(due_on: date, day: date) -> int | None:
    """The one mail that is due: those of the steps before it come too late."""
    return next((window.step for window in windows(day) if window.first <= due_on <= window.last), None)
