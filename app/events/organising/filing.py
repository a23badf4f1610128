"""Events among the texts that are found by their words."""

from collections.abc import Sequence

from sqlalchemy import select

from app.core.db import session
from app.core.i18n import _, datetimeformat, lazy
from app.core.markdown import plain
from app.events.addresses import path_of
from app.events.models import Event
from app.events.queries import is_public
from app.organisations.bodies import names_of
from app.texts import finding
from app.texts.kinds import Card, TextKind

KEY = "event"


def refile(event: Event) -> None:
    """After each change, in its transaction; a draft is found by nobody."""
    if not event.is_public:
        finding.remove(KEY, event.id)
        return
    programme = (f"{each.title} {each.speakers} {each.text}" for each in event.sessions)
    partners = (each.name for each in event.partners)
    words = (event.introduction, plain(event.text), event.where, *programme, *partners, plain(event.report_text))
    finding.put(KEY, event.id, title=event.title, text=" ".join(words), dated_at=event.starts_at)


def _present(ids: Sequence[int]) -> dict[int, Card]:
    events = session.scalars(select(Event).where(Event.id.in_(ids), is_public())).all()
    names = names_of(event.body for event in events)
    return {event.id: _card(event, names[event.body]) for event in events}


def _card(event: Event, organiser: str) -> Card:
    meta = _("Event on %(when)s, by %(organiser)s", when=datetimeformat(event.starts_at), organiser=organiser)
    return Card(event.title, event.introduction, path_of(event), meta)


def _file_all() -> int:
    events = session.scalars(select(Event).where(is_public()).order_by(Event.id)).unique().all()
    for event in events:
        refile(event)
    return len(events)


TEXT_KIND = TextKind(KEY, lazy("Events"), _present, _file_all)
