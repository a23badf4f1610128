"""The purchasing policy of the demo's municipalities: the invented example, adopted by each of them."""

from collections.abc import Mapping
from datetime import date, datetime

from app.accounts.models import Role, User
from app.demo.people import PEOPLE
from app.demo.region import MUNICIPALITIES
from app.sourcing.policy.services import adopt, start_draft

IN_FORCE_FROM = date(2024, 1, 1)


def load_policies(people: Mapping[str, User], *, at: datetime) -> None:
    """Adopted by the controller where the demo has one, else by the system. `people` by mail address."""
    controllers = {each.municipality_code: people[each.email] for each in PEOPLE if each.role is Role.CONTROLLER}
    for code in MUNICIPALITIES:
        by = controllers.get(code)
        adopt(start_draft(code, by=by, at=at), in_force_from=IN_FORCE_FROM, by=by, at=at)
