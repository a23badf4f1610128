"""The events of a demonstration: the summer meeting that all associations give together, and some smaller ones."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from random import Random

from sqlalchemy import select

from app.core.clock import AMSTERDAM, local_date
from app.core.db import session
from app.core.slugs import slug
from app.events.door.models import CheckIn
from app.events.models import (
    Audience,
    Event,
    EventKind,
    EventOrganiser,
    EventPartner,
    EventQuestion,
    EventSession,
    EventStatus,
    PartnerKind,
    QuestionKind,
)
from app.events.organising.filing import refile
from app.events.registering.models import Answer, Guest, Registration, RegistrationState
from app.organisations.bodies import REGION, Body
from app.organisations.models import Association
from app.organisations.queries import associations, municipalities_in_region

SEATS = 150  # as many as came to the first meeting of a founding network
WAITING = 9
FIRST = (
    "Anouk Bas Carla Dirk Emine Frank Greet Hassan Ineke Jasper Kim Lotte Mehmet Nora Otto Petra Quinten Rosa Sven Tess"
)
LAST = (
    "Aalbers Boukhari Coppens Dijkgraaf Eikelboom Faber Gerritsen Hoogland Ipenburg Jonkers Kuipers Lievegoed Molenaar"
)
FIRMS = "Installaties Bakkerij Groenwerk Advies Timmerbedrijf Drukkerij Zorgwinkel Transport Catering Schilders"
DIETS = ("", "", "", "vegetarisch", "", "", "geen noten", "", "", "veganistisch")


_SUMMER = """Elf verenigingen, één avond. U ontmoet ondernemers van andere kringen en de inkopers van de gemeenten.

## Wat er te doen is

- drie gesprekken aan tafel: inkopen bij de buren, personeel delen, samen verduurzamen
- een rondgang langs twaalf bedrijven die hun werk laten zien
- eten van de streek

