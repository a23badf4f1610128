"""The mail about saved searches."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import islice
from typing import Any

from flask import url_for
from sqlalchemy import select

from app.accounts.models import User
from app.core.db import session
from app.core.i18n import _, language, ngettext
from app.core.slugs import slug
from app.mail.letters import Letter, Line, Section
from app.reference.queries import cpv_labels
from app.search.saved.models import SavedSearch
from app.search.saved.questions import parameters_of
from app.search.saved.stock import News
from app.search.saved.tokens import stop_token
from app.suppliers.models import Supplier

MOST_NAMED = 20  # firms of one search; the rest is a number and a link
SHOWN_TRADES = 2


def digest(owner: User, parts: Sequence[tuple[SavedSearch, News]], *, on: date) -> Letter:
    """In the language that is in force here."""
    total = sum(len(found.firms) for _search, found in parts)
    return Letter(
        subject=ngettext("%(num)s firm for your saved searches", "%(num)s firms for your saved searches", total),
        greeting=_("Dear %(name)s", name=owner.name),
        paragraphs=(_("Since our last mail these firms are new in your saved searches, or changed their page."),),
        sections=tuple(_section(search, found, on) for search, found in parts),
        action_label=_("Look at my saved searches"),
        action_url=url_for("saved.searches", _external=True),
        unsubscribe_url=url_for("saved.stop_mail", token=stop_token(owner), _external=True),
    )


def _section(search: SavedSearch, found: News, on: date) -> Section:
    ids = found.firms
    firms = _firms(ids[:MOST_NAMED])
    trades = cpv_labels({code for firm in firms.values() for code in firm.cpv_codes[:SHOWN_TRADES]}, language())
    named = [
        Line(_in_words(firms[firm_id], trades, is_new=firm_id in found.new), _address(firms[firm_id]))
        for firm_id in islice(ids, MOST_NAMED)
        if firm_id in firms
    ]
    more = len(ids) - MOST_NAMED
    rest = (
        ngettext("And %(num)s more firm: show all", "And %(num)s more firms: show all", more)
        if more > 0
        else _("Show all firms of this search")
    )
    query: dict[str, Any] = parameters_of(search.question, on)
    url = url_for("search.suppliers", _external=True, **query)
    return Section(title=search.name, lines=(*named, Line(rest, url)))


def _firms(ids: Collection[int]) -> dict[int, Supplier]:
    return {firm.id: firm for firm in session.scalars(select(Supplier).where(Supplier.id.in_(ids)))}


def _in_words(firm: Supplier, trades: dict[str, str], *, is_new: bool) -> str:
    """`New: De Heg, Zeist (Planting services)`."""
    name = " ".join(firm.display_name.split())
    place = f"{name}, {firm.town}" if firm.town else name
    labels = "; ".join(trades[code] for code in firm.cpv_codes[:SHOWN_TRADES] if code in trades)
    whole = f"{place} ({labels})" if labels else place
    return _("New: %(firm)s", firm=whole) if is_new else _("Changed: %(firm)s", firm=whole)


def _address(firm: Supplier) -> str:
    return url_for("suppliers.profile", supplier_id=firm.id, slug=slug(firm.display_name), _external=True)
