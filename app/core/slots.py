"""Places where higher features show something on the pages of lower ones, without being known there."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from flask import Flask, current_app

from app.core.i18n import Text

NAVIGATION = "navigation"
HOME = "home"
HOME_STEPS = "home steps"  # panels, each one step of how the site works
SUPPLIER_PANELS = "supplier panels"
FOOTER = "footer"
TASKS = "tasks"
REGISTRATION_STEPS = "registration steps"  # links, their endpoints take `supplier_id`
FIRM_PANELS = "firm panels"  # sections of "my firm" for those who act for it; their context gets the supplier
REVIEW_PANELS = "review panels"  # what a reviewer has to know besides the profile; their context gets the supplier
REVIEW_TABS = "review tabs"  # links of the queues beside that of the applications
REVIEW_WARNINGS = "review warnings"  # panels like those, with which an application is no plain case any more
FILE_TABS = "file tabs"  # links inside a procurement file, their endpoints take `file_id`; for whom gets the file
FILE_NEXT = "file next"  # panels, the first that has something to say tells what to do next; context gets the file
FILE_PANELS = "file panels"  # sections of a file's overview; their context gets the file
INVITATION_PANELS = "invitation panels"  # what an invited firm does on its page; context gets invitation and its token
FIRM_STATUS = "firm status"  # panels, their context gets the list of suppliers on the page
SIGN_IN = "sign in"
SECOND_STEP = "second step"  # panels, their context gets the person who is signing in
ACCOUNT = "account"  # cards: what a person can see and change of their account
PERSON = "person"  # panels on the administrator's page of a person; their context gets that person
ADMINISTRATION = "administration"  # cards of the pages under /beheer
ASSOCIATION_PANELS = "association panels"  # sections of the page of an association; their context gets it
ASSOCIATION_PAGE = "association page"  # the link to it; its endpoint takes `association_id`
SEARCH_TABS = "search tabs"  # links to what can be searched; the typed text goes along as `q`, and `count` gets it
BODY_PANELS = "body panels"  # sections of the page of a municipality or an association; their context gets the Body
SEARCH_PANELS = "search panels"  # above the results of the public search; their context gets the answer


@dataclass(frozen=True)
class Link:
    """An entry of a menu, or with `text` a card, for those whom `for_whom` lets through (it gets the visitor).

    `count` gets the visitor too, and says how much waits there.
    """

    endpoint: str
    label: Text
    for_whom: Callable[[Any], bool] = lambda _visitor: True
    order: int = 50
    text: Text = ""
    count: Callable[[Any], int] | None = None


@dataclass(frozen=True)
class Panel:
    """A piece of a page: `context` gets what the page is about and gives the template's values, or None for nothing."""

    template: str
    context: Callable[..., dict[str, Any] | None]
    order: int = 50


def add(app: Flask, slot: str, item: Link | Panel) -> None:
    app.extensions.setdefault("slots", defaultdict(list))[slot].append(item)


def add_task(app: Flask, link: Link) -> None:
    """An entry of the menu that is a card among the tasks too."""
    add(app, NAVIGATION, link)
    add(app, TASKS, link)


def items(slot: str) -> Sequence[Any]:
    """What the features put into a slot, in order."""
    slots = cast(dict[str, list[Link | Panel]], current_app.extensions.get("slots", {}))
    return sorted(slots.get(slot, ()), key=lambda item: item.order)


def links(slot: str, visitor: Any) -> list[Link]:
    """The entries of a menu that this visitor may use."""
    return [link for link in items(slot) if link.for_whom(visitor)]


def panels(slot: str, *arguments: Any) -> list[tuple[str, dict[str, Any]]]:
    """Template and values of each panel that has something to show; `arguments` are what the page is about."""
    shown = []
    for panel in items(slot):
        values = panel.context(*arguments)
        if values is not None:
            shown.append((panel.template, values))
    return shown
