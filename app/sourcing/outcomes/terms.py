"""Terms in days, which the Algemene termijnenwet stretches."""

from datetime import date, timedelta

from app.core.workdays import working_days_after, working_days_between

LEAST_WORKING_DAYS = 2
SHORT_TERM = 3  # days; shorter ones need not hold working days


def last_day(start: date, days: int) -> date:
    """The last day of a term of so many days, of which the first is the day after `start`.

    A term of three days or more holds two working days at least (Algemene termijnenwet art. 2), and none ends in a
    weekend or on a public holiday (art. 1).
    """
    day = start + timedelta(days=days)
    while days >= SHORT_TERM and working_days_between(start, day) < LEAST_WORKING_DAYS:
        day += timedelta(days=1)
    return working_days_after(day - timedelta(days=1), 1)
