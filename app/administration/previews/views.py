"""The administrator reads the letters before anybody gets one."""

from flask import Blueprint, current_app, render_template, request

from app.accounts.policies import is_administrator
from app.administration.policies import may_administer
from app.administration.previews import writing
from app.core.guard import guarded
from app.core.i18n import LANGUAGES, language
from app.mail.samples import Sample, samples_of

bp = Blueprint("previews", __name__, url_prefix="/beheer/brieven", template_folder="templates")


def find_sample(key: str) -> Sample | None:
    return next((sample for sample in samples_of(current_app) if sample.key == key), None)


@bp.get("")
@guarded(is_administrator)
def letters():
    return render_template("previews/letters.html", letters=writing.subjects(samples_of(current_app)))


@bp.get("/<key>")
@guarded(may_administer, load=find_sample)
def letter(sample: Sample):
    chosen = request.args.get("taal")
    chosen = chosen if chosen in LANGUAGES else language()
    return render_template("previews/letter.html", preview=writing.preview(sample, chosen), chosen=chosen)
