"""Texts found by their words, beside the search for firms."""

from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core.guard import public
from app.texts import finding
from app.texts.kinds import kinds
from app.texts.searching.presenting import ask

LONGEST_QUESTION = 200

bp = Blueprint("text_search", __name__, template_folder="../templates")


@bp.get("/zoeken/teksten")
@public
def texts() -> ResponseReturnValue:
    """404 for a page that the answer does not have."""
    question = _question()
    answer = ask(question, kinds(), request.args.get("soort"), request.args.get("blad", 1, type=int))
    if answer is None:
        abort(404)
    return render_template(
        "searching/texts.html",
        answer=answer,
        kinds=kinds(),
        url_for_page=lambda number: url_for("text_search.texts", q=question, soort=answer.kind, blad=number),
    )


def _question() -> str:
    return request.args.get("q", "")[:LONGEST_QUESTION].strip()


def has_kinds(_visitor: Any) -> bool:
    """For slots.SEARCH_TABS: without a feature that brings texts there is nothing to find."""
    return bool(kinds())


def hits(question: str) -> int:
    """For slots.SEARCH_TABS."""
    return sum(finding.counts(question[:LONGEST_QUESTION], kinds()).values())
