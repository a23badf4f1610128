"""Where a profile stands on each day, whoever asks and in whichever way."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from app.core.clock import held_at
from app.indexing.documents import is_findable
from app.indexing.profiles import findable_profiles
from app.suppliers.kinds import ProfileStatus as S
from app.suppliers.models import Supplier
from app.suppliers.policies import has_notice, may_see
from app.suppliers.renewal.moving import is_due
from app.suppliers.standing import next_status, start_of, status_on
from tests.factories.suppliers import make_listed

pytestmark = pytest.mark.usefixtures("session")

CONFIRMED = datetime(2026, 3, 16, 11, 0, tzinfo=UTC)
DUE = date(2027, 3, 16)
LAPSES = date(2027, 4, 13)
NOTICE_GOES = LAPSES + timedelta(days=183)
ENDS = LAPSES + timedelta(days=365)
DAY = timedelta(days=1)


def on(day: date):
    """Held at noon of that day."""
    return held_at(start_of(day) + timedelta(hours=12))


@pytest.mark.parametrize(
    ("day", "standing", "notice"),
    [
        (DUE, S.LISTED, False),
        (LAPSES - DAY, S.LISTED, False),
        (LAPSES, S.LAPSED, True),
        (NOTICE_GOES - DAY, S.LAPSED, True),
        (NOTICE_GOES, S.LAPSED, False),
        (ENDS - DAY, S.LAPSED, False),
        (ENDS, S.WITHDRAWN, False),
    ],
)
def test_a_profile_that_nobody_confirms_goes_step_by_step(day, standing, notice):
    supplier = make_listed(confirmed_at=CONFIRMED)
    with on(day):
        assert (supplier.standing, has_notice(supplier)) == (standing, notice)


@pytest.mark.parametrize(
    ("until", "day", "standing"),
    [
        (date(2026, 6, 1), date(2026, 5, 31), S.SUSPENDED),
        (date(2026, 6, 1), date(2026, 6, 1), S.LISTED),
        (date(2026, 6, 1), LAPSES, S.LAPSED),
        (LAPSES, LAPSES - DAY, S.SUSPENDED),
        (LAPSES, LAPSES, S.LAPSED),
        (LAPSES + 30 * DAY, LAPSES + 29 * DAY, S.SUSPENDED),
        (LAPSES + 30 * DAY, LAPSES + 30 * DAY, S.LAPSED),
        (LAPSES + 30 * DAY, ENDS, S.LAPSED),
        (LAPSES + 30 * DAY, ENDS + 30 * DAY, S.WITHDRAWN),
        (None, ENDS, S.SUSPENDED),
    ],
)
def test_a_suspension_ends_on_its_day_and_not_before(until, day, standing):
    supplier = make_listed(confirmed_at=CONFIRMED, status=S.SUSPENDED, suspended_until=until)
    with on(day):
        assert supplier.standing is standing


def test_a_day_begins_at_midnight_in_the_region():
    supplier = make_listed(confirmed_at=CONFIRMED)
    with held_at(datetime(2027, 4, 12, 21, 59, 59, tzinfo=UTC)):
        assert supplier.is_public
    with held_at(datetime(2027, 4, 12, 22, 0, tzinfo=UTC)):
        assert not supplier.is_public


def test_the_year_is_counted_from_the_day_in_the_region_on_which_it_was_confirmed():
    late = make_listed(confirmed_at=datetime(2026, 3, 15, 23, 30, tzinfo=UTC))  # the 16th in Amsterdam
    with on(LAPSES - DAY):
        assert late.is_public


def test_a_profile_that_was_never_confirmed_has_no_year_that_passes():
    supplier = make_listed(confirmed_at=None)
    with on(date(2040, 1, 1)):
        assert supplier.is_public


@pytest.mark.parametrize("status", list(S))
@pytest.mark.parametrize("until", [None, date(2026, 6, 1), LAPSES, LAPSES + 30 * DAY])
def test_page_select_index_and_worker_agree_on_every_day(session, status, until):
    supplier = make_listed(confirmed_at=CONFIRMED, status=status, suspended_until=until)
    edges = {date(2026, 6, 1), DUE, LAPSES, LAPSES + 30 * DAY, NOTICE_GOES, ENDS, ENDS + 30 * DAY}
    for day in sorted({edge + offset * DAY for edge in edges for offset in (-1, 0, 1)}):
        with on(day):
            public = status_on(supplier, day) is S.LISTED
            selected = session.scalars(select(Supplier.id).where(Supplier.is_public)).all() == [supplier.id]
            indexed = [row.id for row, _lists in findable_profiles()] == [supplier.id]
            seen = may_see(None, supplier) and not has_notice(supplier)
            assert [supplier.is_public, selected, indexed, is_findable(supplier), seen] == [public] * 5, day
            moved = session.scalars(select(Supplier.id).where(is_due(day))).all() == [supplier.id]
            assert moved == (next_status(supplier, status, day) is not None), day


@pytest.mark.parametrize(("day", "since"), [(DUE - DAY, None), (DUE, None), (DUE + DAY, DUE)])
def test_the_badge_fades_on_the_day_after_the_due_date(day, since):
    supplier = make_listed(confirmed_at=CONFIRMED)
    with on(day):
        assert supplier.unconfirmed_since == since
