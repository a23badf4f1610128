"""Whatever happens in which order, nobody is mailed twice about a firm that reads the same, and none is forgotten."""

from datetime import timedelta

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

FIRMS = 3
# What happens to a firm, and what the worker does then. Changes that the index does not know yet are "rewrite" alone.
STEPS = st.tuples(
    st.sampled_from(["rewrite", "rewrite and follow", "verify and follow", "match", "leave"]),
    st.integers(0, FIRMS - 1),
    st.sampled_from("AB"),
    st.sampled_from(["run", "run", "kill", "lose the index", "sleep"]),
)


class Killed(BaseException):
    """The worker is no more."""


class World:
    """Two searches of one person over four firms, and what that person was told of each."""

    def __init__(self, register, monkeypatch):
        self.register, self.monkeypatch = register, monkeypatch
        register.found.clear()
        self.owner = make_user()
        self.firms = [make_listed(description_nl="A") for _ in range(FIRMS)]
        register.add(*self.firms)
        for text in ("een", "twee"):
            make_saved_search(self.owner, text=text, frequency=Frequency.DAILY, due_at=now())
        self.moment = now()
        self.read = {}
        self.mails = 0

    def act(self, change, firm, text, then):
        supplier = self.firms[firm]
        if change.startswith("rewrite"):
            rewrite(supplier, text)
        if change.startswith("verify"):
            self.moment += timedelta(seconds=1)
            verify_again(supplier, self.moment)
        if change == "match" or (change.endswith("follow") and supplier.id in self.register.found):
            self.register.add(supplier)
        if change == "leave":
            self.register.found.pop(supplier.id, None)
        getattr(self, then.replace(" ", "_"))()

    def sleep(self):
        """The worker does nothing: the next morning has to make up for it."""

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


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=6, max_size=14))
def test_no_firm_is_mailed_twice_for_the_same_state_and_none_is_forgotten(register, clock, monkeypatch, steps):
    world = World(register, monkeypatch)
    for step in steps:
        world.act(*step)
    register.add(*(firm for firm in world.firms if firm.id in register.found))  # the index catches up
    world.run()
    session.query(SavedSearch).delete()
    session.commit()
    matching = {firm.id: firm.description_nl for firm in world.firms if firm.id in register.found}
    assert {firm: world.read.get(firm) for firm in matching} == matching


def test_a_mail_that_was_lost_with_the_worker_is_written_once_by_the_next(register, clock, monkeypatch):
    world = World(register, monkeypatch)
    for then in ("kill", "run", "run"):
        getattr(world, then)()
    assert world.mails == 1
