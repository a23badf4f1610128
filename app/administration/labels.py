"""What people call the acts of administrators."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "account.seen": lazy("Account seen by an administrator"),
    "account.blocked": lazy("Account blocked"),
    "account.unblocked": lazy("Account unblocked"),
    "account.signed_out_everywhere": lazy("Signed out everywhere"),
    "account.confirmation_repeated": lazy("Confirmation sent again"),
    "region.changed": lazy("Region changed"),
    "region_municipality.added": lazy("Municipality added"),
    "region_municipality.changed": lazy("Municipality changed"),
    "association.added": lazy("Association added"),
    "association.changed": lazy("Association changed"),
    "outbox_message.retried": lazy("Message tried again"),
    "outbox_message.given_up": lazy("Message given up"),
    "mail.sent_again": lazy("Mail sent again"),
}
