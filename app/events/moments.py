"""The clock on the wall in Amsterdam, also on the two nights a year on which it jumps."""

from datetime import UTC, datetime, timedelta

from app.core.clock import AMSTERDAM


class NoSuchTime(ValueError):
    """The clock passes over this time, in the night in which summer time begins."""


def moment_of(local: datetime) -> datetime:
    """When the clock shows this; of a time that comes twice, the first. Raises NoSuchTime."""
    moment = local.replace(tzinfo=AMSTERDAM).astimezone(UTC)
    if on_the_wall(moment) != local:
        raise NoSuchTime
    return moment


def on_the_wall(moment: datetime) -> datetime:
    """As a clock shows it, without a zone."""
    return moment.astimezone(AMSTERDAM).replace(tzinfo=None)


def comes_twice(local: datetime) -> bool:
    """Whether the clock shows it twice, in the night in which summer time ends."""
    first, second = (local.replace(tzinfo=AMSTERDAM, fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and second is not None and first > second


def later(moment: datetime, by: timedelta) -> datetime:
    """So much later on the wall: what began at eight does so on the other date, whatever the season."""
    return (on_the_wall(moment) + by).replace(tzinfo=AMSTERDAM).astimezone(UTC)
