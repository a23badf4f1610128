"""What a report costs."""

from app.core.clock import today
from app.sourcing.reports import presenting
from app.sourcing.reports.queries import Scope
from tests.factories.many_purchases import make_many_purchases
from tests.factories.sourcing import ZEIST

TABLES = 6
MOST = TABLES + 2  # repeats beside the concentration, and the municipalities of the region


def test_a_report_takes_a_query_for_each_table_however_many_files_there_are(session, count_queries):
    counted = []
    for files, year in ((0, 2026), (60, 2026)):
        if files:
            make_many_purchases(files, year)
        session.commit()
        with count_queries() as asked:
            presenting.report(Scope(ZEIST, year), today())
        counted.append(len(asked))
    assert counted[0] == counted[1] <= MOST
