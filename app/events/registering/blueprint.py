"""One blueprint: the public form, one's own registration, and the list of the organisers."""

from typing import Any

from flask import Blueprint

from app.events.registering.labels import BADGES, STATES
from app.events.registering.letters import when_in_words

bp = Blueprint("registering", __name__, template_folder="templates")


@bp.context_processor
def _names() -> dict[str, Any]:
    return {"state_names": STATES, "state_badges": BADGES, "when_in_words": when_in_words}
