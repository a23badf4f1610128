"""Which firm belongs to which association, and who has an interest in which firm."""

from flask import Flask

from app.accounts.policies import is_signed_in
from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.memberships import handlers, interest_privacy, joining, privacy, samples, views
from app.memberships.boards import public_views
from app.memberships.boards import views as boards
from app.memberships.boards.policies import keeps_some_members
from app.memberships.firms import views as firms
from app.memberships.importing import privacy as list_privacy
from app.memberships.importing import views as lists
from app.memberships.importing import worker
from app.memberships.importing.models import MemberList
from app.memberships.inviting import handlers as inviting
from app.memberships.inviting import privacy as invitation_privacy
from app.memberships.inviting import samples as invitation_samples
from app.memberships.inviting import views as invitations
from app.memberships.inviting.messages import MemberInvited
from app.memberships.inviting.models import MemberInvitation
from app.memberships.labels import ACTS
from app.memberships.messages import MemberNoted
from app.memberships.models import Membership
from app.memberships.policies import has_interest
from app.outbox.registry import add_handler, add_loop
from app.suppliers.ties import count_as_tie
from app.suppliers.twins.joining import when_merged

TEN_MINUTES = 600  # seconds


def register(app: Flask) -> None:
    for blueprint in (views.bp, boards.bp, public_views.bp, firms.bp, lists.bp, invitations.bp):
        app.register_blueprint(blueprint)
    name_acts(app, ACTS)
    name_kind(app, Membership, Kind(lazy("Membership")))
    name_kind(app, MemberList, Kind(lazy("Member list")))
    name_kind(app, MemberInvitation, Kind(lazy("Invitation of a member")))
    for declared in (interest_privacy, privacy, list_privacy, invitation_privacy):
        declared.register(app)
    samples.register(app)
    invitation_samples.register(app)
    when_merged(app, joining.join)
    count_as_tie(app, has_interest)
    add_handler(app, MemberNoted, handlers.tell_firm)
    add_handler(app, MemberInvited, inviting.send_invitation)
    add_loop(app, "member lists", worker.work_on_oldest, title=lazy("Reading member lists"), rest_seconds=1)
    add_loop(
        app,
        "invited members",
        inviting.note_registered,
        title=lazy("Members who registered"),
        rest_seconds=TEN_MINUTES,
    )
    _add_links(app)


def _add_links(app: Flask) -> None:
    text = lazy("Firms that you own or work for. Somebody else decides about them.")
    slots.add(app, slots.ACCOUNT, slots.Link("interests.interests", lazy("My interests"), is_signed_in, 40, text))
    text = lazy("Who belongs to your association: import the list, add, end and invite.")
    slots.add_task(app, slots.Link("members.choose", lazy("Members"), keeps_some_members, 45, text))
    slots.add(app, slots.ASSOCIATION_PAGE, slots.Link("associations.association", lazy("Association")))
    slots.add(app, slots.FOOTER, slots.Link("associations.associations", lazy("Associations"), order=5))
    slots.add(app, slots.FIRM_PANELS, slots.Panel("firms/_memberships.html", firms.panel, order=70))
