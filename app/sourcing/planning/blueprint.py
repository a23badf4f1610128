"""One blueprint for the calendar: what everybody reads, what firms do, and what buyers keep."""

from typing import Any

from flask import Blueprint

from app.core.i18n import language
from app.core.quarters import in_words
from app.reference.queries import cpv_labels
from app.sourcing.labels import CATEGORIES
from app.sourcing.planning.labels import SIZE_BANDS, STATUSES

bp = Blueprint("planning", __name__, template_folder="templates")


@bp.context_processor
def _names() -> dict[str, Any]:
    return {
        "category_names": CATEGORIES,
        "size_names": SIZE_BANDS,
        "plan_statuses": STATUSES,
        "quarter_in_words": in_words,
        "cpv_in_words": _cpv_in_words,
    }


def _cpv_in_words(code: str) -> str:
    return f"{code} {cpv_labels([code], language()).get(code, '')}".strip()
