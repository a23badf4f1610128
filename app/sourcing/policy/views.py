"""Pages of the purchasing policy: its versions, the draft, the comparison, the preview, adoption."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.models import Role
from app.accounts.policies import municipalities_of
from app.accounts.step_up import stepped_up
from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, lazy
from app.sourcing.kinds import Category
from app.sourcing.labels import CATEGORIES
from app.sourcing.policy import policies, presenting, queries, services
from app.sourcing.policy.forms import AdoptForm, PolicyForm
from app.sourcing.policy.labels import LAW, PROCEDURES
from app.sourcing.policy.models import ProcurementPolicy
from app.sourcing.policy.previewing import effects_of
from app.sourcing.policy.thresholds import eu_thresholds

bp = Blueprint("purchasing_policy", __name__, url_prefix="/inkoopbeleid", template_folder="templates")


@bp.get("")
@guarded(policies.may_open_policies)
def versions() -> ResponseReturnValue:
    user = signed_in_user()
    found = queries.versions_of(municipalities_of(user, Role.BUYER, Role.CONTROLLER))
    codes = {version.municipality_code for version in found}
    in_force = {policy.id for code in codes if (policy := queries.policy_in_force(code, today()))}
    return render_template(
        "purchasing_policy/versions.html",
        versions=found,
        in_force=in_force,
        has_draft=any(version.is_draft for version in found),
        may_begin=policies.may_begin(user),
        thresholds=[each for each in eu_thresholds() if each.ends_on >= today()],
        category_names=CATEGORIES,
    )


@bp.post("/nieuw")
@guarded(policies.may_begin)
def begin() -> ResponseReturnValue:
    with transaction():
        draft = services.start_draft(_own_municipality(), by=signed_in_user(), at=now())
    flash(_("Version %(number)s is a draft. It counts when you adopt it.", number=draft.number))
    return redirect(url_for("purchasing_policy.change", policy_id=draft.id), 303)


def _own_municipality() -> str:
    """The one that the controller acts for: see teams/acting.py."""
    codes = municipalities_of(signed_in_user(), Role.CONTROLLER)
    if not codes:
        raise DomainError(lazy("You keep the policy of no municipality."))
    return min(codes)


@bp.get("/<int:policy_id>")
@guarded(policies.may_read, load=queries.find_policy)
def version(policy: ProcurementPolicy) -> ResponseReturnValue:
    others = [each for each in queries.versions_of([policy.municipality_code]) if each is not policy]
    return render_template(
        "purchasing_policy/version.html",
        policy=policy,
        bands=presenting.bands_in_words(policy),
        rules=presenting.rules_in_words(policy),
        law_of_bands=LAW["bands"],
        others=others,
        may_keep=policies.may_keep(signed_in_user(), policy),
    )


@bp.route("/<int:policy_id>/wijzigen", methods=["GET", "POST"])
@guarded(policies.may_keep, load=queries.find_policy)
def change(policy: ProcurementPolicy) -> ResponseReturnValue:
    form = PolicyForm()
    if request.method == "GET":
        form.fill_from(services.details_of(policy), policy.version)
    if _rows_changed(form) or not form.validate_on_submit():
        return _draft_page(form, policy)
    with transaction():
        services.change_draft(policy, form.to_details(), seen_version=form.seen_version, by=signed_in_user())
    flash(_("Saved. The draft counts when you adopt it."))
    return redirect(url_for("purchasing_policy.version", policy_id=policy.id), 303)


def _rows_changed(form: PolicyForm) -> bool:
    """Whether a button was pressed that adds a row of amounts or takes one out."""
    return any(form.rows_of(category).changes(request.form) for category in Category)


def _draft_page(form: PolicyForm, policy: ProcurementPolicy) -> ResponseReturnValue:
    categories = [(category.value, CATEGORIES[category]) for category in Category]
    page = render_template("purchasing_policy/draft.html", form=form, policy=policy, categories=categories, law=LAW)
    return page, 422 if form.errors else 200


@bp.post("/<int:policy_id>/weggooien")
@guarded(policies.may_keep, load=queries.find_policy)
def discard(policy: ProcurementPolicy) -> ResponseReturnValue:
    with transaction():
        services.discard_draft(policy, by=signed_in_user())
    flash(_("The draft is gone."))
    return redirect(url_for("purchasing_policy.versions"), 303)


@bp.get("/<int:policy_id>/vergelijken")
@guarded(policies.may_read, load=queries.find_policy)
def compare(policy: ProcurementPolicy) -> ResponseReturnValue:
    others = [each for each in queries.versions_of([policy.municipality_code]) if each is not policy]
    asked = request.args.get("met", type=int)
    other = next((each for each in others if each.id == asked), others[0] if others else None)
    rows = presenting.differences(other, policy) if other else []
    return render_template("purchasing_policy/compare.html", policy=policy, other=other, others=others, rows=rows)


@bp.get("/<int:policy_id>/proef")
@guarded(policies.may_read, load=queries.find_policy)
def preview(policy: ProcurementPolicy) -> ResponseReturnValue:
    effects = effects_of(policy, at=now())
    return render_template(
        "purchasing_policy/preview.html",
        policy=policy,
        effects=effects,
        changed=sum(effect.is_changed for effect in effects),
        procedure_names=PROCEDURES,
        firms_in_words=presenting.firms_in_words,
    )


@bp.route("/<int:policy_id>/vaststellen", methods=["GET", "POST"])
@guarded(policies.may_keep, load=queries.find_policy)
@stepped_up
def adopt(policy: ProcurementPolicy) -> ResponseReturnValue:
    form = AdoptForm(obj=policy)
    if not form.validate_on_submit():
        return _adoption_page(form, policy)
    try:
        with transaction():
            services.adopt(policy, in_force_from=form.in_force_from.data, by=signed_in_user(), at=now())
    except DomainError as error:
        form.in_force_from.errors = [str(error)]
        return _adoption_page(form, policy)
    flash(_("Version %(number)s is adopted.", number=policy.number))
    return redirect(url_for("purchasing_policy.version", policy_id=policy.id), 303)


def _adoption_page(form: AdoptForm, policy: ProcurementPolicy) -> ResponseReturnValue:
    page = render_template("purchasing_policy/adopt.html", form=form, policy=policy)
    return page, 422 if form.errors else 200
