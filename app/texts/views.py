"""Pictures of texts, and how Markdown will look."""

from datetime import timedelta
from io import BytesIO

from flask import Blueprint, abort, render_template, request, send_file
from flask.typing import ResponseReturnValue

from app.core.guard import guarded, public
from app.core.headers import FILE_POLICY
from app.organisations.bodies import speaks_for_any
from app.texts.fields import LONGEST_TEXT, PREVIEW
from app.texts.pictures import KINDS, content_of

KEPT_FOR = timedelta(days=30)  # by browsers: another picture has another address

bp = Blueprint("texts", __name__, template_folder="templates")


@bp.get("/beeld/tekst/<name>")
@public
def picture(name: str) -> ResponseReturnValue:
    """Whoever knows the name sees it: that of a picture in a draft stands on the pages of its editors alone."""
    try:
        content = content_of(name)
    except FileNotFoundError:
        abort(404)
    answer = send_file(BytesIO(content), KINDS[name.rpartition(".")[2]], etag=False)
    answer.headers["Cache-Control"] = f"public, max-age={int(KEPT_FOR.total_seconds())}, immutable"
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    return answer


@bp.post("/teksten/voorbeeld")
@guarded(speaks_for_any)
def preview() -> ResponseReturnValue:
    """A fragment: the field that the button names, as it will look."""
    text = request.form.get(request.form.get(PREVIEW, ""), "")
    return render_template("texts/_preview.html", text=text[:LONGEST_TEXT])
