"""What the attempts build on: the routes, things in both circles, and the fields of every form."""

from typing import Any

from app.core.doors import Door
from tests.fuzz.fields import Known
from tests.permissions.asking import Site
from tests.permissions.circles import ROLES
from tests.permissions.things import Maker, Thing, things_behind


class Knowledge:
    """Learned once, from a site with two circles of people."""

    def __init__(self, site: Site) -> None:
        self.site, self.doors = site, site.doors()
        self.fields = Known(site.app)
        self._made: dict[tuple[Maker, str, bool], Thing] = {}
        for door in self.doors:
            if "GET" in door.methods:
                self._read_pages(door)

    def addresses(self, door: Door, role: str) -> list[dict[str, Any]]:
        """What fills the address for one who holds the role: own things and foreign ones."""
        both = (True, False)
        return [self._thing(maker, role, is_own=own).address for maker in things_behind(door) for own in both]

    def _thing(self, maker: Maker, role: str, *, is_own: bool) -> Thing:
        key = (maker, role, is_own)
        if key not in self._made:
            self._made[key] = maker(self.site.region.circle(role, is_own=is_own))
        return self._made[key]

    def _read_pages(self, door: Door) -> None:
        """As each role, of each own thing: what one may not see, another may."""
        for role in ROLES:
            for maker in things_behind(door):
                with self.site.undone():
                    made = maker(self.site.region.circle(role, is_own=True))
                    response = self.site.ask(door, "GET", made, role)
                if response.status_code == 200 and response.mimetype == "text/html":
                    self.fields.learn(response.get_data(as_text=True), response.request.path)
