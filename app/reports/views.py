"""Reports for boards and the desk."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from app.core.clock import today
from app.core.guard import guarded, signed_in_user
from app.core.sheets import write_csv
from app.reports import presenting
from app.reports.policies import may_read

bp = Blueprint("reports", __name__, url_prefix="/rapporten", template_folder="templates")


@bp.get("")
@guarded(may_read)
def report() -> ResponseReturnValue:
    return render_template(
        "reports/report.html",
        report=_asked(),
        boards=presenting.boards_to_choose(signed_in_user(), today()),
    )


@bp.get("/rapport.csv")
@guarded(may_read)
def export() -> ResponseReturnValue:
    answer = Response(write_csv(presenting.sheet(_asked())), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="rapport-{today().isoformat()}.csv"'
    return answer


def _asked() -> presenting.Report:
    return presenting.report(signed_in_user(), request.args.get("vereniging", type=int), today())
