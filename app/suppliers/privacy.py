"""What profiles hold of people, and what goes."""

from datetime import date
from decimal import Decimal
from typing import Any

from flask import Flask

from app.accounts.models import User
from app.core.clock import now
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.suppliers import expiring
from app.suppliers.holds import is_free
from app.suppliers.leaving import leave
from app.suppliers.models import Supplier
from app.suppliers.queries import suppliers_of
from config import Config

KEY = "firms"
LEFT_OUT = frozenset({"match_name", "version", "latitude", "longitude", "verified_by_id", "import_batch_id"})


def register(app: Flask) -> None:
    declare(app, _processing(app.extensions["config"]))
    declare(app, PersonalData(KEY, lazy("Firms that you act for"), collect, erase))
    for retention in _retentions():
        declare(app, retention)


def _processing(config: Config) -> Processing:
    return Processing(
        key=KEY,
        purpose=lazy("Keep a register in which municipalities and everybody else find the firms of the region"),
        controller=Controller.REGION,
        basis=lazy(
            "Art. 6 (1) (b): the firm registers itself. Art. 6 (1) (f) for firms that were brought in from a list: the"
            " ground is stated with each import, and who is in it is told within a month (art. 14)."
        ),
        people=lazy("Sole traders, contact persons and the people who act for a firm"),
        data=lazy(
            "Profile of the firm, register numbers, contact person, e-mail address, telephone number. Of a sole trader"
            " only the town is public: no street, no telephone number, no e-mail address. A VAT number that holds a"
            " citizen service number is refused; about 1.4 percent of those cannot be told from a new number."
        ),
        recipients=lazy("Everybody, for what the public page shows; buyers, boards and the desk for the rest"),
        kept=lazy(
            "Until the firm withdraws, and %(withdrawn)s days after. Drafts %(drafts)s days, unclaimed profiles"
            " %(unclaimed)s days, earlier versions of a sole trader's page %(versions)s days",
            withdrawn=config.WITHDRAWN_PROFILE_DAYS,
            drafts=config.DRAFT_DAYS,
            unclaimed=config.UNCLAIMED_PROFILE_DAYS,
            versions=config.PROFILE_VERSION_DAYS,
        ),
    )


def _retentions() -> list[Retention]:
    of_profiles = expiring.retention_of_profiles
    return [
        of_profiles(
            "drafts",
            lazy("Drafts that nobody changes"),
            "DRAFT_DAYS",
            chosen=expiring.drafts,
            let_go=expiring.throw_away,
        ),
        of_profiles(
            "unclaimed profiles",
            lazy("Imported profiles that nobody claimed"),
            "UNCLAIMED_PROFILE_DAYS",
            chosen=expiring.unclaimed_profiles,
            let_go=expiring.delete_profile,
        ),
        of_profiles(
            "withdrawn profiles",
            lazy("People in withdrawn profiles"),
            "WITHDRAWN_PROFILE_DAYS",
            chosen=expiring.withdrawn_profiles,
            let_go=expiring.forget,
        ),
        Retention(
            "profile versions",
            lazy("Earlier versions of sole traders' pages"),
            "PROFILE_VERSION_DAYS",
            expiring.count_versions,
            expiring.remove_versions,
        ),
    ]


def collect(user: User) -> list[dict[str, Any]]:
    return [_firm(supplier, user) for supplier in suppliers_of(user)]


def _firm(supplier: Supplier, user: User) -> dict[str, Any]:
    [mine] = [editor for editor in supplier.editors if editor.user_id == user.id]
    columns = [column.key for column in Supplier.__table__.columns if column.key not in LEFT_OUT]
    return {
        "acts_as": mine.role.value,
        "since": mine.since.isoformat(),
        **{name: _plain(getattr(supplier, name)) for name in columns},
        "cpv_codes": list(supplier.cpv_codes),
        "certificates": [{"kind": proof.kind, "number": proof.number} for proof in supplier.certificates],
        "references": [{"title": each.title, "client": each.client} for each in supplier.references],
        "branches": [{"name": each.name, "street": each.street, "town": each.town} for each in supplier.branches],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date):  # a moment too
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def erase(user: User) -> list[Text]:
    """A firm goes on under somebody else who acts for it, or ends."""
    for supplier in suppliers_of(user):
        leave(supplier, user, free=is_free(), at=now())
    return []
