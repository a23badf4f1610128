"""A page of texts that were found."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.core.i18n import Text
from app.core.pages import Page
from app.texts import finding
from app.texts.finding import Found
from app.texts.kinds import Card, TextKind
from app.texts.words import marked, wanted

ON_A_PAGE = 20


@dataclass(frozen=True)
class Result:
    """A card with what was asked for marked in it."""

    kind: Text
    title: Markup
    introduction: Markup
    url: str
    meta: str


@dataclass(frozen=True)
class Answer:
    """`counts` is of each kind, whatever kind was chosen."""

    question: str
    kind: str | None
    counts: Mapping[str, int]
    page: Page[Result]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def ask(question: str, kinds: Mapping[str, TextKind], chosen: str | None, number: int) -> Answer | None:
    """None for a page that the answer does not have."""
    kind = chosen if chosen in kinds else None
    counts = finding.counts(question, kinds)
    among = {kind: kinds[kind]} if kind else kinds
    total = sum(counts.get(key, 0) for key in among)
    start = (number - 1) * ON_A_PAGE
    if number < 1 or (number > 1 and start >= total):
        return None
    found = finding.find(question, among, limit=ON_A_PAGE, offset=start)
    return Answer(question, kind, counts, Page(_results(found, question, among), number, ON_A_PAGE, total))


def _results(found: Sequence[Found], question: str, kinds: Mapping[str, TextKind]) -> list[Result]:
    numbers = defaultdict(list)
    for each in found:
        numbers[each.kind].append(each.number)
    cards = {key: kinds[key].present(of_kind) for key, of_kind in numbers.items()}
    looked_for = wanted(question)

    def result(card: Card, kind: str) -> Result:
        title, introduction = marked(card.title, looked_for), marked(card.introduction, looked_for)
        return Result(kinds[kind].title, title, introduction, card.url, card.meta)

    return [
        result(cards[each.kind][each.number], each.kind) for each in found if each.number in cards.get(each.kind, {})
    ]
