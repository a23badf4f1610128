"""The members as a file for their own board."""

from datetime import date

from app.core.db import session
from app.core.i18n import _
from app.core.sheets import Sheet, write_csv
from app.memberships.boards.queries import Tab, members_of
from app.organisations.models import Association
from app.suppliers.labels import STATUSES


def members_file(association: Association, today: date) -> bytes:
    """Every member of today, with the columns that the import knows, so that it can be given back."""
    header = [_("Name of the firm"), _("KvK number"), _("Postcode"), _("Town"), _("Member since"), _("Member until")]
    rows = (
        [firm.name, firm.kvk_number, firm.postcode, firm.town, each.starts_on, each.ends_on, str(STATUSES[firm.status])]
        for each in session.scalars(members_of(association.id, Tab.CURRENT, "", today))
        for firm in [each.supplier]
    )
    return write_csv(Sheet(association.name, [*header, _("Profile")], rows))
