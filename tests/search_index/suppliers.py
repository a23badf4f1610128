"""Invented suppliers and questions, as short as a test needs them."""

from datetime import date

from search_index.documents import SupplierDocument
from search_index.fields import FACETS
from search_index.query import Filter, SearchQuery

TODAY = date(2026, 3, 1)


def supplier(id: int, name: str = "Firma", *, version: int = 1, **values) -> SupplierDocument:  # noqa: A002  # the field's name
    return SupplierDocument(id=id, version=version, name=name, **values)


def question(text: str = "", *filters: Filter, **values) -> SearchQuery:
    return SearchQuery(**{"today": TODAY, "text": text, "filters": filters, "facets": tuple(FACETS)} | values)


def found(engine, text: str = "", *filters: Filter, **values) -> list[int]:
    """The ids of the first page, in order."""
    return [hit.id for hit in engine.search(question(text, *filters, **values)).hits]
