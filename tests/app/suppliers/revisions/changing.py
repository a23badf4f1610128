"""How a listed firm changes its profile, in the tests."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from app.suppliers import services
from app.suppliers.revisions.models import Revision
from app.suppliers.revisions.proposing import identity_after
from app.suppliers.revisions.undoing import trade_of
from tests.factories.suppliers import NOON

LATER = NOON + timedelta(days=1)


def owner_of(firm):
    return firm.editors[0].user


def rename(firm, name):
    details = replace(identity_after(firm, {}), name=name)
    services.change_identity(firm, details, by=owner_of(firm), at=LATER)


def describe(firm, description, *, codes=None):
    details = replace(trade_of(firm), description_nl=description, cpv_codes=codes or firm.cpv_codes)
    services.change_trade(firm, details, by=owner_of(firm), at=LATER)


def certify(firm, *proofs):
    services.change_proofs(firm, proofs, by=owner_of(firm), at=LATER)


def revisions_of(session, firm):
    return session.scalars(select(Revision).where(Revision.supplier_id == firm.id).order_by(Revision.id)).all()


def only(session, firm):
    [revision] = revisions_of(session, firm)
    return revision
