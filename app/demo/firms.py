"""What the generator yields."""

from dataclasses import dataclass
from datetime import date

from app.approvals.models import ApplicationStatus
from app.suppliers.details import SupplierDetails
from app.suppliers.kinds import ClaimSource, ProfileStatus


@dataclass(frozen=True, kw_only=True)
class DemoFirm:
    """An invented firm, where its profile stands, and how it came there.

    `association_key` is the board that judged or will judge it, None for the desk. A listed, suspended or
    lapsed firm has `verified_on` and `verified_source`; a draft that was handed in has `application`,
    `submitted_on` and, when it came back, `remark`.
    """

    details: SupplierDetails
    trade: str
    status: ProfileStatus
    association_key: str | None = None
    verified_on: date | None = None
    verified_source: ClaimSource | None = None
    suspended_until: date | None = None
    application: ApplicationStatus | None = None
    submitted_on: date | None = None
    remark: str | None = None
