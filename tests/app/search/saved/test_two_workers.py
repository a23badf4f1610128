"""Several workers at once, on a database that they really share."""

import threading
from datetime import UTC, datetime

import pytest

from app import create_app
from app.core.clock import held_at
from app.core.db import database_of, session, transaction
from app.mail.models import MailMessage
from app.search.saved import digests
from app.search.saved.models import Frequency, SavedSearch
from config import Config
from tests.app.search.saved.conftest import Register, firms_in
from tests.factories.saved import make_saved_search
from tests.factories.suppliers import make_listed

SUNDAY, MONDAY = datetime(2026, 3, 22, 12, tzinfo=UTC), datetime(2026, 3, 23, 12, tzinfo=UTC)
PEOPLE, WORKERS = 12, 4
READ_BY_CONFIG = ("ENVIRONMENT", "SECRET_KEY", "INSTANCE_PATH", "DATABASE_URL", "BASE_URL", "LOG_LEVEL")


@pytest.fixture
def app(live_instance):
    environment = {name: live_instance[name] for name in READ_BY_CONFIG}
    application = create_app(Config.from_environment({**environment, "SEARCH_URL": "memory:"}))
    application.extensions["search engine"] = Register()
    yield application
    database_of(application).engine.dispose()


@pytest.fixture(autouse=True)
def region():
    """Nothing is shared with the other tests of this folder."""


def work(app):
    with app.test_request_context(), database_of(app).scope():
        while digests.mail_next() or session.query(SavedSearch).filter(SavedSearch.due_at <= MONDAY).count():
            pass


def test_each_person_gets_one_mail_however_many_workers_there_are(app):
    with held_at(SUNDAY), app.app_context(), database_of(app).scope(), transaction():
        firm = make_listed()
        app.extensions["search engine"].add(firm)
        for _ in range(PEOPLE):
            make_saved_search(frequency=Frequency.WEEKLY, due_at=SUNDAY)
    with held_at(MONDAY):
        workers = [threading.Thread(target=work, args=(app,)) for _ in range(WORKERS)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    with app.app_context(), database_of(app).scope():
        mails = session.query(MailMessage).all()
    assert sorted(mail.recipient for mail in mails) == sorted({mail.recipient for mail in mails})
    assert [len(firms_in(mail)) for mail in mails] == [1] * PEOPLE
