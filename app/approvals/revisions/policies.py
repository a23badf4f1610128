"""Who sees and who decides on a change of a listed firm."""

from app.accounts.models import User
from app.accounts.policies import is_desk, sits_on_board
from app.approvals.revisions.queries import HAS_PAGE, board_for
from app.memberships.policies import has_interest
from app.suppliers.revisions.models import Revision


def is_reviewer(user: User | None, revision: Revision) -> bool:
    """The board that looks at the firm, or the desk. Somebody with an interest sees it and may hand it over."""
    return is_desk(user) or sits_on_board(user, board_for(revision))


def may_decide(user: User | None, revision: Revision) -> bool:
    """Nobody with an interest in the firm; and nothing of a firm that has no page, for that is judged as a whole."""
    if has_interest(user, revision.supplier) or revision.supplier.status not in HAS_PAGE:
        return False
    board = board_for(revision)
    return is_desk(user) if board is None else sits_on_board(user, board)


def may_hand_over(user: User | None, revision: Revision) -> bool:
    return revision.is_open and sits_on_board(user, board_for(revision))
