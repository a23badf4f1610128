"""Pages about the procedure of a file: advice, choice, judgement of a deviation, the way to the national platform."""

from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.models import Role
from app.accounts.policies import municipalities_of
from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.pages import paginate
from app.sourcing import policies as files
from app.sourcing.advice import policies, presenting, queries, services
from app.sourcing.advice.forms import ChoiceForm, NoticeForm, RefusalForm
from app.sourcing.advice.labels import STEPS
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.blueprint import bp
from app.sourcing.longlists.presenting import cpv_in_words
from app.sourcing.models import ProcurementFile
from app.sourcing.queries import find_file

deviations_bp = Blueprint("deviations", __name__, template_folder="templates")


@bp.get("/<int:file_id>/procedure")
@guarded(files.may_see, load=find_file)
def procedure(file: ProcurementFile) -> ResponseReturnValue:
    day = _day(request.args.get("dag"))
    advised = services.advice_now(file, day).procedure
    return _procedure_page(file, day, ChoiceForm(formdata=None, for_day=day.isoformat(), chosen=advised.value))


@bp.post("/<int:file_id>/procedure")
@guarded(policies.may_choose, load=find_file)
def choose_procedure(file: ProcurementFile) -> ResponseReturnValue:
    form = ChoiceForm()
    day = _day(form.for_day.data)
    if not form.validate_on_submit():
        return _procedure_page(file, day, form)
    try:
        with transaction():
            choice = services.choose(file, form.to_wish(day), by=signed_in_user(), at=now())
    except DomainError as error:
        return _refused_choice(file, day, form, error)
    text = _("The controller now judges the deviation.") if choice.waits else _("The procedure is chosen.")
    flash(text)
    return redirect(url_for("sourcing.overview", file_id=file.id), 303)


def _refused_choice(file: ProcurementFile, day: date, form: ChoiceForm, error: DomainError) -> ResponseReturnValue:
    """Tie the refusal to the reason that is missing, else to the choice."""
    deviates = form.chosen.data != services.advice_now(file, day).procedure.value
    missing = deviates and not form.deviation_reason.data
    splits = services.splitting_alarm(file, day, at=now())[0] is not None and not form.splitting_reason.data
    field = form.deviation_reason if missing else form.splitting_reason if splits else form.chosen
    field.errors = [str(error)]
    return _procedure_page(file, day, form)


def _day(text: str | None) -> date:
    """Today for what is no day that can still come."""
    try:
        return max(date.fromisoformat(text or ""), today())
    except ValueError:
        return today()


def _procedure_page(
    file: ProcurementFile,
    day: date,
    form: ChoiceForm,
    refusal: RefusalForm | None = None,
    notice: NoticeForm | None = None,
) -> ResponseReturnValue:
    user = signed_in_user()
    values = presenting.page_of(file, day, user, at=now())
    kept = values["notice"]
    notice_form = notice or NoticeForm(formdata=None, obj=kept, checked=list(kept.checked) if kept else [])
    page = render_template(
        "sourcing/advice/procedure.html",
        form=form,
        refusal=refusal or RefusalForm(formdata=None),
        notice_form=notice_form,
        steps=STEPS,
        platform=presenting.for_platform(file, cpv_in_words(file.cpv_code)),
        may_change=files.may_change(user, file),
        **values,
    )
    is_wrong = any(each and each.errors for each in (form, refusal, notice))
    return page, 422 if is_wrong else 200


@bp.post("/<int:file_id>/procedure/<int:choice_id>/akkoord")
@guarded(policies.may_judge, load=queries.find_choice)
def agree_to_deviation(choice: ProcedureChoice) -> ResponseReturnValue:
    with transaction():
        services.agree(choice, by=signed_in_user(), at=now())
    flash(_("You agreed to the deviation."))
    return redirect(url_for("sourcing.procedure", file_id=choice.file_id), 303)


@bp.post("/<int:file_id>/procedure/<int:choice_id>/weigeren")
@guarded(policies.may_judge, load=queries.find_choice)
def refuse_deviation(choice: ProcedureChoice) -> ResponseReturnValue:
    form = RefusalForm()
    if not form.validate_on_submit():
        return _procedure_page(choice.file, today(), ChoiceForm(formdata=None), refusal=form)
    with transaction():
        services.refuse(choice, form.reason.data, by=signed_in_user(), at=now())
    flash(_("You refused the deviation. The buyer chooses again."))
    return redirect(url_for("sourcing.procedure", file_id=choice.file_id), 303)


@bp.post("/<int:file_id>/aankondiging")
@guarded(policies.may_choose, load=find_file)
def note_notice(file: ProcurementFile) -> ResponseReturnValue:
    form = NoticeForm()
    if not form.validate_on_submit():
        return _procedure_page(file, today(), ChoiceForm(formdata=None), notice=form)
    done, reference, day = form.checked.data or [], form.reference.data, form.published_on.data
    with transaction():
        services.note_notice(file, done, reference, day, by=signed_in_user(), at=now())
    flash(_("Saved."))
    return redirect(url_for("sourcing.procedure", file_id=file.id, _anchor="platform"), 303)


@deviations_bp.get("/procedureafwijkingen")
@guarded(policies.may_open_deviations)
def waiting() -> ResponseReturnValue:
    user = signed_in_user()
    statement = queries.waiting_deviations(municipalities_of(user, Role.CONTROLLER), user)
    page = paginate(statement, request.args.get("blad", 1, type=int))
    return render_template(
        "advice/deviations.html",
        page=page,
        rows=[presenting.choice_in_words(choice) for choice in page.items],
        url_for_page=lambda number: url_for("deviations.waiting", blad=number),
    )
