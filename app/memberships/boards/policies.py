"""Who keeps the members of an association. Buyers and other boards never see them."""

from app.accounts.models import User
from app.accounts.policies import boards_of, is_desk, sits_on_board
from app.core.clock import today
from app.memberships.boards.queries import has_board
from app.memberships.importing.models import MemberList
from app.memberships.models import Membership
from app.organisations.models import Association


def keeps_members(user: User | None, association: Association) -> bool:
    """Its own board; the desk only for an association on whose board nobody sits today."""
    return _keeps(user, association.id)


def keeps_membership(user: User | None, membership: Membership) -> bool:
    return _keeps(user, membership.association_id)


def keeps_list(user: User | None, member_list: MemberList) -> bool:
    return _keeps(user, member_list.association_id)


def keeps_some_members(user: User | None) -> bool:
    """For the desk, the page says whether there is an association without a board."""
    return bool(boards_of(user)) or is_desk(user)


def has_page(_user: User | None, association: Association) -> bool:
    """Anyone may open the page of an association that is in the region today."""
    day = today()
    return association.joined_on <= day and (association.left_on is None or association.left_on > day)


def _keeps(user: User | None, association_id: int) -> bool:
    return sits_on_board(user, association_id) or (is_desk(user) and not has_board(association_id, today()))
