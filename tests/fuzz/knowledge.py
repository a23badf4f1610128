"""What the attempts build on: the routes, things in both circles, and the fields of every form."""

from collections import defaultdict
from typing import Any

from app.core.doors import Door
from tests.fuzz.fields import Known
from tests.permissions.asking import Site
from tests.permissions.circles import ROLES
from tests.permissions.document import who_comes_in
from tests.permissions.things import in_words, things_behind


class Knowledge:
    """Learned once, from a site with two circles of people."""

    def __init__(self, site: Site) -> None:
        self.site, self.doors = site, site.doors()
        self.fields = Known(site.app)
        self._comes_in = who_comes_in()
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
        """As the first and the last of the roles that come in: what one does not see, the other mostly does."""
        for maker in things_behind(door):
            insiders = self._comes_in.get(("GET", door.address, in_words(maker)), [])
            self._insiders[door.feature] += insiders
            for role in sorted({*insiders[:1], *insiders[-1:]}):
                response = self.site.ask(door, "GET", self.site.thing(maker, role, is_own=True), role)
                if response.status_code == 200 and response.mimetype == "text/html":
                    self.fields.learn(response.get_data(as_text=True), response.request.path)
