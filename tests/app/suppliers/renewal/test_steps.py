"""When mails about a due date go."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.suppliers.renewal.steps import newest_step

DUE = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("days_before", "step"),
    [
        (61, None),
        (60, 60),
        (29, 60),
        (28, 28),
        (15, 28),
        (14, 14),
        (1, 14),
        (0, 0),
        (-27, 0),
        (-28, -28),
        (-87, -28),
        (-88, None),
    ],
)
def test_a_step_holds_from_its_day_to_that_of_the_next(days_before, step):
    assert newest_step(DUE, DUE - timedelta(days=days_before)) == step


@given(st.sets(st.integers(-80, 100), min_size=1))
def test_whichever_days_are_skipped_steps_only_go_forward(days_before):
    steps = [newest_step(DUE, DUE - timedelta(days=days)) for days in sorted(days_before, reverse=True)]
    sent = [step for step in steps if step is not None]
    assert sent == sorted(sent, reverse=True)
