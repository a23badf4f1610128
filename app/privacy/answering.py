"""The file that a person takes along."""

import json

from flask import Response

from app.accounts.models import User
from app.core.clock import now
from app.privacy.collecting import export_of


def as_download(person: User) -> Response:
    at = now()
    content = json.dumps(export_of(person, at=at), ensure_ascii=False, indent=2)
    response = Response(content, mimetype="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="streekbron-{at:%Y-%m-%d}.json"'
    return response
