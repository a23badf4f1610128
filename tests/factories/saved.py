"""Saved searches."""

from datetime import timedelta
from typing import Any

from app.accounts.models import User
from app.core.clock import now, today
from app.search.saved.models import Frequency, SavedSearch
from app.search.saved.questions import key_of, question_of
from search_index.query import SearchQuery
from tests.factories import save
from tests.factories.accounts import make_user


def make_saved_search(owner: User | None = None, *, text: str = "tuinen", **values: Any) -> SavedSearch:
    """A weekly search for words, due tomorrow, whose owner was told of no firm yet."""
    question = question_of(SearchQuery(today=today(), text=text))
    defaults = {
        "owner_id": (owner or make_user()).id,
        "name": f"Firma’s voor “{text}”",
        "question": question,
        "key": key_of(question),
        "frequency": Frequency.WEEKLY,
        "created_at": now(),
        "due_at": now() + timedelta(days=1),
        "told": {},
    }
    return save(SavedSearch(**{**defaults, **values}))
