"""The worker's part: read a member list, check its rows and look which firms they are about."""

import logging

from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from app.core.clock import today
from app.core.db import session, transaction
from app.core.i18n import lazy
from app.memberships.importing import files, services
from app.memberships.importing.checking import MemberChecker, MemberDetails
from app.memberships.importing.columns import demand_fit
from app.memberships.importing.matching import match_all
from app.memberships.importing.models import ListStatus, MemberList
from app.suppliers.importing.limits import UnreadableFile
from app.suppliers.importing.reading import open_table

log = logging.getLogger(__name__)


def work_on_oldest() -> bool:
    """Look over the oldest list that waits; False when there is none."""
    waiting = select(MemberList).where(MemberList.status == ListStatus.CHECKING)
    member_list = session.scalar(waiting.order_by(MemberList.id).limit(1))
    if member_list is None:
        return False
    list_id = member_list.id
    try:
        _look_over(member_list)
    except OperationalError:
        raise  # the database is busy or away: it is done again
    except UnreadableFile as error:
        _fail(list_id, str(error))
    except Exception:  # whatever is in a file, the others must go on
        log.exception("member list %s failed", list_id)
        _fail(list_id, str(lazy("Something went wrong on our side. Nothing was changed.")))
    return True


def _look_over(member_list: MemberList) -> None:
    table = open_table(files.path(member_list), files.limits())
    demand_fit(member_list.chosen_columns, table.headers)
    checker = MemberChecker(table.headers, member_list.chosen_columns, today())
    checked = [checker.check(row) for row in table.rows]
    members = [each for each in checked if isinstance(each, MemberDetails)]
    problems = [each for each in checked if not isinstance(each, MemberDetails)]
    matches = match_all(members)
    with transaction():
        services.keep_check(session.get_one(MemberList, member_list.id), members, matches, problems)
    files.discard(member_list)


def _fail(list_id: int, reason: str) -> None:
    with transaction():
        services.fail(session.get_one(MemberList, list_id), reason)
