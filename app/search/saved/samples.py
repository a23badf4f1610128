"""The letter about saved searches, to somebody who does not exist."""

from flask import Flask
from sqlalchemy import select

from app.accounts.samples import somebody
from app.core.clock import today
from app.core.db import session
from app.core.i18n import _
from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.search.saved import letters
from app.search.saved.models import Frequency, SavedSearch
from app.search.saved.questions import question_of
from app.search.saved.stock import News
from app.suppliers.models import Supplier
from search_index.query import SearchQuery

SHOWN = 3


def digest() -> Letter:
    """With the first firms of the register, if there are any: they are public."""
    ids = session.scalars(select(Supplier.id).where(Supplier.is_public).order_by(Supplier.id).limit(SHOWN)).all()
    search = SavedSearch(
        id=0,
        owner_id=0,
        name=_("Gardeners nearby"),
        question=question_of(SearchQuery(text=_("gardener"), today=today())),
        frequency=Frequency.DAILY,
    )
    return letters.digest(somebody(), [(search, News(new=tuple(ids)))], on=today())


def register(app: Flask) -> None:
    add_sample(app, letters.digest, digest)
