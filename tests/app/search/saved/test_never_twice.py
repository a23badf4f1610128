"""Whatever happens in which order, nobody is mailed twice about a firm that reads the same, and none is forgotten."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.clock import held_at, now
from app.core.db import session
from app.mail.models import MailMessage
from app.search.saved import digests
from app.search.saved.models import Frequency, SavedSearch
from tests.app.search.saved.conftest import firms_in, rewrite, verify_again
from tests.factories.accounts import make_user
from tests.factories.saved import make_saved_search
from tests.factories.suppliers import make_listed

FIRMS = st.integers(0, 3)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("rewrite"), FIRMS, st.sampled_from("AB")),
        st.tuples(st.just("verify"), FIRMS),
        st.tuples(st.sampled_from(["match", "leave", "follow"]), FIRMS),
        st.tuples(st.sampled_from(["run", "kill", "lose the index"])),
    ),
    max_size=25,
)


class Killed(BaseException):
    """The worker is no more."""


class World:
    """Two searches of one person over four firms, and what that person was told of each."""

    def __init__(self, register, monkeypatch):
        self.register, self.monkeypatch = register, monkeypatch
        register.found.clear()
        self.owner = make_user()
        self.firms = [make_listed(description_nl="A") for _ in range(4)]
        for text in ("een", "twee"):
            make_saved_search(self.owner, text=text, frequency=Frequency.DAILY, due_at=now())
        self.moment = now()
        self.read = {}
        self.mails = 0

    def act(self, name, *arguments):
        getattr(self, name.replace(" ", "_"))(*arguments)

    def rewrite(self, firm, text):
        rewrite(self.firms[firm], text)

    def verify(self, firm):
        self.moment += timedelta(seconds=1)
        verify_again(self.firms[firm], self.moment)

    def match(self, firm):
        self.register.add(self.firms[firm])

    def leave(self, firm):
        self.register.found.pop(self.firms[firm].id, None)

    def follow(self, firm):
        """The index catches up with one firm."""
        if self.firms[firm].id in self.register.found:
            self.match(firm)

    def lose_the_index(self):
        self.register.is_away = True
        self.run()
        self.register.is_away = False

    def kill(self):
        """The worker dies when the mail is written down and nothing is committed yet."""
        post = digests.post

        def post_and_die(*arguments, **values):
            post(*arguments, **values)
            raise Killed

        with self.monkeypatch.context() as patch:
            patch.setattr(digests, "post", post_and_die)
            self.run()

    def run(self):
        self.moment += timedelta(days=1)
        session.commit()
        with held_at(self.moment):
            try:
                while digests.mail_next():
                    pass
            except Killed:
                session.rollback()
        self.take_in()

    def take_in(self):
        mails = session.query(MailMessage).filter_by(recipient=self.owner.email).order_by(MailMessage.id).all()
        texts = {firm.id: firm.description_nl for firm in self.firms}
        for mail in mails[self.mails :]:
            named = firms_in(mail)
            assert len(named) == len(set(named)), "a firm stands twice in one mail"
            for firm in named:
                assert self.read.get(firm) != texts[firm], "mailed twice for the same state"
                self.read[firm] = texts[firm]
        self.mails = len(mails)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_no_firm_is_mailed_twice_for_the_same_state_and_none_is_forgotten(register, clock, monkeypatch, acts):
    world = World(register, monkeypatch)
    for act in acts:
        world.act(*act)
    for firm in range(4):
        world.follow(firm)
    world.run()
    session.query(SavedSearch).delete()
    session.commit()
    matching = {firm.id: firm.description_nl for firm in world.firms if firm.id in register.found}
    assert {firm: world.read.get(firm) for firm in matching} == matching


@pytest.mark.parametrize("acts", [[("match", 0), ("kill",), ("run",), ("run",)]])
def test_a_mail_that_was_lost_with_the_worker_is_written_once_by_the_next(register, clock, monkeypatch, acts):
    world = World(register, monkeypatch)
    for act in acts:
        world.act(*act)
    assert world.mails == 1
