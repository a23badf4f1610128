"""flask demo."""

from dataclasses import replace

import pytest
from flask import Flask

from app.demo.cli import demo
from app.organisations.queries import the_region


@pytest.fixture
def production(app: Flask):
    before = app.extensions["config"]
    app.extensions["config"] = replace(before, ENVIRONMENT="production")
    yield app
    app.extensions["config"] = before


def test_demo_data_is_refused_in_production(production, session):
    answer = production.test_cli_runner().invoke(demo, ["load"])
    assert answer.exit_code == 1
    assert "does not belong in production" in answer.output
    assert the_region() is None
