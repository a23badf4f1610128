"""One blueprint for all pages inside a procurement file; the views of each part add their own."""

from typing import Any

from flask import Blueprint

from app.core import slots
from app.sourcing.labels import CATEGORIES, STATUSES
from app.sourcing.models import ProcurementFile

bp = Blueprint("sourcing", __name__, url_prefix="/inkoopdossiers", template_folder="templates")


@bp.context_processor
def _names() -> dict[str, Any]:
    return {"status_names": STATUSES, "category_names": CATEGORIES, "file_tabs": _tabs}


def _tabs(file: ProcurementFile) -> list[slots.Link]:
    """The places inside this file that the parts of the feature add to its tabs."""
    return slots.links(slots.FILE_TABS, file)
