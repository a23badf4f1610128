"""The pages of the newsletter."""

from flask import Blueprint

from app.newsletters.issues.writing import grouped
from app.newsletters.labels import ISSUE_STATUSES, RECIPIENT_STATUSES

bp = Blueprint("newsletters", __name__, template_folder="templates")


@bp.context_processor
def names() -> dict[str, object]:
    return {"issue_statuses": ISSUE_STATUSES, "recipient_statuses": RECIPIENT_STATUSES, "grouped": grouped}
