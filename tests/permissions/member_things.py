"""Memberships, member lists and invitations, each made for a circle of people."""

from app.core.db import session
from app.memberships.importing.models import ListStatus, MemberList
from app.memberships.inviting.models import MemberInvitation
from app.memberships.inviting.tokens import follow_token, objection_token
from app.organisations.models import Association
from tests.factories.memberships import make_list, make_member_invitation, make_membership, make_uploaded_list
from tests.factories.suppliers import make_listed
from tests.permissions.circles import Circle
from tests.permissions.thing import Thing, thing


def member_of_the_association(circle: Circle) -> Thing:
    membership = make_membership(_association(circle), make_listed(circle.entrepreneur))
    return thing(association_id=circle.association_id, membership_id=membership.id)


def membership_of_the_firm(circle: Circle) -> Thing:
    """The same, found by way of the firm."""
    firm = make_listed(circle.entrepreneur)
    return thing(supplier_id=firm.id, membership_id=make_membership(_association(circle), firm).id)


def processed_member_list(circle: Circle) -> Thing:
    row = {"name": "Hoveniersbedrijf Het Pad", "email": "noor@pad.example"}
    return _list(circle, make_list(_association(circle), row))


def uploaded_member_list(circle: Circle) -> Thing:
    return _list(circle, make_uploaded_list(_association(circle), b"naam\nDe Heg\n"))


def checked_member_list(circle: Circle) -> Thing:
    return _list(circle, make_list(_association(circle), status=ListStatus.CHECKED, finished_at=None))


def link_in_an_invitation_of_a_member(circle: Circle) -> Thing:
    return thing(token=follow_token(_invitation(circle)))


def link_to_object_to_an_invitation(circle: Circle) -> Thing:
    return thing(token=objection_token(_invitation(circle)))


def _list(circle: Circle, made: MemberList) -> Thing:
    return thing(association_id=circle.association_id, list_id=made.id)


def _invitation(circle: Circle) -> MemberInvitation:
    return make_member_invitation(_association(circle))


def _association(circle: Circle) -> Association:
    return session.get_one(Association, circle.association_id)
