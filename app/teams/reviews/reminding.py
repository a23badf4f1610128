"""The worker's part: tell those who review access that a quarter's review is due, and once more when it stays."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from app.accounts.models import User
from app.core.clock import local_date, now
from app.core.db import session, take_turn, transaction
from app.core.i18n import in_language
from app.mail.letters import post
from app.organisations.queries import the_region
from app.teams import letters
from app.teams.labels import team_names
from app.teams.models import AccessReminder
from app.teams.policies import may_judge
from app.teams.queries import members
from app.teams.reviews.quarters import quarter_of
from app.teams.reviews.queries import Review, Subject, reviews
from app.teams.teams import ADMINISTRATORS, Team

REPEATED_AFTER = timedelta(days=14)

Tasks = dict[User, dict[Team, int]]


def remind() -> bool:
    """Send what is due and was not sent: one mail a person, for all their teams. False when there is nothing."""
    at = now()
    if the_region() is None or not _due(at):
        return False
    with transaction():
        take_turn("access reviews")
        due = _due(at)
        for review in due:
            _note(review.team, at)
        for reviewer, teams in _tasks(due, at).items():
            _mail(reviewer, teams)
    return True


def _due(at: datetime) -> list[Review]:
    """The reviews that are not done, of which no mail went this quarter, or one mail two weeks ago."""
    return [review for review in reviews(local_date(at)).values() if review.open and _is_time(review.team, at)]


def _is_time(team: Team, at: datetime) -> bool:
    sent = _reminder(team, at)
    return sent is None or (sent.repeated_at is None and sent.sent_at + REPEATED_AFTER <= at)


def _reminder(team: Team, at: datetime) -> AccessReminder | None:
    return session.get(AccessReminder, (team.slug, quarter_of(local_date(at))))


def _note(team: Team, at: datetime) -> None:
    sent = _reminder(team, at)
    if sent is None:
        session.add(AccessReminder(team=team.slug, quarter=quarter_of(local_date(at)), sent_at=at))
    else:
        sent.repeated_at = at


def _tasks(due: list[Review], at: datetime) -> Tasks:
    """Who has to look at how many roles of which teams."""
    tasks: Tasks = {}
    for review in due:
        for subject in review.open:
            for judge in _judges(subject, review.team, at):
                teams = tasks.setdefault(judge, {})
                teams[review.team] = teams.get(review.team, 0) + 1
    return tasks


def _judges(subject: Subject, team: Team, at: datetime) -> list[User]:
    """Those nearest to the role: colleagues who may judge it, or else the administrators."""
    found = list(_who_may_judge(subject, team, at))
    return found or list(_who_may_judge(subject, ADMINISTRATORS, at))


def _who_may_judge(subject: Subject, among: Team, at: datetime) -> Iterator[User]:
    """Each person once, whichever roles they hold."""
    people = {each.user: None for each in members(among, local_date(at)) if each.user.is_active}
    return (person for person in people if may_judge(person, subject.assignment))


def _mail(reviewer: User, teams: dict[Team, int]) -> None:
    with in_language(reviewer.language):
        names = team_names(teams)
        rows = sorted(((team, names[team], number) for team, number in teams.items()), key=lambda row: str(row[1]))
        post(letters.review_due(reviewer, rows), to=reviewer.email)
