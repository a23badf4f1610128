"""What the pages of editors show, and when their form was sent."""

from typing import Any

from flask import request

from app.accounts.models import User
from app.core.guard import signed_in_user
from app.news import policies, queries
from app.news.addresses import path_of
from app.news.forms import NewsForm
from app.news.models import NewsItem, NewsStatus
from app.news.revisions import Kept
from app.organisations.bodies import names_of
from app.texts.fields import previewed

SEARCH = "related-search"  # the field of the picker, and the button beside it


def status_of(asked: str) -> NewsStatus | None:
    """None, for every status, also when there is no such one."""
    return NewsStatus(asked) if asked in set(NewsStatus) else None


def may_keep_revision(user: User | None, kept: Kept) -> bool:
    return policies.may_keep(user, kept.item)


def form_for(item: NewsItem) -> NewsForm:
    """As it was sent, or filled with what the item says."""
    form = NewsForm(picture=item.picture)
    if request.method == "GET":
        form.fill_from(item, queries.chosen_for(item))
    form.body.data = item.body.key  # it stays what it is
    form.offer([item.body])
    return form


def is_sent(form: NewsForm) -> bool:
    """Whether it came in whole and right; a press on a button inside it, to preview or to search, is no sending."""
    if previewed(form):
        return False
    if f"{SEARCH}-button" in request.form:
        form.receive_picture()
        return False
    return bool(form.validate_on_submit())


def found_for(form: NewsForm) -> list[tuple[str, str]]:
    """What the picker found without script, without what is chosen already."""
    words = request.form.get(SEARCH, "").strip()
    if not words or f"{SEARCH}-button" not in request.form:
        return []
    found = queries.published_titled(words)
    return [(str(item.id), item.title) for item in found if str(item.id) not in form.related.data]


def own_page(item: NewsItem) -> dict[str, Any]:
    """What the page of an item shows to who keeps it."""
    reader = signed_in_user()
    shares = queries.shares_of(item)
    return {
        "item": item,
        "chosen": queries.chosen_for(item),
        "shares": shares,
        "names": names_of([item.body, *(share.body for share in shares)]),
        "path": path_of(item) if item.slug else None,
        "may_publish": policies.may_publish(reader, item),
        "may_schedule": policies.may_schedule(reader, item),
        "may_take_back": policies.may_take_back(reader, item),
        "may_archive": policies.may_archive(reader, item),
        "may_discard": policies.may_discard(reader, item),
    }
