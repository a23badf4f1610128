"""Verbs on the page of an association."""

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.memberships.models import AssociationPage
from app.organisations.models import Association


def write_page(association: Association, *, who_may_join: str, by: User) -> None:
    page = session.get(AssociationPage, association.id) or AssociationPage(association_id=association.id)
    page.who_may_join = who_may_join.strip()
    session.add(page)
    record("association_page.changed", association, by=by)
