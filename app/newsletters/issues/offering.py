"""What the sections offer for an issue, beside what is in it already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.newsletters.models import Issue, IssueItem
from app.newsletters.sections import Line, Section, sections
from app.organisations.bodies import REGION, Body


@dataclass(frozen=True)
class Offer:
    """A line that can go along. `rank` is where it stands among those of its section, None when it is not in it."""

    section: str
    section_order: int
    line: Line
    rank: int | None = None

    @property
    def key(self) -> str:
        return f"{self.section}-{self.line.number}"


def first_offers(body: Body, since: datetime, at: datetime) -> list[Offer]:
    """What a new issue begins with: for the region all there is, for another body its own."""
    found = [Offer(each.key, each.order, line) for each in sections() for line in each.lines(since, at)]
    return [each for each in found if body in (REGION, each.line.body)]


def offers_for(issue: Issue, at: datetime) -> list[tuple[Section, list[Offer]]]:
    """By section: first what is in the issue, in its order, then the rest. What is in it stays on offer."""
    return [(section, list(_offers_of(section, issue, at))) for section in sections()]


def _offers_of(section: Section, issue: Issue, at: datetime) -> Iterable[Offer]:
    taken = {item.number: item for item in issue.items if item.section == section.key}
    offered = {line.number: line for line in section.lines(issue.since, at)}
    for number, item in taken.items():  # in the order of the issue
        yield Offer(section.key, section.order, offered.get(number) or _as_line(item), item.rank)
    for number, line in offered.items():
        if number not in taken:
            yield Offer(section.key, section.order, line)


def _as_line(item: IssueItem) -> Line:
    return Line(item.number, item.title, item.introduction, item.path, item.body, tuple(item.topics.split()))


def gone_from(issue: Issue, at: datetime) -> list[IssueItem]:
    """Lines about what was withdrawn, cancelled or is over since they were taken in."""
    gone: list[IssueItem] = []
    for section in sections():
        own = [item for item in issue.items if item.section == section.key]
        if own and section.lasting is not None:
            lasting = section.lasting([item.number for item in own], at)
            gone += [item for item in own if item.number not in lasting]
    return gone
