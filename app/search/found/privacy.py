"""How often a sole trader's firm was found is something about that person."""

from typing import Any

from flask import Flask
from sqlalchemy import delete, select

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.search.found.models import SupplierFound
from app.suppliers.queries import firms_ending_with, suppliers_of


def collect(user: User) -> list[dict[str, Any]]:
    firms = [supplier.id for supplier in suppliers_of(user)]
    found = select(SupplierFound).where(SupplierFound.supplier_id.in_(firms)).order_by(SupplierFound.month)
    return [
        {"firm": row.supplier_id, "month": row.month.isoformat(), "found": row.times} for row in session.scalars(found)
    ]


def erase(user: User) -> list[Text]:
    personal = [supplier.id for supplier in firms_ending_with(user) if supplier.is_personal]
    session.execute(delete(SupplierFound).where(SupplierFound.supplier_id.in_(personal)))
    return []


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key="found",
            purpose=lazy("Show firms how often buyers find them"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (f): a firm may know what its place in the register brings"),
            people=lazy("Sole traders in the register; who searched is not kept"),
            data=lazy("How often a firm was on a page of results, per month"),
            recipients=lazy("The firm itself"),
            kept=lazy("As long as the firm is in the register"),
        ),
    )
    declare(app, PersonalData("found", lazy("How often your firms were found"), collect, erase))
