"""Put outcomes into the application."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler
from app.sourcing.archive.documents import add_documents
from app.sourcing.outcomes import documents, presenting, privacy, samples, telling
from app.sourcing.outcomes.announcing import handlers as announcing
from app.sourcing.outcomes.announcing import views as announcing_views
from app.sourcing.outcomes.announcing.messages import OutcomeReleased, OutcomeWithdrawn
from app.sourcing.outcomes.contracts import views as contract_views
from app.sourcing.outcomes.deciding import views as deciding_views
from app.sourcing.outcomes.for_firms import panels
from app.sourcing.outcomes.for_firms import views as firm_views
from app.sourcing.outcomes.labels import ACTS
from app.sourcing.outcomes.models import ReasonsRequest
from app.sourcing.outcomes.performance import handlers as performance
from app.sourcing.outcomes.performance import views as performance_views
from app.sourcing.outcomes.performance.messages import PerformanceShared
from app.sourcing.outcomes.policies import may_open_requests
from app.sourcing.outcomes.reasons import handlers as reasons
from app.sourcing.outcomes.reasons import views as reasons_views
from app.sourcing.outcomes.reasons.messages import ReasonsAsked, ReasonsGiven
from app.sourcing.outcomes.reasons.queries import ids_of_requests_within, names_of_requests, waiting_for
from app.sourcing.record import add_teller

PAGES = (announcing_views, contract_views, deciding_views, performance_views)  # each adds its own to the blueprint
ORDER = 70


def register(app: Flask) -> None:
    app.register_blueprint(reasons_views.bp)
    app.register_blueprint(firm_views.bp)
    name_acts(app, ACTS)
    asked = Kind(lazy("Request for reasons"), names_of_requests, ids_of_requests_within, is_archived=True)
    name_kind(app, ReasonsRequest, asked)
    privacy.register(app)
    samples.register(app)
    add_handler(app, OutcomeReleased, announcing.send_letters)
    add_handler(app, OutcomeWithdrawn, announcing.send_notices)
    add_handler(app, ReasonsAsked, reasons.tell_of_question)
    add_handler(app, ReasonsGiven, reasons.tell_firm)
    add_handler(app, PerformanceShared, performance.tell_firm)
    for number, teller in enumerate(telling.TELLERS):
        add_teller(app, teller, order=ORDER + number)
    add_documents(app, documents.sent_letters)
    _add_to_pages(app)


def _add_to_pages(app: Flask) -> None:
    slots.add(app, slots.FILE_TABS, slots.Link("sourcing.outcome", lazy("Outcome"), order=ORDER))
    slots.add(app, slots.FILE_NEXT, slots.Panel("sourcing/outcomes/_next.html", presenting.next_panel, order=ORDER))
    slots.add(app, slots.FIRM_PANELS, slots.Panel("outcomes_for_firms/_firm.html", panels.firm_panel, order=ORDER))
    invited = slots.Panel("outcomes_for_firms/_invitation.html", panels.invitation_panel, order=ORDER)
    slots.add(app, slots.INVITATION_PANELS, invited)
    text = lazy("Firms that ask why they were not invited or chosen get an answer within a term.")
    link = slots.Link("reasons.requests", lazy("Requests for reasons"), may_open_requests, 42, text, waiting_for)
    slots.add(app, slots.TASKS, link)
