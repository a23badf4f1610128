"""Send a request to every door as every role, and note who comes in. Each request is undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask, url_for
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.core.db import database_of
from app.core.doors import Door, doors
from app.reference import trade_words
from tests.permissions.circles import ROLES, VISITOR, make_two_circles
from tests.permissions.things import Maker, Thing, in_words, nothing, things_behind

TURNED_AWAY = {401, 403, 404}
SIGN_IN = "/inloggen"

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


class Crashed(AssertionError):
    """The site failed instead of answering."""


class Site:
    """The site with two circles of people in it."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session, self.region = app, session, make_two_circles()

    def doors(self) -> list[Door]:
        """One for each endpoint and its methods: addresses with and without a decoration lead to the same view."""
        seen = {(door.endpoint, door.methods): door for door in doors(self.app)}
        return list(seen.values())

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Undo what happens inside: requests, and the things that were made for them."""
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
        return tuple(self._cell(door, method, maker, role) for role in ROLES)

    def _cell(self, door: Door, method: str, maker: Maker, role: str) -> str:
        own = self.lets_in(door, method, maker, role, is_own=True)
        foreign = own if maker is nothing else self.lets_in(door, method, maker, role, is_own=False)
        if own and foreign:
            return YES
        return OWN if own else FOREIGN if foreign else NO

    def lets_in(self, door: Door, method: str, maker: Maker, role: str, *, is_own: bool) -> bool:
        with self.undone():
            made = maker(self.region.circle(role, is_own=is_own))
            response = self.ask(door, method, made, role)
        if response.status_code >= 500:
            raise Crashed(f"{response.status_code} for {method} {response.request.path} as {role}")
        return not _is_turned_away(response, role)

    def ask(self, door: Door, method: str, made: Thing, role: str) -> TestResponse:
        client = self.app.test_client()
        if role != VISITOR:
            client.sign_in(self.region.ours.person(role))
        return client.open(url_for(door.endpoint, **made.address), method=method, data=made.form)


def _is_turned_away(response: TestResponse, role: str) -> bool:
    """Only visitors are sent to the sign-in page; others who may not pass are told so, or told that there is nothing."""
    if response.status_code in TURNED_AWAY:
        return True
    return role == VISITOR and response.location is not None and response.location.split("?")[0] == SIGN_IN
