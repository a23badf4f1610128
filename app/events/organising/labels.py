"""What people call the parts of an event, and the acts on it."""

from app.core.i18n import Text, lazy
from app.events.models import Audience, EventKind, EventStatus, PartnerKind, QuestionKind

KINDS: dict[EventKind, Text] = {
    EventKind.THEME_MEETING: lazy("Theme meeting"),
    EventKind.DRINKS: lazy("Drinks"),
    EventKind.COMPANY_VISIT: lazy("Company visit"),
    EventKind.GENERAL_MEETING: lazy("General meeting"),
    EventKind.FAIR: lazy("Fair"),
    EventKind.OTHER: lazy("Other event"),
}

STATUSES: dict[EventStatus, Text] = {
    EventStatus.DRAFT: lazy("Draft"),
    EventStatus.PUBLISHED: lazy("Published"),
    EventStatus.CANCELLED: lazy("Cancelled"),
}

AUDIENCES: dict[Audience, Text] = {
    Audience.EVERYBODY: lazy("Everybody"),
    Audience.FIRMS: lazy("Firms that are in the register"),
    Audience.MEMBERS: lazy("Members of the organising associations"),
}

PARTNER_KINDS: dict[PartnerKind, Text] = {
    PartnerKind.HOST: lazy("Host"),
    PartnerKind.SPONSOR: lazy("Sponsor"),
}

QUESTION_KINDS: dict[QuestionKind, Text] = {
    QuestionKind.TEXT: lazy("In their own words"),
    QuestionKind.CHOICE: lazy("Choose one of a list"),
    QuestionKind.DIET: lazy("Diet and allergies, of each guest apart"),
}

ACTS: dict[str, Text] = {
    "event.written": lazy("Event written down"),
    "event.changed": lazy("Event changed"),
    "event.programme_changed": lazy("Programme of an event changed"),
    "event.partners_changed": lazy("Hosts and sponsors of an event changed"),
    "event.questions_changed": lazy("Questions of an event changed"),
    "event.published": lazy("Event published"),
    "event.cancelled": lazy("Event cancelled"),
    "event.discarded": lazy("Draft of an event thrown away"),
    "event.copied": lazy("Event copied"),
    "event.pictures_changed": lazy("Pictures of an event changed"),
    "event.report_changed": lazy("Report of an event changed"),
}
