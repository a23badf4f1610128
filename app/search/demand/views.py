"""The gap board of the desk, and the trades in demand that boards see."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from app.accounts.policies import is_desk
from app.core.clock import today
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.sheets import write_csv
from app.organisations.queries import municipalities_in_region
from app.search.demand import policies, presenting, queries, services
from app.search.demand.choices import PERIODS, RESULTS, Choices, read_choices
from app.search.demand.models import DemandQuestion
from app.search.demand.tidying import first_day_kept

bp = Blueprint("demand", __name__, template_folder="templates")


@bp.get("/loket/gaten")
@guarded(is_desk)
def gaps():
    choices = read_choices(request.args)
    narrowing = choices.narrowing(today())
    page = queries.page_of_gaps(narrowing, request.args.get("blad", 1, type=int))
    return render_template(
        "demand/gaps.html",
        page=page,
        rows=presenting.rows(page.items),
        groups=presenting.group_options(queries.groups_asked(narrowing.since)),
        places=municipalities_in_region(today()),
        url_for_page=lambda number: url_for("demand.gaps", **choices.parameters(), blad=number),
        first_day=first_day_kept(),
        **_names(choices),
    )


def _names(choices: Choices):
    open_rows = {name: value for name, value in choices.parameters().items() if name != "afgehandeld"}
    return {
        "choices": choices,
        "periods": PERIODS,
        "results": RESULTS,
        "open_url": url_for("demand.gaps", **open_rows),
        "handled_url": url_for("demand.gaps", **{**open_rows, "afgehandeld": "1"}),
        "export_url": url_for("demand.export", **choices.parameters()),
    }


@bp.get("/loket/gaten.csv")
@guarded(is_desk)
def export():
    found = queries.gaps_to_export(read_choices(request.args).narrowing(today()))
    answer = Response(write_csv(presenting.sheet(found)), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="gaten-{today().isoformat()}.csv"'
    return answer


@bp.post("/loket/gaten/<int:question_id>/afhandelen")
@guarded(policies.may_handle, load=queries.find_question)
def handle(question: DemandQuestion):
    with transaction():
        services.handle(question, by=signed_in_user(), on=today())
    flash(_("Handled, and out of the list until somebody asks again. Under “Handled” you can put it back."))
    return _back()


@bp.post("/loket/gaten/<int:question_id>/terugzetten")
@guarded(policies.may_handle, load=queries.find_question)
def put_back(question: DemandQuestion):
    with transaction():
        services.put_back(question, by=signed_in_user())
    flash(_("Back in the list."))
    return _back()


def _back():
    return redirect(url_for("demand.gaps", **read_choices(request.args).parameters()), 303)


@bp.get("/gevraagde-vakken")
@guarded(policies.may_see_trades)
def trades():
    quarters = presenting.trades_by_quarter(today(), since=first_day_kept())
    return render_template(
        "demand/trades.html",
        quarters=quarters,
        searches=queries.FEWEST_SEARCHES,
        authorities=queries.FEWEST_AUTHORITIES,
    )
