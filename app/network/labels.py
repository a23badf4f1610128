"""What people call the acts on the network's pages."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "network_page.written": lazy("Page of the network written"),
    "network_page.reset": lazy("Page of the network set back to the text that comes with the product"),
    "body_details.changed": lazy("Presentation of an organisation changed"),
    "board_seat.added": lazy("Seat on a board added"),
    "board_seat.changed": lazy("Seat on a board changed"),
    "board_seat.removed": lazy("Seat on a board removed"),
    "signatory.added": lazy("Signatory added"),
    "signatory.changed": lazy("Signatory changed"),
    "signatory.removed": lazy("Signatory removed"),
}