Komt u met de fiets? Bij de ingang staan rekken en laadpunten.
"""
# Minutes from the start, what, in which room, and who speaks.
_PARTS = (
    (0, "Inloop met koffie", "Oranjerie", ""),
    (30, "Welkom", "Grote zaal", "Joost Brinkvoort, voorzitter Ondernemerskring De Stuwwal"),
    (
        60,
        "Gesprekken aan tafel",
        "Koetshuis",
        "Ruben Dalmerink, inkoper\nFatima Bouzahidi, Bedrijvenkring Zeven Linden",
    ),
    (150, "Rondgang en eten van de streek", "Tuin", ""),
)
# Days from now, when, what, of which kind, where, and what it is.
_SMALLER = (
    (9, time(8), "Ontbijt met de wethouder", EventKind.THEME_MEETING, "Grand Café De Brug", "Praat mee over inkoop."),
    (17, time(16, 30), "Borrel aan de Rijn", EventKind.DRINKS, "Wijnlokaal Oever", "Ontmoet nieuwe leden."),
    (
        31,
        time(13),
        "Kijkje in de houtzagerij",
        EventKind.COMPANY_VISIT,
        "Zagerij Van Laar",
        "Zie hoe hout uit de streek een gevel wordt.",
    ),
    (
        52,
        time(20),
        "Algemene ledenvergadering",
        EventKind.GENERAL_MEETING,
        "Dorpshuis",
        "Jaarrekening, bestuur en plannen.",
    ),
    (-40, time(17), "Najaarsborrel", EventKind.DRINKS, "Proeflokaal De Uitspanning", "De avond is geweest."),
)


def load(at: datetime) -> None:
    if not associations(local_date(at)):
        return
    _Loader(at).load()


class _Loader:
    def __init__(self, at: datetime) -> None:
        self._at, self._today = at, local_date(at)
        self._bodies = [Body(each.id) for each in associations(self._today)]
        self._random = Random(150)  # noqa: S311 - invented people
        self._numbers = count(1)

    def load(self) -> None:
        summer = self._summer_meeting()
        self._fill(summer, SEATS)
        self._wait(summer, WAITING)
        self._last_years_meeting()
        self._smaller_ones()
        session.flush()

    def _summer_meeting(self) -> Event:
        lead = Body(session.scalars(select(Association.id).where(Association.key == "stuwwal")).one())
        event = self._event(
            lead,
            "Zomerbijeenkomst van de elf verenigingen",
            _local(_thursday(_next(self._today, month=6, day=14)), time(17)),
            hours=5,
            kind=EventKind.DRINKS,
            introduction="Eén avond, elf verenigingen: ontmoet de ondernemers en de inkopers van de hele regio.",
            text=_SUMMER,
            place="Landgoed De Zandheuvel",
            address="Heuvellaan 12",
            postcode="3971 AA",
            town="Driebergen-Rijsenburg",
            seats=SEATS,
            seats_per_firm=3,
            most_guests=2,
            price_member=Decimal(0),
            price_other=Decimal("22.50"),
            price_note="Introducés van leden betalen ook niets.",
            shows_who_comes=True,
            contact_email="zomer@stuwwal.example",
        )
        self._add_parts(event)
        session.flush()
        return event

    def _add_parts(self, event: Event) -> None:
        others = [body for body in self._bodies if body != event.body]
        event.organisers = [EventOrganiser(association_id=each.association_id, body_key=each.key) for each in others]
        event.partners = [
            EventPartner(kind=PartnerKind.HOST, name="Landgoed De Zandheuvel", rank=0),
            EventPartner(kind=PartnerKind.SPONSOR, name="Streekbank Kromme Heuvel", rank=1),
        ]
        event.sessions = list(_programme(event.starts_at))
        event.questions = [
            EventQuestion(kind=QuestionKind.DIET, question="Eet u iets niet?", rank=0),
            EventQuestion(
                kind=QuestionKind.CHOICE,
                question="Naar welk gesprek gaat u?",
                choices="Inkopen bij de buren\nPersoneel delen\nSamen verduurzamen",
                is_required=True,
                rank=1,
            ),
        ]

    def _fill(self, event: Event, seats: int) -> None:
        """Until every seat is taken: some bring somebody along."""
        free = seats
        while free:
            party = min(free, self._random.choice((1, 1, 1, 2)))
            self._register(event, RegistrationState.REGISTERED, seats=party)
            free -= party

    def _wait(self, event: Event, people: int) -> None:
        for _each in range(people):
            self._register(event, RegistrationState.WAITLISTED, seats=1)

    def _register(self, event: Event, state: RegistrationState, *, seats: int) -> Registration:
        number = next(self._numbers)
        name = f"{self._random.choice(FIRST.split())} {self._random.choice(LAST.split())}"
        family = name.rsplit(" ", 1)[1]
        registration = Registration(
            event=event,
            place=number,
            state=state,
            seats=seats,
            name=name,
            email=f"{family.lower()}{number}@bezoek.example",
            firm=f"{family} {self._random.choice(FIRMS.split())}",
            association_id=self._bodies[number % len(self._bodies)].association_id,
            language="nl",
            may_be_named=self._random.random() < 0.4,
            registered_at=self._at - timedelta(days=40) + timedelta(minutes=90 * number),
        )
        registration.guests = [Guest(rank=rank, name=f"Gast van {name}") for rank in range(1, seats)]
        registration.answers = self._answers(event.questions)
        session.add(registration)
        return registration

    def _answers(self, questions: list[EventQuestion]) -> list[Answer]:
        given = []
        for each in questions:
            choices = each.choices.splitlines() if each.kind is QuestionKind.CHOICE else DIETS
            words = self._random.choice(choices)
            if words:
                given.append(Answer(question=each, rank=0, answer=words))
        return given

    def _last_years_meeting(self) -> None:
        """Over, with how many came and what is told of it."""
        starts_at = _local(_thursday(_next(self._today - timedelta(days=366), month=6, day=14)), time(17))
        event = self._event(
            self._bodies[0],
            "Zomerbijeenkomst van vorig jaar",
            starts_at,
            hours=5,
            kind=EventKind.DRINKS,
            introduction="Zo was het vorige zomer, met 132 ondernemers.",
            place="Fort aan de Rijn",
            town="Bunnik",
            seats=SEATS,
            report_text="Het regende, en niemand ging naar huis. **132 ondernemers** spraken met negen inkopers.",
        )
        session.flush()
        for number in range(12):
            registration = self._register(event, RegistrationState.ATTENDED, seats=1)
            session.flush()
            mark, came_at = f"demo-{number}", starts_at + timedelta(minutes=3 * number)
            session.add(
                CheckIn(
                    event_id=event.id, registration_id=registration.id, mark=mark, came_at=came_at, received_at=came_at
                )
            )
        event.attendance = 132

    def _smaller_ones(self) -> None:
        for days, clock, title, kind, place, introduction in _SMALLER:
            body = self._bodies[days % len(self._bodies)]
            starts_at = _local(_thursday(self._today + timedelta(days=days)), clock)
            self._event(body, title, starts_at, hours=2, kind=kind, place=place, introduction=introduction, seats=40)
        municipality = municipalities_in_region(self._today)[0]
        self._event(
            Body(None, municipality.code),
            "Spreekuur inkoop: zo schrijft u zich in",
            _local(_thursday(self._today + timedelta(days=24)), time(15)),
            hours=2,
            kind=EventKind.THEME_MEETING,
            audience=Audience.FIRMS,
            place="Gemeentehuis",
            town=municipality.name,
            introduction="De inkopers van de gemeente beantwoorden uw vragen over uitnodigingen en offertes.",
            seats=25,
        )
        dropped = self._event(
            REGION,
            "Beurs Werken in de streek",
            _local(_thursday(self._today + timedelta(days=60)), time(10)),
            hours=6,
            kind=EventKind.FAIR,
            place="Sporthal De Ring",
            town="Zeist",
            introduction="Werkgevers en scholen bij elkaar.",
        )
        dropped.status, dropped.sequence = EventStatus.CANCELLED, 1
        dropped.cancelled_at, dropped.cancel_reason = (
            self._at,
            "De hal is niet beschikbaar. In het voorjaar kan het wel.",
        )

    def _event(self, body: Body, title: str, starts_at: datetime, *, hours: int, **values: object) -> Event:
        event = Event(
            title=title,
            slug=slug(title),
            status=EventStatus.PUBLISHED,
            language="nl",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=hours),
            made_at=self._at,
            changed_at=self._at,
            published_at=self._at - timedelta(days=45),
            **values,
        )
        event.body = body
        session.add(event)
        session.flush()
        refile(event)
        return event


def _next(after: date, *, month: int, day: int) -> date:
    this_year = date(after.year, month, day)
    return this_year if this_year > after else date(after.year + 1, month, day)


def _thursday(day: date) -> date:
    """The first from that day on."""
    return day + timedelta(days=(3 - day.weekday()) % 7)


def _programme(starts_at: datetime) -> Iterator[EventSession]:
    for minutes, title, room, speakers in _PARTS:
        yield EventSession(starts_at=starts_at + timedelta(minutes=minutes), title=title, room=room, speakers=speakers)


def _local(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, AMSTERDAM)
