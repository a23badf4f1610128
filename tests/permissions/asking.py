"""Send a request to every door as every role, and note who comes in. Each request is undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from flask import Flask, url_for
from flask.testing import FlaskClient
from jinja2 import Template
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.core.clock import held_at, now
from app.core.db import database_of
from app.core.doors import Door, doors
from app.reference import trade_words
from tests.installations import application_for_tests, undone_session
from tests.permissions.circles import FORMER, ROLES, VISITOR, make_two_circles
from tests.permissions.thing import Maker, Thing, nothing
from tests.permissions.things import in_words, things_behind

TURNED_AWAY = {401, 403, 404}
GONE = 410  # for a link that no longer works, or that went to somebody else
SIGN_IN = "/inloggen"

BLANK = Template("")
EVERYBODY = "everybody"
YES, OWN, FOREIGN, NO = "yes", "own", "foreign", "–"


@dataclass(frozen=True)
class Row:
    """What one kind of request to one kind of thing gives, in the order of ROLES."""

    door: Door
    methods: tuple[str, ...]
    thing: str
    cells: tuple[str, ...]

    @property
    def is_open_to_all(self) -> bool:
        return set(self.cells) == {YES}


def has_failed(status: int) -> bool:
    """503 is an answer: another server that we need cannot be reached."""
    return status >= 500 and status != 503


class Crashed(AssertionError):
    """The site failed instead of answering."""


class Site:
    """The site with two circles of people in it, each of ours signed in once."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session, self.region = app, session, make_two_circles()
        self._things: dict[tuple[Maker, str, bool], Thing] = {}
        self._cookies = {role: self._sign_in(role) for role in (*ROLES, FORMER) if role != VISITOR}

    def _sign_in(self, role: str) -> dict[str, str]:
        client, name = self.app.test_client(), self.app.config["SESSION_COOKIE_NAME"]
        client.sign_in(self.region.ours.person(role))
        return {"Cookie": f"{name}={client.get_cookie(name).value}"}

    def doors(self) -> list[Door]:
        """One for each endpoint and its methods: addresses with and without a decoration lead to the same view."""
        seen = {(door.endpoint, door.methods): door for door in doors(self.app)}
        return list(seen.values())

    def thing(self, maker: Maker, role: str, *, is_own: bool) -> Thing:
        """Made once, before the requests that are undone: for all who ask, unless it is personal."""
        circle = self.region.circle(role, is_own=is_own)
        personal, shared = (maker, circle.asking, is_own), (maker, EVERYBODY, is_own)
        if not {personal, shared} & self._things.keys():
            made = maker(circle)
            self._things[personal if circle.is_personal else shared] = made
        return self._things.get(personal) or self._things[shared]

    def open(self, path: str, role: str, *, headers: dict[str, str] | None = None, **request: Any) -> TestResponse:
        """What somebody with this role gets; all that it did is undone. Pages are not checked: other tests do that."""
        client = FlaskClient(self.app, self.app.response_class, use_cookies=False)
        cookie = self._cookies.get(role, {})
        with self._undone():
            return Context().run(client.open, path, headers=(headers or {}) | cookie, **request)

    @contextmanager
    def _undone(self) -> Iterator[None]:
        self.session.commit()
        savepoint = database_of(self.app).bind.begin_nested()
        try:
            yield
        finally:
            self.session.rollback()
            self.session.expunge_all()
            savepoint.rollback()
            trade_words.look_again()

    def rows_of(self, door: Door) -> list[Row]:
        """One for each thing, and for each method that is answered differently."""
        rows = []
        for maker in things_behind(door):
            by_cells: dict[tuple[str, ...], list[str]] = {}
            for method in door.methods:
                by_cells.setdefault(self._cells(door, method, maker), []).append(method)
            rows += [Row(door, tuple(methods), in_words(maker), cells) for cells, methods in by_cells.items()]
        return rows

    def _cells(self, door: Door, method: str, maker: Maker) -> tuple[str, ...]:
        """What the guard says, unless the view turns away the first whom the guard lets in: then it has rules too."""
        if door.guard.policy is None:
            return self._cell_of_each(door, method, maker)
        with self._nothing_behind(door):
            cells = self._cell_of_each(door, method, maker)
        first = next((role for role, cell in zip(ROLES, cells, strict=True) if cell != NO), None)
        if first is None or self._cell(door, method, maker, first) == cells[ROLES.index(first)]:
            return cells
        return self._cell_of_each(door, method, maker)

    @contextmanager
    def _nothing_behind(self, door: Door) -> Iterator[None]:
        """An empty page instead of the view, and before it all that stands there."""
        guard = self.app.view_functions[door.endpoint]
        behind = guard.__closure__[guard.__code__.co_freevars.index("view")]
        view, behind.cell_contents = behind.cell_contents, lambda *_, **__: ""
        try:
            yield
        finally:
            behind.cell_contents = view

    def _cell_of_each(self, door: Door, method: str, maker: Maker) -> tuple[str, ...]:
        return tuple(self._cell(door, method, maker, role) for role in ROLES)

    def _cell(self, door: Door, method: str, maker: Maker, role: str) -> str:
        own = self.lets_in(door, method, self.thing(maker, role, is_own=True), role)
        if maker is nothing:
            return YES if own else NO
        foreign = self.lets_in(door, method, self.thing(maker, role, is_own=False), role)
        if own and foreign:
            return YES
        return OWN if own else FOREIGN if foreign else NO

    def lets_in(self, door: Door, method: str, thing: Thing, role: str) -> bool:
        with self.nothing_drawn():
            response = self.ask(door, method, thing, role)
        if has_failed(response.status_code):
            raise Crashed(f"{response.status_code} for {method} {response.request.path} as {role}")
        return not _is_turned_away(response, door)

    @contextmanager
    def nothing_drawn(self) -> Iterator[None]:
        """Views run to their end, but for their pages: half of the work, and nobody looks at these here."""
        no_template = patch.object(self.app.jinja_env, "get_or_select_template", lambda _name: BLANK)
        with no_template, patch.object(self.app, "update_template_context", lambda _context: None):
            yield

    def ask(self, door: Door, method: str, thing: Thing, role: str) -> TestResponse:
        return self.open(url_for(door.endpoint, **thing.address), role, method=method, data=thing.form)


@contextmanager
def site_for_tests(folder: Path) -> Iterator[Site]:
    """The clock stands still, so that however long it takes everybody has just signed in."""
    with held_at(now()), application_for_tests(folder) as app, undone_session(app) as session:
        yield Site(app, session)


def _is_turned_away(response: TestResponse, door: Door) -> bool:
    if response.status_code in {*TURNED_AWAY, GONE}:
        return True
    if door.guard.policy is None or response.location is None:
        return False
    return response.location.split("?")[0] == SIGN_IN  # as only visitors are
