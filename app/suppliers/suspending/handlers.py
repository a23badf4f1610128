"""Mails about suspensions, to all who act for the firm."""

from app.core.db import session
from app.suppliers.messages import SuspensionOver
from app.suppliers.models import Supplier
from app.suppliers.renewal.handlers import tell_editors
from app.suppliers.suspending import letters
from app.suppliers.suspending.messages import FirmSuspended
from app.suppliers.suspending.models import Suspension


def tell_of_suspension(message: FirmSuspended) -> None:
    suspension = session.get(Suspension, message.suspension_id)
    if suspension is not None:
        tell_editors(suspension.supplier, lambda reader: letters.suspended(suspension, reader))


def tell_of_its_end(message: SuspensionOver) -> None:
    supplier = session.get(Supplier, message.supplier_id)
    if supplier is not None:
        tell_editors(supplier, lambda reader: letters.listed_again(supplier, reader))
