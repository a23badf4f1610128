"""What services take."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from app.events.models import Audience, EventKind, PartnerKind, QuestionKind
from app.organisations.bodies import Body
from app.texts.pictures import PictureDetails


@dataclass(frozen=True, kw_only=True)
class NewEvent:
    """The least that there is to know."""

    body: Body
    kind: EventKind
    title: str
    starts_at: datetime
    ends_at: datetime
    language: str


@dataclass(frozen=True, kw_only=True)
class Outline:
    """What it is, for whom and by whom."""

    kind: EventKind
    title: str
    introduction: str
    text: str
    language: str
    audience: Audience
    contact_email: str
    labels: tuple[str, ...] = ()  # keys
    themes: tuple[str, ...] = ()  # keys
    organisers: tuple[Body, ...] = ()  # besides the one that leads
    picture: PictureDetails = field(default_factory=PictureDetails)


@dataclass(frozen=True, kw_only=True)
class TimeAndPlace:
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    online_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """On which people may come; as the columns of Event."""

    takes_registrations: bool
    shows_who_comes: bool
    seats: int | None = None
    seats_per_firm: int | None = None
    most_guests: int = 0
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    cancel_until: datetime | None = None
    offer_hours: int = 48
    price_member: Decimal | None = None
    price_other: Decimal | None = None
    price_note: str = ""


@dataclass(frozen=True, kw_only=True)
class SessionDetails:
    starts_at: datetime
    ends_at: datetime | None
    title: str
    room: str = ""
    speakers: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class PartnerDetails:
    kind: PartnerKind
    name: str
    url: str = ""
    supplier_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class QuestionDetails:
    """`id` is that of a question that was there already."""

    id: int | None
    kind: QuestionKind
    question: str
    choices: str
    is_required: bool


@dataclass(frozen=True, kw_only=True)
class Afterwards:
    report_text: str
    report_url: str
    attendance: int | None
