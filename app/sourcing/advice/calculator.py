"""The public calculator: which procedure an amount takes, for everybody, without an account. Keeps nothing."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice

from app.core.clock import today
from app.core.guard import public
from app.core.i18n import _
from app.sourcing.advice import presenting, services
from app.sourcing.advice.forms import CalculatorForm
from app.sourcing.policy.queries import municipalities_with_policy, policy_in_force

bp = Blueprint("calculator", __name__, template_folder="templates")


@bp.get("/drempelcheck")
@public
def calculator() -> ResponseReturnValue:
    form = CalculatorForm(request.args if "waarde" in request.args else None)
    choices = [SelectChoice(each.code, each.name) for each in municipalities_with_policy(today())]
    form.municipality.choices = [SelectChoice("", _("European thresholds only")), *choices]
    if "waarde" not in request.args or not form.validate():
        return render_template("advice/calculator.html", form=form, answer=None), 422 if form.errors else 200
    code, day = form.municipality.data, form.day.data
    policy = policy_in_force(code, day) if code else None
    advice = services.advice_under(policy, form.chosen_category, form.value.data, day)
    answer = presenting.calculated(policy, advice)
    return render_template("advice/calculator.html", form=form, answer=answer)
