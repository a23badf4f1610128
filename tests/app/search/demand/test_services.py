"""Adding up, naming trades, forgetting."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from app.core.clock import today
from app.core.db import transaction
from app.search import tallies
from app.search.demand import services, tidying
from app.search.demand.buffer import Asked, Heard
from app.search.demand.models import DemandCount, DemandQuestion
from tests.factories.accounts import make_desk_member
from tests.factories.demand import ask, make_question

DAY = date(2026, 3, 16)
DAK = Asked("dakdekker", "", "", False)


def counts(session):
    rows = session.query(DemandCount).join(DemandQuestion).order_by(DemandQuestion.words, DemandCount.day)
    return [(row.question.words, row.day, row.hits, row.authority, row.number) for row in rows]


def test_counts_of_two_processes_add_up(session):
    for number in (2, 3):
        services.add_up({Heard(DAK, 0, "GM0355", DAY): number})
    assert counts(session) == [("dakdekker", DAY, 0, "GM0355", 5)]


def test_days_results_and_authorities_are_counted_apart(session):
    services.add_up({Heard(DAK, hits, authority, DAY): 1 for hits in (0, 2) for authority in ("", "GM0355")})
    assert len(counts(session)) == 4


def test_made_up_questions_do_not_fill_the_disk(session, monkeypatch):
    monkeypatch.setattr(services, "MOST_A_DAY", 3)
    services.add_up({Heard(DAK, 0, "", DAY): 1})
    services.add_up({Heard(Asked(f"vak {number}", "", "", False), 0, "", DAY): 1 for number in range(9)})
    services.add_up({Heard(DAK, 0, "", DAY): 1})
    assert [words for words, *_rest in counts(session)] == ["dakdekker", "vak 0", "vak 1"]
    assert counts(session)[0] == ("dakdekker", DAY, 0, "", 2)


@pytest.mark.parametrize(
    ("question", "group"),
    [
        ({"trades": "77310000 77340000"}, "77300000"),
        ({"trades": "45000000"}, "45000000"),
        ({"words": "hovenier"}, "77300000"),
        ({"words": "xyzzy"}, services.NO_IDEA),
    ],
    ids=["codes that were chosen", "a division", "words", "words that mean nothing"],
)
def test_the_trade_is_the_one_chosen_or_else_guessed_from_the_words(session, question, group):
    asked = make_question(**{"trade_group": None, "words": "", **question})
    tidying.tidy()
    session.refresh(asked)
    assert asked.trade_group == group


def test_what_is_older_than_the_setting_is_forgotten_with_its_words(session, clock):
    kept = tidying.first_day_kept()
    old, both = make_question(words="oud"), make_question(words="beide")
    ask(old, day=kept - timedelta(days=1))
    ask(both, day=kept - timedelta(days=1))
    ask(both, day=kept)
    session.commit()
    while tidying.tidy():
        pass
    assert counts(session) == [("beide", kept, 0, "", 1)]
    assert session.query(DemandQuestion).count() == 1


def test_thirteen_months_are_kept_whole(session, clock):
    assert (today(), tidying.first_day_kept()) == (date(2026, 3, 16), date(2025, 2, 1))


def test_handling_is_known_to_the_audit_trail_without_the_words(session, clock):
    from app.audit.services import trail

    question = make_question(words="vuurtoren")
    with_desk = make_desk_member()
    session.commit()
    with transaction():
        services.handle(question, by=with_desk, on=today())
    [entry] = trail(question)
    assert (entry.action, entry.values.content) == ("demand.handled", {})


def test_flushing_writes_what_was_heard(app, session, heard):
    app.extensions["demand"].note(Heard(DAK, 0, "", DAY), asker="a")
    tallies.flush(app)
    assert counts(session) == [("dakdekker", DAY, 0, "", 1)]


def test_what_a_busy_database_refuses_is_kept_for_the_next_time(app, session, heard, monkeypatch, caplog):
    app.extensions["demand"].note(Heard(DAK, 0, "", DAY), asker="a")

    def refuse(_counts):
        raise OperationalError("locked", None, Exception())

    monkeypatch.setattr(app.extensions["demand"], "write", refuse)
    tallies.flush(app)
    assert heard() == {Heard(DAK, 0, "", DAY): 1}
