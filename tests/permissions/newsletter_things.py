"""Newsletters, each made for a circle of people."""

from app.core.clock import now
from app.newsletters.models import Issue, IssueStatus
from app.newsletters.reading.tokens import reader_token
from app.organisations.bodies import Body
from tests.factories.newsletters import make_issue, make_reader, make_sending_issue
from tests.permissions.circles import Circle
from tests.permissions.thing import Maker, Thing, thing


def newsletter_of_the_association(circle: Circle) -> Thing:
    return _draft(make_issue(Body(circle.association_id)))


def newsletter_of_the_municipality(circle: Circle) -> Thing:
    return _draft(make_issue(Body(None, circle.municipality_code)))


def newsletter_of_the_region(_circle: Circle) -> Thing:
    return _draft(make_issue())


def newsletter_that_goes_out(circle: Circle) -> Thing:
    return thing(issue_id=make_sending_issue(make_reader(), body=Body(circle.association_id)).id)


def newsletter_that_was_stopped(circle: Circle) -> Thing:
    body = Body(circle.association_id)
    stopped = make_sending_issue(make_reader(), body=body, status=IssueStatus.STOPPED, finished_at=now())
    return thing(issue_id=stopped.id)


def newsletter_that_everybody_can_read(_circle: Circle) -> Thing:
    return thing(issue_id=make_issue(status=IssueStatus.SENT, started_at=now(), finished_at=now()).id)


def link_in_a_newsletter(_circle: Circle) -> Thing:
    return thing(token=reader_token(make_reader()))


def _draft(issue: Issue) -> Thing:
    return thing({"version": issue.version}, issue_id=issue.id)


NEWSLETTERS: dict[str, tuple[Maker, ...]] = {
    "issue_id": (newsletter_of_the_region, newsletter_of_the_municipality, newsletter_of_the_association),
    "newsletters.go_on": (newsletter_that_was_stopped,),
    "newsletters.preferences": (link_in_a_newsletter,),
    "newsletters.read": (newsletter_that_everybody_can_read,),
    "newsletters.send_again": (link_in_a_newsletter,),
    "newsletters.stop": (newsletter_that_goes_out,),
}
