"""A saved search is its owner's, and nobody else knows that it exists."""

from app.accounts.models import User
from app.search.saved.models import SavedSearch


def owns(user: User | None, saved: SavedSearch) -> bool:
    return user is not None and saved.owner_id == user.id
