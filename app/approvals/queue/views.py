"""The queue of those who judge, and deciding plain cases together."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm.exc import StaleDataError

from app.accounts.models import User
from app.approvals import presenting
from app.approvals.blueprint import bp
from app.approvals.policies import may_open_queue
from app.approvals.queue import queries
from app.approvals.queue.bulk import MOST_AT_ONCE, Outcome, Ticked, approve_plain
from app.core import slots
from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.pages import paginate
from app.suppliers.moves import ForbiddenMove


@bp.get("/aanvragen")
@guarded(may_open_queue)
def queue() -> ResponseReturnValue:
    user, name = signed_in_user(), request.args.get("q", "").strip()
    only = _only()
    page = paginate(queries.waiting_for(user, today(), only, name), _page_number())
    plain = queries.plain_among([each.id for each in page.items], user, today())
    return _show("waiting", page, name, only=only, plain=plain)


@bp.get("/aanvragen/besloten")
@guarded(may_open_queue)
def decided() -> ResponseReturnValue:
    name = request.args.get("q", "").strip()
    return _show("decided", paginate(queries.decided_for(signed_in_user(), name), _page_number()), name)


def _only() -> queries.Only:
    shown = request.args.get("toon", "")
    return queries.Only(shown) if shown in list(queries.Only) else queries.Only.ALL


def _page_number() -> int:
    return request.args.get("blad", 1, type=int)


def _show(tab: str, page, name: str, only: queries.Only | None = None, **values) -> ResponseReturnValue:
    user = signed_in_user()
    counts = queries.counts(user, today())
    return render_template(
        "approvals/queue.html",
        tab=tab,
        page=page,
        name=name,
        only=only,
        counts=counts,
        tabs=_tabs(tab, counts, user),
        filters=_filters(only, counts, name) if only else [],
        words=presenting,
        user=user,
        today=today(),
        url_for_page=lambda number: url_for(str(request.endpoint), blad=number, q=name or None, toon=only),
        **values,
    )


def _tabs(tab: str, counts: queries.Counts, user: User) -> list[tuple]:
    """This queue, what was decided, and the queues of other parts."""
    others = slots.links(slots.REVIEW_TABS, user)
    return [
        (_("To decide"), url_for("approvals.queue"), tab == "waiting", counts.by_filter[queries.Only.ALL]),
        (_("Decided"), url_for("approvals.decided"), tab == "decided", counts.decided),
        *((each.label, url_for(each.endpoint), False, each.count(user) if each.count else None) for each in others),
    ]


def _filters(only: queries.Only, counts: queries.Counts, name: str) -> list[tuple]:
    return [
        (label, url_for("approvals.queue", toon=each, q=name or None), each is only, counts.by_filter[each])
        for each, label in presenting.FILTERS.items()
    ]


@bp.get("/aanvragen/tegelijk")
@guarded(may_open_queue)
def together() -> ResponseReturnValue:
    """One page to confirm: each of the cases that were ticked, as it now is."""
    user = signed_in_user()
    numbers = [int(text) for text in request.args.getlist("nr")[:MOST_AT_ONCE] if text.isdecimal() and len(text) < 10]
    cases = queries.chosen(numbers, user)
    plain = queries.plain_among([case.id for case in cases], user, today())
    cases = [case for case in cases if case.id in plain]
    if not cases:
        return redirect(url_for("approvals.queue", toon=queries.Only.PLAIN), 303)
    return render_template("approvals/together.html", cases=cases, words=presenting, today=today())


@bp.post("/aanvragen/tegelijk")
@guarded(may_open_queue)
def approve_together() -> ResponseReturnValue:
    user = signed_in_user()
    ticked = [found for text in request.form.getlist("case")[:MOST_AT_ONCE] if (found := Ticked.read(text))]
    cases = queries.chosen([each.application_id for each in ticked], user)
    names = {case.id: case.supplier.display_name for case in cases}
    outcomes = [_approve(each, names[each.application_id]) for each in ticked if each.application_id in names]
    return render_template("approvals/together_done.html", outcomes=outcomes)


def _approve(ticked: Ticked, name: str) -> Outcome:
    """In a transaction of its own: what goes wrong with one leaves the others as they are."""
    user, failure = signed_in_user(), None
    try:
        with transaction():
            case = queries.of_queue(ticked.application_id, user)
            approve_plain(case, by=user, seen_version=ticked.seen_version, at=now())
    except (ForbiddenMove, NoResultFound, StaleDataError):
        failure = _("Somebody was just ahead of you.")
    except DomainError as error:
        failure = str(error)
    return Outcome(ticked.application_id, name, failure)
