"""The loops of the worker do not get into each other's way."""

from flask import g

from app.outbox.registry import Loop
from app.outbox.worker import run_step


def test_a_step_finds_nothing_that_the_step_before_kept(app):
    found = []

    def step():
        found.append(g.get("kept"))
        g.kept = "a row of a session that is closed by now"
        return False

    with app.app_context():
        run_step(app, Loop("first", "First", step, 0.2))
        run_step(app, Loop("second", "Second", step, 0.2))
    assert found == [None, None]
