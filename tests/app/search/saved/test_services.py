"""Saving, changing, pausing and deleting a search."""

import json
from datetime import timedelta

import pytest

from app.audit.models import AuditEntry
from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError
from app.indexing import engine_of
from app.search.saved import services
from app.search.saved.models import Frequency, SavedSearch
from app.search.saved.questions import question_of
from app.search.saved.schedule import next_due
from search_index.query import SearchQuery
from tests.factories.accounts import make_user
from tests.factories.saved import make_saved_search
from tests.factories.suppliers import make_listed


def save_search(owner, text="tuinen", frequency=Frequency.WEEKLY):
    question = question_of(SearchQuery(today=today(), text=text))
    with transaction():
        return services.save(question, name=text, frequency=frequency, by=owner, engine=engine_of(), at=now())


def test_what_a_search_finds_when_it_is_saved_is_known(index):
    firm = make_listed()
    index(firm)
    assert save_search(make_user()).told.keys() == {str(firm.id)}


def test_firms_with_only_some_of_the_words_are_not_known_and_may_still_be_mailed(index):
    index(make_listed())
    assert save_search(make_user(), "tuinen vuurtoren").told == {}


def test_without_an_index_a_search_is_saved_all_the_same(no_index):
    assert save_search(make_user()).told is None


def test_the_same_search_is_saved_once(index):
    owner = make_user()
    save_search(owner, "Tuinen")
    with pytest.raises(DomainError, match="Tuinen"):
        save_search(owner, "tuinen")


def test_two_people_may_save_the_same_search(index, session):
    for _ in range(2):
        save_search(make_user())
    assert session.query(SavedSearch).count() == 2


def test_there_is_room_for_so_many_and_no_more(index, monkeypatch):
    monkeypatch.setattr(services, "MOST_SEARCHES", 2)
    owner = make_user()
    for text in ("tuinen", "daken"):
        save_search(owner, text)
    with pytest.raises(DomainError, match="2"):
        save_search(owner, "verf")


def test_another_frequency_gives_another_morning(session, clock):
    saved = make_saved_search()
    services.change(saved, name="Groen", frequency=Frequency.DAILY, at=now())
    assert (saved.name, saved.due_at) == ("Groen", next_due(Frequency.DAILY, now()))


def test_a_new_name_moves_no_mail(session, clock):
    saved = make_saved_search()
    due = saved.due_at
    services.change(saved, name="Groen", frequency=saved.frequency, at=now() + timedelta(hours=3))
    assert saved.due_at == due


def test_starting_again_waits_for_the_next_morning(session, clock):
    saved = make_saved_search(due_at=now() - timedelta(days=40), paused_at=now() - timedelta(days=50))
    services.resume(saved, at=now())
    assert (saved.is_paused, saved.due_at) == (False, next_due(saved.frequency, now()))


def test_stopping_all_mail_pauses_every_search_of_that_person_only(session, clock):
    owner, other = make_user(), make_saved_search()
    own = [make_saved_search(owner, text=text) for text in ("tuinen", "daken")]
    for _ in range(2):
        services.stop_all_mail(owner, at=now())
    session.expire_all()
    assert ([each.is_paused for each in own], other.is_paused) == ([True, True], False)


def test_the_searches_of_an_erased_person_go_along(session, clock):
    owner = make_saved_search().owner
    session.expunge_all()
    session.delete(session.merge(owner))
    session.flush()
    assert session.query(SavedSearch).count() == 0


def test_the_audit_trail_does_not_learn_what_somebody_looks_for(index, session):
    owner = make_user()
    saved = save_search(owner, "vuurtorenwachter")
    with transaction():
        services.delete(saved, by=owner)
    entries = session.query(AuditEntry).all()
    written = json.dumps([[entry.action, entry.values.content] for entry in entries])
    assert ("saved_search.deleted" in written, "vuurtoren" in written) == (True, False)
