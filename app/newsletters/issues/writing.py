"""An issue as it is read: what is in it, and what of that a reader wants."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from app.core.i18n import Text, _
from app.core.markdown import rendered
from app.core.settings import settings
from app.newsletters.models import Issue
from app.newsletters.reading.choices import Wishes
from app.newsletters.sections import sections
from app.organisations.bodies import REGION, Body, names_of

_LINK_ON_THIS_SITE = re.compile(r'href="/(?!/)')


@dataclass(frozen=True)
class Item:
    section: str
    title: str
    introduction: str
    path: str
    body: Body
    body_name: str
    topics: frozenset[str]

    def is_about(self, topics: frozenset[str]) -> bool:
        """`topics` are kinds of texts and labels; one of them is enough, none is everything."""
        return not topics or self.section in topics or not topics.isdisjoint(self.topics)


@dataclass(frozen=True)
class Edition:
    """An issue, read from the database once for all of its readers."""

    subject: str
    language: str
    body: Body
    body_name: str
    opening_html: Markup
    opening_text: str
    items: tuple[Item, ...]

    def items_for(self, wishes: Wishes) -> tuple[Item, ...]:
        """What the region gathers is of many bodies; what one body writes goes to those who follow it anyway."""
        followed = wishes.bodies if self.body == REGION else frozenset()
        return tuple(
            each for each in self.items if each.is_about(wishes.topics) and (not followed or each.body.key in followed)
        )

    def is_for(self, wishes: Wishes) -> bool:
        """An issue of words alone is for everybody."""
        return not self.items or bool(self.items_for(wishes))


def grouped(items: Iterable[Item]) -> list[tuple[Text, list[Item]]]:
    """Under the titles of their sections; that of a feature which was taken away is lost."""
    titles = {each.key: each.title for each in sections()}
    return [(titles.get(key, _("More")), list(some)) for key, some in groupby(items, lambda item: item.section)]


def edition_of(issue: Issue) -> Edition:
    names = names_of([issue.body, *(item.body for item in issue.items)])
    return Edition(
        subject=issue.subject,
        language=issue.language,
        body=issue.body,
        body_name=names.get(issue.body, ""),
        opening_html=_with_whole_addresses(rendered(issue.introduction)),
        opening_text=issue.introduction.strip(),
        items=tuple(
            Item(
                section=item.section,
                title=item.title,
                introduction=item.introduction,
                path=item.path,
                body=item.body,
                body_name=names.get(item.body, ""),
                topics=frozenset(item.topics.split()),
            )
            for item in issue.items
        ),
    )


def _with_whole_addresses(html: Markup) -> Markup:
    """A mail is read elsewhere: a link to "/nieuws" gets the address of this site before it."""
    whole = _LINK_ON_THIS_SITE.sub(lambda _found: f'href="{settings().BASE_URL}/', str(html))
    return Markup(whole)  # noqa: S704 - was cleaned, and our own address is no markup
