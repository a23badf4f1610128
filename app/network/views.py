"""What the network tells of itself."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from app.core.clock import today
from app.core.guard import public, visitor
from app.core.i18n import language
from app.network import presenting, queries
from app.network.models import PageKey
from app.network.pages import TITLES, page_text
from app.network.policies import may_write_page
from app.organisations.bodies import Body, may_speak_for
from app.organisations.layout import region_name

bp = Blueprint("network", __name__, url_prefix="/netwerk", template_folder="templates")


@bp.get("")
@public
def overview() -> ResponseReturnValue:
    page = page_text(PageKey.ABOUT, language(), region_name())
    return render_template(
        "network/overview.html",
        page=page,
        municipalities=presenting.municipalities(),
        associations=presenting.associations(),
        signatories=len(queries.signatories()),
        may_write=may_write_page(visitor(), page),
        today=today(),
    )


@bp.get("/intentieverklaring")
@public
def intent() -> ResponseReturnValue:
    return _page(PageKey.INTENT)


@bp.get("/meedoen")
@public
def join() -> ResponseReturnValue:
    return _page(PageKey.JOIN)


@bp.get("/contact")
@public
def contact() -> ResponseReturnValue:
    return _page(PageKey.CONTACT)


@bp.get("/toegankelijkheid")
@public
def accessibility() -> ResponseReturnValue:
    return _page(PageKey.ACCESSIBILITY)


@bp.get("/colofon")
@public
def colophon() -> ResponseReturnValue:
    return _page(PageKey.COLOPHON)


def _page(key: PageKey) -> str:
    shown = page_text(key, language(), region_name())
    values = {"page": shown, "title": TITLES[key], "may_write": may_write_page(visitor(), shown)}
    return render_template("network/page.html", **values, **presenting.beside(key))


@bp.get("/gemeenten/<name>")
@public
def municipality(name: str) -> ResponseReturnValue:
    member = queries.find_member(name)
    if member is None or member.joined_on > today():
        abort(404)
    body = Body(None, member.municipality_code)
    return render_template(
        "network/municipality.html",
        member=member,
        body=body,
        has_left=member.left_on is not None and member.left_on <= today(),
        details=queries.details_of(body),
        may_present=may_speak_for(visitor(), body),
        panels=presenting.panels_of(body),
        today=today(),
    )
