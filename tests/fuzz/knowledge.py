"""What the attempts build on: the routes, things in both circles, and the fields of every form."""

from collections import defaultdict
from typing import Any

from app.core.doors import Door
from tests.fuzz.fields import Known
from tests.permissions.asking import Site
from tests.permissions.circles import ROLES
from tests.permissions.things import things_behind


class Knowledge:
    """Learned once, from a site with two circles of people."""

    def __init__(self, site: Site) -> None:
        self.site, self.doors = site, site.doors()
        self.fields = Known(site.app)
        self._insiders: dict[str, list[str]] = defaultdict(list)  # by feature
        for door in self.doors:
            if "GET" in door.methods:
                self._read_pages(door)

    def roles(self, door: Door) -> list[str]:
        """Everybody, and those who come in somewhere in the feature more often."""
        return [*ROLES, *self._insiders[door.feature]]

    def addresses(self, door: Door, role: str) -> list[dict[str, Any]]:
        """What fills the address for one who holds the role: mostly own things, and foreign ones."""
        return [
            self.site.thing(maker, role, is_own=is_own).address
            for maker in things_behind(door)
            for is_own in (True, True, False)
        ]

    def _read_pages(self, door: Door) -> None:
        """As each role, of each own thing: what one may not see, another may."""
        for role in ROLES:
            for maker in things_behind(door):
                response = self.site.ask(door, "GET", self.site.thing(maker, role, is_own=True), role)
                if response.status_code == 200 and response.mimetype == "text/html":
                    self._insiders[door.feature].append(role)
                    self.fields.learn(response.get_data(as_text=True), response.request.path)
