"""A plain search of the database, for the time that there is no index."""

from sqlalchemy import ColumnElement, func, or_, select

from app.core.db import session
from app.suppliers.models import Supplier
from search_index.query import SearchQuery
from search_index.results import Hit, SearchPage

MOST_WORDS = 8
SEARCHED = (
    Supplier.name,
    Supplier.trade_name,
    Supplier.town,
    Supplier.description_nl,
    Supplier.description_en,
)


def search_database(query: SearchQuery) -> SearchPage:
    """Listed firms that have every typed word somewhere, by name; filters and order are not looked at."""
    words = query.text.split()[:MOST_WORDS]
    matches = [Supplier.is_public, *(_has_word(word) for word in words)]
    total = session.scalar(select(func.count()).select_from(Supplier).where(*matches)) or 0
    by_name = select(Supplier.id, Supplier.version).where(*matches).order_by(Supplier.match_name, Supplier.id)
    rows = session.execute(by_name.limit(query.page_size).offset((query.page - 1) * query.page_size))
    return SearchPage(
        hits=tuple(Hit(supplier_id, version) for supplier_id, version in rows),
        total=total,
        facets={},
        page=query.page,
        page_size=query.page_size,
    )


def _has_word(word: str) -> ColumnElement[bool]:
    return or_(*(column.icontains(word, autoescape=True) for column in SEARCHED))
