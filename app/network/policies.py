"""Who writes the pages of the network: the desk; and of itself a body tells what it wants to."""

from app.accounts.models import User
from app.accounts.policies import is_desk, sits_on_board
from app.network.models import BoardSeat, Signatory
from app.network.pages import PageText
from app.organisations.bodies import Body, may_speak_for, speaks_for_any
from app.organisations.models import Association


def may_write(user: User | None) -> bool:
    return speaks_for_any(user)


def may_write_page(user: User | None, _page: PageText) -> bool:
    return is_desk(user)


def may_present(user: User | None, body: Body) -> bool:
    return may_speak_for(user, body)


def may_keep_seats(user: User | None, association: Association) -> bool:
    return sits_on_board(user, association.id)


def may_change_seat(user: User | None, seat: BoardSeat) -> bool:
    return sits_on_board(user, seat.association_id)


def may_change_signatory(user: User | None, _signatory: Signatory) -> bool:
    return is_desk(user)
