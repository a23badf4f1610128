"""The test client: it sees what a test has made, and checks every page it fetches."""

from contextvars import Context
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.core import db
from tests.factories.accounts import begin_session
from tests.pages import mistakes_in


class CheckingClient(FlaskClient):
    """Each request runs in an empty context, as on a server: nothing a test holds open leaks into it."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        db.session.commit()  # into the savepoint: the request finds it, the test reads it anew
        response = Context().run(super().open, *args, **kwargs)
        if response.mimetype == "text/html" and response.get_data():
            asked_by_htmx = "HX-Request" in response.request.headers
            redirected = response.status_code in range(300, 400)
            mistakes = mistakes_in(response.get_data(as_text=True), fragment=asked_by_htmx or redirected)
            assert not mistakes, f"{response.request.path}: " + "; ".join(mistakes)
        return response

    def sign_in(self, user: Any) -> None:
        """Be signed in as this person, as after both steps of signing in, just now."""
        self._hold(user, is_strong=True)

    def sign_in_weakly(self, user: Any) -> None:
        """Be signed in with a password alone, just now."""
        self._hold(user, is_strong=False)

    def _hold(self, user: Any, *, is_strong: bool) -> None:
        begun = begin_session(user, is_strong=is_strong)
        with self.session_transaction() as session:
            session.permanent = True
            session["_user_id"] = begun.key

    def sign_out(self) -> None:
        with self.session_transaction() as session:
            session.clear()
