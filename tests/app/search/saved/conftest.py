"""A search index whose answers a test writes down itself."""

import re
from collections.abc import Callable, Iterator

import pytest

from app.core.clock import held_at, now
from app.core.db import session, transaction
from app.mail.models import MailMessage
from app.outbox.services import last_position
from app.search.saved import digests
from app.suppliers.models import Supplier
from app.suppliers.versions import keep_version
from search_index.engine import EngineUnavailable
from search_index.engines.memory import MemoryEngine
from search_index.language import Language
from search_index.results import Hit, SearchPage


class Register(MemoryEngine):
    """Finds `found` (firm and the version that the index knows) whatever is asked, and counts the questions."""

    def __init__(self) -> None:
        super().__init__(Language())
        self.found: dict[int, int] = {}
        self.relaxed = self.is_away = False
        self.behind = 0
        self.questions = 0

    def add(self, *firms: Supplier) -> None:
        self.found.update({firm.id: firm.version for firm in firms})

    def search(self, query):
        self.questions += 1
        if self.is_away:
            raise EngineUnavailable("no index")
        hits = tuple(Hit(*each) for each in self.found.items())[: query.page_size]
        return SearchPage(hits, len(self.found), {}, query.page, query.page_size, self.relaxed)

    def position(self):
        return last_position("indexing.SupplierChanged") - self.behind


@pytest.fixture
def register(app, session, clock) -> Iterator[Register]:
    before = app.extensions["search engine"]
    app.extensions["search engine"] = Register()
    yield app.extensions["search engine"]
    app.extensions["search engine"] = before


@pytest.fixture
def mail_round(session, clock) -> Callable[..., list[MailMessage]]:
    """`mail_round(at=moment)` lets the worker mail everybody whose searches are due; gives the mails of this round."""

    def go(at=None) -> list[MailMessage]:
        session.commit()
        last = session.query(MailMessage).count()
        with held_at(at or now()):
            while digests.mail_next():
                pass
        return session.query(MailMessage).order_by(MailMessage.id).all()[last:]

    return go


def rewrite(firm: Supplier, text: str) -> None:
    """The firm changes its page."""
    session.commit()
    with transaction():
        firm.description_nl = text
        firm.updated_at = now()
    keep(firm)


def verify_again(firm: Supplier, moment) -> None:
    session.commit()
    with transaction():
        firm.verified_at = moment
    keep(firm)


def keep(firm: Supplier) -> None:
    with transaction():
        keep_version(firm, at=now())


def firms_in(mail: MailMessage) -> list[int]:
    """Ids of the firms that a mail names, in order."""
    return [int(number) for number in re.findall(r"/leveranciers/(\d+)/", mail.text)]
