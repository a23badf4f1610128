"""News of the invented region, over the years, through the same services that editors use."""

import tomllib
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select

from app.accounts.models import RoleAssignment, User
from app.core.clock import AMSTERDAM
from app.core.db import session
from app.news import publishing, services, sharing
from app.news.details import NewsDetails
from app.news.drawing import landscape
from app.news.models import NewsItem
from app.organisations.bodies import REGION, Body, may_speak_for
from app.organisations.models import Association
from app.texts.models import Label
from app.texts.pictures import PictureDetails, stored

ITEMS = Path(__file__).parent / "data" / "items.toml"
TEN_O_CLOCK = time(10, 0)
A_DAY = timedelta(days=1)
LABELS = {
    "centrum": ("Winkels en centrum", "Shops and town centre"),
    "circulair": ("Circulaire economie", "Circular economy"),
    "energie": ("Energie", "Energy"),
    "inkoop": ("Inkoop door gemeenten", "Public buying"),
    "klimaat": ("Klimaat en water", "Climate and water"),
    "onderwijs": ("Onderwijs en stages", "Education"),
    "ontmoeten": ("Ontmoeten", "Meeting each other"),
    "samenwerking": ("Samenwerking", "Working together"),
    "sociaal": ("Sociaal ondernemen", "Social enterprise"),
    "vervoer": ("Vervoer", "Transport"),
}


def load(at: datetime) -> None:
    """Nothing without the associations that the news is from."""
    bodies = _bodies()
    writers = _writers(bodies)
    _add_labels()
    for entry, moment in _entries(at):
        body = bodies.get(entry["from"])
        if body is not None and body in writers:
            _Loading(entry, body, moment, bodies, writers, at).run()


def _entries(at: datetime) -> Iterator[tuple[dict[str, Any], datetime]]:
    """In the order in which they appeared; what lies after the moment of loading stays away, unless it is planned."""
    dated = []
    for entry in tomllib.loads(ITEMS.read_text("utf-8"))["items"]:
        if "on" in entry:
            moment = datetime.combine(entry["on"], TEN_O_CLOCK, AMSTERDAM)
        else:
            moment = at - timedelta(days=entry["days_ago"])
        if moment <= at or entry.get("state") == "scheduled":
            dated.append((entry, moment))
    return iter(sorted(dated, key=lambda pair: pair[1]))


def _bodies() -> dict[str, Body]:
    """By the names that the list gives them."""
    found = {key: Body(number) for key, number in session.execute(select(Association.key, Association.id))}
    codes = select(RoleAssignment.municipality_code).where(RoleAssignment.municipality_code.is_not(None)).distinct()
    return found | {code: Body(None, code) for code in session.scalars(codes) if code} | {"regio": REGION}


def _writers(bodies: dict[str, Body]) -> dict[Body, User]:
    """The first who may speak for each."""
    people = session.scalars(select(User).join(RoleAssignment).order_by(User.id)).unique().all()
    return {body: person for body in bodies.values() for person in reversed(people) if may_speak_for(person, body)}


def _add_labels() -> None:
    for key, (name_nl, name_en) in LABELS.items():
        if session.get(Label, key) is None:
            session.add(Label(key=key, name_nl=name_nl, name_en=name_en))
    session.flush()


class _Loading:
    """One entry on its way into the database."""

    def __init__(
        self,
        entry: dict[str, Any],
        body: Body,
        moment: datetime,
        bodies: dict[str, Body],
        writers: dict[Body, User],
        at: datetime,
    ) -> None:
        self._entry, self._body, self._moment, self._at = entry, body, moment, at
        self._bodies, self._writers = bodies, writers

    def run(self) -> None:
        entry, by = self._entry, self._writers[self._body]
        written_at = min(self._moment, self._at) - A_DAY
        item = services.write(self._details(), self._body, by=by, at=written_at)
        state = entry.get("state", "published")
        if state == "scheduled":
            publishing.schedule(item, self._moment, by=by, at=self._at)
        elif state != "draft":
            publishing.publish(item, by=by, at=self._moment)
            self._share(item)
        if state == "archived":
            publishing.archive(item, by=by, at=self._moment + timedelta(days=60))

    def _share(self, item: NewsItem) -> None:
        for key in self._entry.get("shared_by", ()):
            body = self._bodies.get(key)
            if body is not None and body in self._writers:
                sharing.share(item, body, by=self._writers[body], at=self._moment + A_DAY)

    def _details(self) -> NewsDetails:
        entry = self._entry
        return NewsDetails(
            title=entry["title"],
            introduction=entry["introduction"],
            text=entry["text"].strip(),
            language=entry.get("language", "nl"),
            label_keys=tuple(entry["labels"]),
            picture=_picture(entry.get("picture")),
        )


def _picture(alt: str | None) -> PictureDetails:
    if alt is None:
        return PictureDetails()
    random = Random(alt)  # noqa: S311 - for hills
    return PictureDetails(alt=alt, credit="Tekening voor de demonstratie", new=stored(landscape(random)))
