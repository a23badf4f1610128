"""What people call the acts of renewal."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "supplier.confirmed": lazy("Profile confirmed"),
    "supplier.suspension_over": lazy("Suspension of a firm ended"),
    "supplier.begun_again": lazy("Withdrawn firm begun again"),
}
