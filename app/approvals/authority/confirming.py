"""Approving a firm for which nothing shows that the applicant acts for it takes a word of the reviewer."""

from collections.abc import Mapping

from app.accounts.models import User
from app.audit.services import record
from app.core.i18n import lazy
from app.suppliers.authority import AuthorityNotShown, authority_of, demand_authority
from app.suppliers.models import Supplier

FIELD = "authority_confirmed"


def settle_authority(supplier: Supplier, answers: Mapping[str, str], *, by: User) -> None:
    """Note that `by` approves without it. Raises AuthorityNotShown when they did not say so, or may not."""
    if authority_of(supplier).is_shown:
        return
    if supplier.import_batch_id is not None:
        demand_authority(supplier)
    if FIELD not in answers:
        raise AuthorityNotShown(
            lazy("Nothing shows yet that the applicant acts for this firm. Check it, or say that you approve without.")
        )
    record("authority.waived", supplier, by=by)
