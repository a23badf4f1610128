"""Mails to those who registered."""

from collections.abc import Mapping
from datetime import datetime

from flask import url_for

from app.core.clock import AMSTERDAM, local_date
from app.core.i18n import Text, _, datetimeformat, ngettext
from app.events.addresses import address_of
from app.events.calendars.files import calendar_file
from app.events.models import Event
from app.events.registering.cards import card_file
from app.events.registering.models import EventMessage, Registration
from app.events.registering.seats import WITH_A_SEAT
from app.events.registering.tokens import registration_token
from app.mail.letters import Attachment, Letter


def registered(registration: Registration) -> Letter:
    return _letter(
        registration,
        _("You are registered: %(title)s", title=registration.event.title),
        _seats_in_words(registration),
        *_facts(registration),
        _("Show the QR code at the door, on your phone or on paper. With the button you see your registration."),
        _("Something came up? Cancel there, so that somebody else can come."),
        label=_("See my registration"),
        attachments=(card_file(registration), calendar_file(registration.event)),
    )


def _seats_in_words(registration: Registration) -> str:
    if registration.seats == 1:
        return _("There is a seat for you.")
    return ngettext(
        "There is a seat for you and %(num)s guest.",
        "There are seats for you and %(num)s guests.",
        registration.seats - 1,
    )


def waitlisted(registration: Registration) -> Letter:
    return _letter(
        registration,
        _("You are on the waiting list: %(title)s", title=registration.event.title),
        _("There is no seat for you yet. Whoever came first is first: the page says how many are before you."),
        _(
            "When it is your turn, you get a mail. You then have %(hours)s hours to accept.",
            hours=registration.event.offer_hours,
        ),
        *_facts(registration),
        label=_("See my place on the list"),
    )


def known(registration: Registration) -> Letter:
    return _letter(
        registration,
        _("You were registered already: %(title)s", title=registration.event.title),
        _("Somebody registered with this address once more. Nothing changed: your registration stands as it did."),
        _("Do you want to change it or bring guests? Do so with the button."),
        *_facts(registration),
        label=_("See my registration"),
    )


def offered(registration: Registration) -> Letter:
    until = registration.offered_until
    return _letter(
        registration,
        _("A seat for you: %(title)s", title=registration.event.title),
        _("A seat became free. It is kept for you until %(until)s.", until=datetimeformat(until)),
        _("Say yes or no with the button. After that moment it goes to the next on the list."),
        *_facts(registration),
        label=_("Accept or decline"),
    )


def offer_runs_out(registration: Registration) -> Letter:
    until = registration.offered_until
    return _letter(
        registration,
        _("Your seat is still waiting for you: %(title)s", title=registration.event.title),
        _("You did not answer yet. The seat is kept for you until %(until)s.", until=datetimeformat(until)),
        *_facts(registration),
        label=_("Accept or decline"),
    )


def lapsed(registration: Registration) -> Letter:
    return _letter(
        registration,
        _("The seat went to somebody else: %(title)s", title=registration.event.title),
        _("You did not answer in time, so the seat was offered to the next on the waiting list."),
        _("Would you still like to come? Register again: you then stand at the end of the waiting list."),
        label=_("See the event"),
        url=address_of(registration.event),
    )


def cancelled(registration: Registration) -> Letter:
    return _letter(
        registration,
        _("You do not come: %(title)s", title=registration.event.title),
        _("Your registration was cancelled. Thank you for telling us: somebody else can come now."),
        label=_("See the event"),
        url=address_of(registration.event),
    )


def cancelled_by_us(registration: Registration) -> Letter:
    event = registration.event
    contact = [_("Do you have a question? Mail %(email)s.", email=event.contact_email)] if event.contact_email else []
    return _letter(
        registration,
        _("Your registration was cancelled: %(title)s", title=event.title),
        _("The organiser cancelled your registration for this event."),
        *contact,
        label=_("See the event"),
        url=address_of(event),
    )


def tomorrow(registration: Registration) -> Letter:
    return _letter(
        registration,
        _("Soon: %(title)s", title=registration.event.title),
        _("You are registered for this event. See you there!"),
        *_facts(registration),
        _("Can you not come after all? Please tell us with the button."),
        label=_("See my registration"),
        attachments=(card_file(registration),),
    )


def event_changed(registration: Registration, was: Mapping[str, str | None]) -> Letter:
    """`was` holds what is different now, as it was before."""
    event = registration.event
    before = []
    if was.get("starts_at") or was.get("ends_at"):
        start = was.get("starts_at")
        moment = datetime.fromisoformat(start) if start else event.starts_at
        before.append(_("It was planned for %(moment)s.", moment=datetimeformat(moment)))
    if was.get("place"):
        before.append(_("It was planned at: %(place)s.", place=was["place"]))
    return _letter(
        registration,
        _("Changed: %(title)s", title=event.title),
        _("Something changed in the time or place of this event."),
        *before,
        _("This is how it is now:"),
        *_facts(registration),
        _("Your registration stays as it is. Can you not come now? Please cancel with the button."),
        label=_("See my registration"),
        attachments=(calendar_file(event),),
    )


def event_cancelled(registration: Registration) -> Letter:
    event = registration.event
    reason = [_("The reason: %(reason)s", reason=event.cancel_reason)] if event.cancel_reason else []
    return _letter(
        registration,
        _("Does not take place: %(title)s", title=event.title),
        _("The organiser cancelled this event. You need not do anything."),
        *reason,
        *_facts(registration),
        label=_("See the event"),
        url=address_of(event),
        attachments=(calendar_file(event),),
    )


def message(registration: Registration, sent: EventMessage) -> Letter:
    lines = [line.strip() for line in sent.text.splitlines()]
    return _letter(
        registration,
        sent.subject,
        *(line for line in lines if line),
        _("You get this mail because you registered for: %(title)s", title=registration.event.title),
        label=_("See my registration"),
    )


def _letter(
    registration: Registration,
    subject: str,
    *paragraphs: Text,
    label: str,
    url: str | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> Letter:
    own = url_for("registering.own", token=registration_token(registration), _external=True)
    return Letter(
        subject=subject,
        greeting=_("Dear %(name)s", name=registration.name),
        paragraphs=paragraphs,
        action_label=label,
        action_url=url or own,
        reply_to=registration.event.contact_email or None,
        attachments=attachments,
    )


def _facts(registration: Registration) -> list[str]:
    """The address to join from afar is for who has a seat: anybody can put themselves on a waiting list."""
    event, has_seat = registration.event, registration.state in WITH_A_SEAT
    online = [_("Join online: %(address)s", address=event.online_url)] if has_seat and event.online_url else []
    return [f"{event.title}: {when_in_words(event)}", *([event.where] if event.where else []), *online]


def when_in_words(event: Event) -> str:
    """`20 June 2030 19:00 to 22:00`, with the second day when it is another."""
    start, end = datetimeformat(event.starts_at), event.ends_at.astimezone(AMSTERDAM)
    on_one_day = local_date(event.starts_at) == local_date(event.ends_at)
    return _("%(start)s to %(end)s", start=start, end=f"{end:%H:%M}" if on_one_day else datetimeformat(event.ends_at))
