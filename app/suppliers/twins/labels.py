"""Why two firms look alike, in words, and the acts on them."""

from app.core.i18n import Text, lazy
from app.suppliers.twins.likeness import Likeness

NOTABLY_ALIKE = 60  # percent; names that differ more are no reason

ACTS: dict[str, Text] = {
    "supplier.merged": lazy("Two profiles merged"),
    "supplier.went_up": lazy("Profile went up in another one"),
    "supplier.not_the_same": lazy("Noted that two firms are not the same"),
}


def reasons(likeness: Likeness) -> list[Text]:
    """The strongest first."""
    said: list[tuple[bool, Text]] = [
        (likeness.domain, lazy("same domain of website or mail")),
        (likeness.phone, lazy("same phone number")),
        (likeness.name == 100, lazy("same name")),
        (NOTABLY_ALIKE <= likeness.name < 100, lazy("name %(n)s%% alike", n=likeness.name)),
        (likeness.address, lazy("same address")),
        (likeness.area, lazy("same four digits of the postcode")),
        (likeness.town, lazy("same town")),
    ]
    return [words for holds, words in said if holds]
