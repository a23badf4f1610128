"""Reports on purchases, for those who buy and control and, in totals, for the desk."""

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core.clock import today
from app.core.guard import guarded, signed_in_user, visitor
from app.core.sheets import write_csv
from app.reference.queries import municipality
from app.sourcing.labels import CATEGORIES
from app.sourcing.reports import patterns, policies, presenting, queries
from app.sourcing.reports.labels import PROCEDURES
from app.sourcing.reports.tables import Mark, hidden_in_words, sheet_of

bp = Blueprint("purchase_reports", __name__, url_prefix="/inkooprapporten", template_folder="templates")

YEARS_OF_PATTERNS = 3


@bp.get("")
@guarded(policies.may_read)
def report() -> ResponseReturnValue:
    scope = _asked()
    own = municipality(scope.municipality_code) if scope.municipality_code else None
    return render_template(
        "purchase_reports/report.html",
        report=presenting.report(scope, today()),
        about=presenting.whose(own.name if own else None),
        years=sorted({scope.year, *queries.years_of(scope.municipality_code)}, reverse=True),
        category_names=CATEGORIES,
        procedure_names=PROCEDURES,
        address=lambda **changed: url_for("purchase_reports.report", **presenting.parameters(scope, **changed)),
        sheet=lambda key: url_for("purchase_reports.export", tabel=key, **presenting.parameters(scope)),
        is_hidden=lambda cell: isinstance(cell, Mark),
        hidden_in_words=hidden_in_words(),
        may_read_patterns=policies.may_read_patterns(visitor()),
    )


@bp.get("/tabel.csv")
@guarded(policies.may_read)
def export() -> ResponseReturnValue:
    """One table of the report, with the same numbers hidden."""
    scope = _asked()
    table = presenting.report(scope, today()).table(request.args.get("tabel")) or abort(404)
    answer = Response(write_csv(sheet_of(table)), mimetype="text/csv")
    name = f"inkooprapport-{table.key}-{scope.year}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _asked() -> queries.Scope:
    return presenting.asked(policies.municipality_to_read(signed_in_user()), request.args, today())


@bp.get("/patronen")
@guarded(policies.may_read_patterns)
def signs() -> ResponseReturnValue:
    code = policies.municipality_to_control(signed_in_user()) or abort(404)
    since = today().year - YEARS_OF_PATTERNS + 1
    return render_template(
        "purchase_reports/patterns.html",
        since=since,
        pairs=patterns.pairs(code, since),
        losers=patterns.regular_losers(code, since),
        winners=patterns.fixed_winners(code, since),
    )
