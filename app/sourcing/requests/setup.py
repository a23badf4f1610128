"""Put requests for quotation into the application."""

from flask import Flask

from app.audit.naming import name_acts
from app.core import slots
from app.core.guard import visitor
from app.core.i18n import lazy
from app.outbox.registry import add_handler, add_loop
from app.sourcing.models import ProcurementFile
from app.sourcing.record import add_teller
from app.sourcing.requests import (
    firm_views,
    following,
    handlers,
    invited_views,
    messages,
    policies,
    presenting,
    samples,
    telling,
    views,
)
from app.sourcing.requests.labels import ACTS

PAGES = (views, firm_views)  # each adds its own to the blueprint
ONE_MINUTE, TEN_MINUTES = 60, 600  # seconds


def register(app: Flask) -> None:
    app.register_blueprint(invited_views.bp)
    name_acts(app, ACTS)
    samples.register(app)
    _listen(app)
    add_loop(app, "invitations", following.follow_mail, title=lazy("Delivery of invitations"), rest_seconds=ONE_MINUTE)
    add_loop(
        app,
        "reminders of invitations",
        following.remind_silent,
        title=lazy("Reminders to invited firms"),
        rest_seconds=TEN_MINUTES,
    )
    slots.add(app, slots.FILE_TABS, slots.Link("sourcing.request", lazy("Request"), _may_see, order=50))
    slots.add(app, slots.FILE_NEXT, slots.Panel("sourcing/requests/_next.html", presenting.next_step, order=50))
    slots.add(app, slots.FIRM_PANELS, slots.Panel("invited/_firm_panel.html", presenting.firm_panel, order=7))
    add_teller(app, telling.tell, order=50)


def _listen(app: Flask) -> None:
    add_handler(app, messages.FirmInvited, handlers.invite)
    add_handler(app, messages.FirmReminded, handlers.remind)
    add_handler(app, messages.DeadlineMoved, handlers.tell_of_deadline)
    add_handler(app, messages.AnswerPublished, handlers.tell_of_answer)
    add_handler(app, messages.InvitationEnded, handlers.tell_of_end)
    add_handler(app, messages.QuestionAsked, handlers.tell_owner)


def _may_see(file: ProcurementFile) -> bool:
    return policies.may_see(visitor(), file)
