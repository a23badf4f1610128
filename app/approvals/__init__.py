"""Applications: handing a profile in, judging it, and telling everybody what came of it."""

from flask import Flask

from app.approvals import handlers, joining, messages, privacy, samples, views
from app.approvals.appeals import views as appeals
from app.approvals.applying import views as applying
from app.approvals.authority import setup as authority_setup
from app.approvals.blueprint import bp
from app.approvals.handing import views as handing
from app.approvals.judges import judges_firm
from app.approvals.labels import ACTS
from app.approvals.models import Application
from app.approvals.policies import may_open_queue
from app.approvals.presenting import firm_status, home_step
from app.approvals.queue import views as queue
from app.approvals.queue.plain import weigh
from app.approvals.revisions import handlers as change_handlers
from app.approvals.revisions import samples as change_samples
from app.approvals.revisions import views as changes
from app.approvals.terms.watching import watch
from app.approvals.texts import views as texts
from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler, add_loop
from app.suppliers.judges import let_read
from app.suppliers.revisions.messages import ChangeProposed, RevisionDecided
from app.suppliers.twins.joining import when_merged

PAGES = (views, applying, handing, appeals, queue, texts)  # each adds its own to the blueprint
TEN_MINUTES, ONE_MINUTE = 600, 60  # seconds


def register(app: Flask) -> None:
    app.register_blueprint(bp)
    name_acts(app, ACTS)
    name_kind(app, Application, Kind(lazy("Application")))
    authority_setup.register(app)
    privacy.register(app)
    when_merged(app, joining.withdraw_open)
    samples.register(app)
    let_read(app, judges_firm)
    _add_handlers(app)
    add_loop(
        app,
        "terms of applications",
        watch,
        title=lazy("Terms of all applications"),
        rest_seconds=TEN_MINUTES,
    )
    add_loop(app, "plain applications", weigh, title=lazy("Recognising plain applications"), rest_seconds=ONE_MINUTE)
    _add_to_pages(app)


def _add_handlers(app: Flask) -> None:
    add_handler(app, messages.ApplicationSubmitted, handlers.tell_of_submission)
    add_handler(app, messages.ApplicationDecided, handlers.tell_of_decision)
    add_handler(app, messages.ApplicationHandedOver, handlers.tell_of_hand_over)
    add_handler(app, messages.InformationAsked, handlers.tell_of_question)
    add_handler(app, messages.InformationGiven, handlers.tell_of_answer)
    add_handler(app, messages.ApplicationPassedOn, handlers.tell_colleague)
    add_handler(app, messages.ApplicationAppealed, handlers.tell_of_appeal)


def _add_to_pages(app: Flask) -> None:
    tab = slots.Link(
        "approvals.queue",
        lazy("Applications"),
        may_open_queue,
        order=30,
        text=lazy("Firms that ask to be listed wait for your decision."),
    )
    slots.add_task(app, tab)
    slots.add(app, slots.REGISTRATION_STEPS, slots.Link("approvals.check", lazy("Check")))
    slots.add(app, slots.FIRM_STATUS, slots.Panel("approvals/_firm_status.html", firm_status))
    slots.add(app, slots.HOME_STEPS, slots.Panel("approvals/_home_step.html", home_step, order=20))
    _register_changes(app)


def _register_changes(app: Flask) -> None:
    """What listed firms change (see revisions/)."""
    app.register_blueprint(changes.bp)
    change_samples.register(app)
    add_handler(app, ChangeProposed, change_handlers.tell_of_proposal)
    add_handler(app, RevisionDecided, change_handlers.tell_of_decision)
    text = lazy("See what listed firms change, and decide what may show.")
    link = slots.Link("changes.queue", lazy("Changes"), may_open_queue, order=35, text=text)
    slots.add(app, slots.REVIEW_TABS, link)
    slots.add(app, slots.TASKS, link)
