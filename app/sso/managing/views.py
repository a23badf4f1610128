"""The administrator adds the sign-in of a municipality, changes it, tries it, and switches it off."""

from flask import Blueprint, flash, redirect, render_template, url_for

from app.accounts.step_up import stepped_up
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.settings import settings
from app.sso import policies, queries, services
from app.sso.addresses import after_sign_out, back_channel, redirect_uri
from app.sso.managing.forms import ProviderForm
from app.sso.models import IdentityProvider

bp = Blueprint("sso_managing", __name__, url_prefix="/beheer/aanmelden", template_folder="../templates")


@bp.get("")
@guarded(policies.may_manage)
def providers():
    return render_template("sso/providers.html", providers=queries.providers())


@bp.route("/nieuw", methods=["GET", "POST"])
@guarded(policies.may_manage)
@stepped_up
def add():
    form = ProviderForm()
    if not form.validate_on_submit():
        return _form_page(form)
    try:
        with transaction():
            key = settings().SECRET_KEY
            provider = services.add(form.to_details(), by=signed_in_user(), key=key, at=now())
    except DomainError as error:
        form.form_errors.append(str(error))
        return _form_page(form)
    flash(_("Saved. Now give the provider the addresses below, and try the connection."))
    return redirect(url_for("sso_managing.provider", provider_id=provider.id), 303)


@bp.get("/<int:provider_id>")
@guarded(policies.may_change, load=queries.find)
def provider(provider: IdentityProvider):
    return _provider_page(provider)


@bp.route("/<int:provider_id>/wijzigen", methods=["GET", "POST"])
@guarded(policies.may_change, load=queries.find)
@stepped_up
def change(provider: IdentityProvider):
    form = ProviderForm(provider)
    if not form.validate_on_submit():
        return _form_page(form, provider)
    try:
        with transaction():
            user, key = signed_in_user(), settings().SECRET_KEY
            services.change(provider, form.to_details(), seen_version=form.seen_version, by=user, key=key)
    except DomainError as error:
        form.form_errors.append(str(error))
        return _form_page(form, provider)
    _look_anew()
    flash(_("Saved."))
    return redirect(url_for("sso_managing.provider", provider_id=provider.id), 303)


@bp.post("/<int:provider_id>/proef")
@guarded(policies.may_change, load=queries.find)
@stepped_up
def try_out(provider: IdentityProvider):
    from app.sso.checking import check  # slow to load, see sso/views

    _look_anew()
    return _provider_page(provider, checks=check(provider, settings().SECRET_KEY))


@bp.post("/<int:provider_id>/uit")
@guarded(policies.may_change, load=queries.find)
@stepped_up
def switch_off(provider: IdentityProvider):
    with transaction():
        services.switch_off(provider, by=signed_in_user(), at=now())
    flash(_("Switched off. Nobody signs in this way any more, and the roles it gave have ended."))
    return redirect(url_for("sso_managing.provider", provider_id=provider.id), 303)


@bp.post("/<int:provider_id>/aan")
@guarded(policies.may_change, load=queries.find)
@stepped_up
def switch_on(provider: IdentityProvider):
    with transaction():
        services.switch_on(provider, by=signed_in_user())
    flash(_("Switched on. Roles come back when somebody signs in."))
    return redirect(url_for("sso_managing.provider", provider_id=provider.id), 303)


def _look_anew() -> None:
    from app.sso import discovery  # slow to load, see sso/views

    discovery.forget()


def _form_page(form: ProviderForm, provider: IdentityProvider | None = None):
    page = render_template("sso/provider_form.html", form=form, provider=provider)
    return page, 422 if form.errors else 200


def _provider_page(provider: IdentityProvider, checks=()):
    addresses = {
        "redirect": redirect_uri(provider.id),
        "sign_out": after_sign_out(),
        "back_channel": back_channel(provider.id),
    }
    return render_template("sso/provider.html", provider=provider, addresses=addresses, checks=checks)
