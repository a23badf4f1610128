"""From a file to a plan. Every mistake is named with its line and field."""

from collections.abc import Sequence
from datetime import date

from app.core.palette import HEX_COLOUR
from app.core.slugs import slug
from app.network.creating.nodes import Node, WrongFile, root_of
from app.network.creating.plan import DEFAULT_COLOUR, PlannedAssociation, PlannedMunicipality, RegionPlan
from app.network.details import Presentation, Seat
from app.reference.models import Municipality
from app.reference.queries import municipalities

REGION = ("name", "theme", "colour", "contact", "municipalities", "associations")
CONTACT = ("introduction", "website", "email", "phone", "address", "founded_on")
MUNICIPALITY = ("code", "joined_on", "left_on")
ASSOCIATION = ("name", "municipality", "joined_on", "left_on", "decision_days", "contact", "board")
SEAT = ("name", "position", "since", "agreed")
MOST_DAYS = 60


def plan_in(text: str, *, today: date) -> RegionPlan:
    """Raises WrongFile with all that is wrong."""
    root = root_of(text)
    plan = _Reader(today).region(root)
    if root.problems:
        raise WrongFile(root.problems)
    return plan


def municipality_named(word: str, known: Sequence[Municipality]) -> Municipality | None:
    """By its code or its name; None too when two have this name."""
    found = [each for each in known if word.casefold() in (each.code.casefold(), each.name.casefold())]
    return found[0] if len(found) == 1 else None


class _Reader:
    def __init__(self, today: date) -> None:
        self._today = today
        self._known = municipalities()

    def region(self, root: Node) -> RegionPlan:
        fields = root.fields(REGION)
        return RegionPlan(
            name=fields["name"].required("the region has no name"),
            colour=self._colour(fields["colour"]),
            theme=fields["theme"].text() or None,
            contact=self._contact(fields["contact"]),
            municipalities=self._municipalities(fields["municipalities"]),
            associations=self._associations(fields["associations"]),
        )

    def _colour(self, node: Node) -> str:
        colour = node.text()
        if node.raw is not None and not HEX_COLOUR.fullmatch(colour):
            node.blame('no colour; write it in quotes, as "#1f5f4f"')
        return colour.lower() or DEFAULT_COLOUR

    def _contact(self, node: Node) -> Presentation | None:
        if node.is_empty:
            return None
        fields = node.fields(CONTACT)
        website, email = fields["website"].text(), fields["email"].text()
        if website and not website.startswith(("https://", "http://")):
            fields["website"].blame("no web address; it begins with https://")
        if email and ("@" not in email.strip("@") or " " in email):
            fields["email"].blame("no e-mail address")
        return Presentation(
            introduction=fields["introduction"].text(20_000),
            website=website,
            email=email,
            phone=fields["phone"].text(40),
            address=fields["address"].text(300),
            founded_on=fields["founded_on"].day(None),
        )

    def _municipalities(self, node: Node) -> tuple[PlannedMunicipality, ...]:
        planned: dict[str, PlannedMunicipality] = {}
        for item in node.items():
            fields = item.fields(MUNICIPALITY) if item.is_mapping else {}
            code = self._code(fields.get("code", item))
            if code in planned:
                item.blame("stands in the list twice")
            joined, left = self._dates(fields)
            planned[code] = PlannedMunicipality(code, joined, left)
        return tuple(planned.values())

    def _code(self, node: Node) -> str:
        word = node.required("name a municipality, or give its code")
        found = municipality_named(word, self._known)
        if word and found is None:
            node.blame(f"there is no one municipality {word}; give its name or its code, such as GM0355")
        return found.code if found else word

    def _dates(self, fields: dict[str, Node]) -> tuple[date, date | None]:
        if not fields:
            return self._today, None
        joined, left = fields["joined_on"].day(self._today), fields["left_on"].day(None)
        if left is not None and left < joined:
            fields["left_on"].blame("lies before joined_on")
        return joined, left

    def _associations(self, node: Node) -> tuple[PlannedAssociation, ...]:
        planned: dict[str, PlannedAssociation] = {}
        for item in node.items():
            association = self._association(item.fields(ASSOCIATION))
            key = slug(association.name)
            if key in planned:
                item.blame("an association with this name stands above")
            planned[key] = association
        return tuple(planned.values())

    def _association(self, fields: dict[str, Node]) -> PlannedAssociation:
        joined, left = self._dates(fields)
        place = fields["municipality"]
        return PlannedAssociation(
            name=fields["name"].required("the association has no name"),
            joined_on=joined,
            municipality_code=None if place.is_empty else self._code(place),
            left_on=left,
            decision_days=fields["decision_days"].number(1, MOST_DAYS, 10),
            contact=self._contact(fields["contact"]),
            board=tuple(self._seat(item) for item in fields["board"].items()),
        )

    def _seat(self, item: Node) -> Seat:
        fields = item.fields(SEAT)
        if not fields["agreed"].is_true():
            fields["agreed"].blame("ask this person whether the name may stand on the site, then write: agreed: true")
        return Seat(
            fields["name"].required("somebody on the board has no name"),
            fields["position"].required("say in which position"),
            fields["since"].day(self._today),
        )
