"""How a firm shows that somebody acts for it."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_signed_in
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, ngettext
from app.suppliers.authority import presenting, services
from app.suppliers.authority.forms import CodeForm, MailForm, PressForm
from app.suppliers.authority.models import MOST_TRIES
from app.suppliers.authority.policies import may_show
from app.suppliers.authority.tokens import mail_to_confirm
from app.suppliers.authority.ways import offered
from app.suppliers.models import Supplier
from app.suppliers.policies import edits
from app.suppliers.queries import find_supplier
from app.throttling.gates import demand_mail_room
from app.throttling.services import Limit, claim
from app.throttling.subjects import subject

# Paper and postage: two at once, for who sees a mistake in the address, then one a week.
LETTERS = Limit(
    name="letter to",
    free=2,
    first_wait=timedelta(days=7),
    longest_wait=timedelta(days=28),
    forgotten_after=timedelta(days=60),
)

bp = Blueprint("authority", __name__, template_folder="templates")


@bp.get("/mijn-bedrijven/<int:supplier_id>/bevoegdheid")
@guarded(may_show, load=find_supplier)
def overview(supplier: Supplier) -> ResponseReturnValue:
    return _page(supplier)


@bp.post("/mijn-bedrijven/<int:supplier_id>/bevoegdheid/brief")
@guarded(may_show, load=find_supplier)
def ask_letter(supplier: Supplier) -> ResponseReturnValue:
    form = PressForm()
    if not form.validate_on_submit():
        return _page(supplier)
    with transaction():
        claim(LETTERS, subject("firm", str(supplier.id)), at=now())
        services.ask_letter(supplier, by=signed_in_user(), at=now())
    flash(_("We post you a letter with a code. It usually takes a few working days."))
    return _back(supplier)


@bp.post("/mijn-bedrijven/<int:supplier_id>/bevoegdheid/code")
@guarded(may_show, load=find_supplier)
def type_code(supplier: Supplier) -> ResponseReturnValue:
    form = CodeForm()
    if not form.validate_on_submit():
        return _page(supplier, code_form=form)
    try:
        with transaction():
            proof = services.type_code(supplier, form.code.data, by=signed_in_user(), at=now())
    except DomainError as error:
        form.code.errors = [str(error)]
        return _page(supplier, code_form=form)
    if proof is None:
        form.code.errors = [_wrong_code(supplier)]
        return _page(supplier, code_form=form)
    flash(_("The code is right. It is now shown that you act for %(name)s.", name=supplier.display_name))
    return _back(supplier)


def _wrong_code(supplier: Supplier) -> str:
    letter = presenting.open_letter(supplier)
    if letter is None:
        return _("This is not the code of your letter, and that was the last try. Ask for a new letter.")
    left = MOST_TRIES - letter.tries
    return (
        _("This is not the code of your newest letter.")
        + " "
        + ngettext("You have %(num)s try left.", "You have %(num)s tries left.", left)
    )


@bp.post("/mijn-bedrijven/<int:supplier_id>/bevoegdheid/mail")
@guarded(may_show, load=find_supplier)
def ask_mail(supplier: Supplier) -> ResponseReturnValue:
    form = MailForm()
    if not form.validate_on_submit():
        return _page(supplier, mail_form=form)
    demand_mail_room(form.email.data)
    try:
        with transaction():
            services.ask_mail(supplier, form.email.data, by=signed_in_user())
    except DomainError as error:
        form.email.errors = [str(error)]
        return _page(supplier, mail_form=form)
    flash(_("We have sent a mail to %(email)s. Follow the link in it.", email=form.email.data))
    return _back(supplier)


@bp.route("/bevoegdheid/mail/<token>", methods=["GET", "POST"])
@guarded(is_signed_in)
def confirm_mail(token: str) -> ResponseReturnValue:
    """The link in that mail; a press on a button, because mail scanners follow links too."""
    found, user, form = mail_to_confirm(token, signed_in_user()), signed_in_user(), PressForm()
    if found is None or not edits(user, found[0]):
        return render_template("authority/link_expired.html"), 410
    supplier, address = found
    if not form.validate_on_submit():
        return render_template("authority/confirm_mail.html", supplier=supplier, address=address, form=form)
    try:
        with transaction():
            services.confirm_mail(supplier, address, by=user, at=now())
    except DomainError as error:
        return render_template("authority/link_expired.html", message=error.message, supplier=supplier), 410
    flash(_("It is now shown that you act for %(name)s.", name=supplier.display_name))
    return _back(supplier)


def _back(supplier: Supplier) -> ResponseReturnValue:
    return redirect(url_for("authority.overview", supplier_id=supplier.id), 303)


def _page(supplier: Supplier, **failed) -> ResponseReturnValue:
    forms = {"code_form": CodeForm(formdata=None), "mail_form": MailForm(formdata=None), **failed}
    page = render_template(
        "authority/overview.html",
        supplier=supplier,
        ways=offered(),
        form=next(iter(failed.values()), None),
        **presenting.facts(supplier),
        **forms,
    )
    return page, 422 if failed else 200
