"""What happened to the choice of a procedure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DeviationAsked:
    """A buyer chose another procedure than the advised one: a controller judges it."""

    choice_id: int


@dataclass(frozen=True)
class DeviationJudged:
    """A controller agreed, or refused with a reason."""

    choice_id: int
