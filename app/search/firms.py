"""The firms of a page, read in two queries that are made once: twenty firms cost more to ask for than to read."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import BindParameter, Date, Select, bindparam, cast, literal, null, select, union_all
from sqlalchemy.orm import lazyload

from app.core.db import session
from app.indexing.profiles import ShortLists
from app.suppliers.models import (
    Certificate,
    Supplier,
    SupplierArea,
    SupplierCpv,
    SupplierSocial,
    SupplierTheme,
)
from search_index.documents import Proof

IDS: BindParameter[int] = bindparam("ids", expanding=True)
LISTED = (
    select(Supplier)
    .where(Supplier.id.in_(IDS), Supplier.is_public)
    .options(lazyload(Supplier.cpv), lazyload(Supplier.certificates))
)
NO_PLACE, NO_DAY = literal(0), cast(null(), Date)


def _rows(name: str, model: Any, value: Any, *, place: Any = NO_PLACE, day: Any = NO_DAY) -> Select[Any]:
    columns = (literal(name).label("name"), model.supplier_id, value.label("value"), place.label("place"))
    return select(*columns, day.label("day")).where(model.supplier_id.in_(IDS))


SHOWN = (
    _rows("cpv_codes", SupplierCpv, SupplierCpv.code, place=SupplierCpv.rank),
    _rows("certificates", Certificate, Certificate.kind, day=Certificate.valid_until),
)
EXPLAINED = (
    _rows("areas", SupplierArea, SupplierArea.municipality_code),
    _rows("themes", SupplierTheme, SupplierTheme.theme_key),
    _rows("social", SupplierSocial, SupplierSocial.kind),
)
SHOWN_LISTS = union_all(*SHOWN).order_by("place", "value")
ALL_LISTS = union_all(*SHOWN, *EXPLAINED).order_by("place", "value")


def listed(ids: Collection[int]) -> dict[int, Supplier]:
    """Those that are listed, by id, without their short lists."""
    return {supplier.id: supplier for supplier in session.scalars(LISTED, {"ids": list(ids)})}


def shown_lists(ids: Collection[int]) -> Mapping[int, ShortLists]:
    """Of each firm what every card shows: its trades and certificates."""
    return _short_lists(SHOWN_LISTS, ids)


def all_lists(ids: Collection[int]) -> Mapping[int, ShortLists]:
    """Of each firm everything that a reason can be found in."""
    return _short_lists(ALL_LISTS, ids)


def _short_lists(statement: Any, ids: Collection[int]) -> Mapping[int, ShortLists]:
    lists: defaultdict[int, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name, supplier_id, value, _place, day in session.execute(statement, {"ids": list(ids)}):
        lists[supplier_id][name].append(Proof(value, day) if name == "certificates" else value)
    return {each: ShortLists(**{name: tuple(values) for name, values in lists[each].items()}) for each in ids}
