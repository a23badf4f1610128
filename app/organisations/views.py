"""Home page, the region's palette and the borders of its municipalities."""

from typing import Any

from flask import Blueprint, Response, jsonify, render_template
from flask.typing import ResponseReturnValue

from app.core import slots
from app.core.clock import today
from app.core.guard import public
from app.core.palette import palette_css
from app.organisations import queries
from app.organisations.layout import palette_colour
from app.reference.borders import borders as borders_of

ONE_WEEK = 7 * 24 * 3600

bp = Blueprint("organisations", __name__, template_folder="templates")


@bp.get("/")
@public
def home() -> ResponseReturnValue:
    return render_template("organisations/home.html", panels=slots.panels(slots.HOME))


def steps() -> dict[str, Any] | None:
    """For slots.HOME: what firms, reviewers and municipalities do here, in that order."""
    steps = slots.panels(slots.HOME_STEPS)
    return {"steps": steps} if steps else None


@bp.get("/kleuren-<mark>.css")
@public
def palette(mark: str) -> ResponseReturnValue:  # noqa: ARG001 - only makes the address a new one
    """`mark` changes with the colour, so that browsers may keep the answer."""
    response = Response(palette_css(palette_colour()), mimetype="text/css")
    response.headers["Cache-Control"] = f"public, max-age={ONE_WEEK}"
    return response


@bp.get("/gemeenten/grenzen.json")
@public
def borders() -> ResponseReturnValue:
    """GeoJSON (CBS, Kadaster; CC BY 4.0) of the municipalities in the region."""
    codes = [municipality.code for municipality in queries.municipalities_in_region(today())]
    response = jsonify(borders_of(codes))
    response.headers["Cache-Control"] = f"public, max-age={ONE_WEEK}"
    return response
