"""Changes are noted in turn, in whatever order an action changes and notes."""

import threading
from contextvars import Context

from sqlalchemy.exc import SQLAlchemyError

from app import create_app
from app.audit.services import record
from app.core.clock import now
from app.core.db import database_of, session, transaction
from app.suppliers.details import ContactDetails
from app.suppliers.models import Supplier
from app.suppliers.services import change_contact
from config import Config
from tests.factories.suppliers import make_listed

ROUNDS = 15


def test_those_who_note_first_and_those_who_change_first_do_not_wait_for_each_other(live_instance):
    app = create_app(Config.from_environment(live_instance))
    with database_of(app).scope(), app.app_context(), transaction():
        ids = [make_listed().id for _ in range(2)]
    failures: list[Exception] = []

    def change_often(supplier_id: int, *, notes_first: bool) -> None:
        for number in range(ROUNDS):
            try:
                with app.app_context(), database_of(app).scope(), transaction():
                    _change(session.get_one(Supplier, supplier_id), number, notes_first=notes_first)
            except SQLAlchemyError as failure:
                failures.append(failure)

    def start(supplier_id: int, *, notes_first: bool) -> threading.Thread:
        thread = threading.Thread(
            target=lambda: Context().run(change_often, supplier_id, notes_first=notes_first), daemon=True
        )
        thread.start()
        return thread

    for thread in [start(ids[0], notes_first=True), start(ids[1], notes_first=False)]:
        thread.join()
    database_of(app).engine.dispose()
    assert failures == []


def _change(supplier: Supplier, number: int, *, notes_first: bool) -> None:
    owner = supplier.editors[0].user
    if notes_first:
        record("supplier.looked_at", supplier, by=owner)
    change_contact(supplier, ContactDetails(email=f"{number}@deheg.example"), by=owner, at=now())
