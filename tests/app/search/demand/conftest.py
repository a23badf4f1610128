"""What this process has heard."""

import pytest


@pytest.fixture
def heard(app):
    """`heard()` gives the counts that wait, and takes them away."""
    app.extensions["demand"].__init__(app.extensions["demand"].write)  # what earlier tests of this process searched for
    return app.extensions["demand"].take
