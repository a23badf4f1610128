"""The page of an association, which is the only place where others see who belongs to it."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core import slots
from app.core.clock import today
from app.core.guard import guarded, public, visitor
from app.core.pages import paginate
from app.memberships.boards import queries
from app.memberships.boards.policies import has_page, keeps_members
from app.organisations import queries as organisations
from app.organisations.models import Association

MEMBERS_ON_A_PAGE = 50

bp = Blueprint("associations", __name__, url_prefix="/verenigingen", template_folder="../templates")


@bp.get("")
@public
def associations() -> ResponseReturnValue:
    return render_template("boards/associations.html", associations=organisations.associations(today()))


@bp.get("/<int:association_id>")
@guarded(has_page, load=organisations.find_association)
def association(association: Association) -> ResponseReturnValue:
    listed = queries.listed_members(association.id, today())
    return render_template(
        "boards/association.html",
        association=association,
        about=queries.page_of(association),
        page=paginate(listed, request.args.get("blad", 1, type=int), MEMBERS_ON_A_PAGE),
        keeps=keeps_members(visitor(), association),
        panels=slots.panels(slots.ASSOCIATION_PANELS, association),
        url_for_page=lambda number: url_for("associations.association", association_id=association.id, blad=number),
    )
