"""Write to a firm without seeing its address."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, visitor
from app.core.i18n import _
from app.core.slugs import slug
from app.suppliers.contacting.forms import ContactFirmForm
from app.suppliers.contacting.policies import may_write
from app.suppliers.contacting.relaying import pass_on
from app.suppliers.models import Supplier
from app.suppliers.queries import find_supplier
from app.throttling.services import Limit, claim
from app.throttling.subjects import network_of_visitor, subject

# A buyer asks a handful of firms in one sitting; a town hall shares an address.
FROM_ONE_NETWORK = Limit(
    name="message from",
    free=15,
    first_wait=timedelta(minutes=2),
    longest_wait=timedelta(hours=2),
    forgotten_after=timedelta(hours=12),
)
TO_ONE_FIRM = Limit(
    name="message to",
    free=20,
    first_wait=timedelta(minutes=5),
    longest_wait=timedelta(hours=4),
    forgotten_after=timedelta(days=1),
)

bp = Blueprint("contacting", __name__, template_folder="templates")


@bp.route("/leveranciers/<int:supplier_id>/bericht", methods=["GET", "POST"])
@guarded(may_write, load=find_supplier)
def write(supplier: Supplier) -> ResponseReturnValue:
    form = _form()
    if not form.validate_on_submit():
        page = render_template("contacting/write.html", supplier=supplier, form=form)
        return page, 422 if form.errors else 200
    name = supplier.display_name
    if not form.is_from_machine:  # a machine is told the same
        _demand_room(supplier)
        with transaction():
            pass_on(supplier, form.to_message())
    flash(_("Your message is on its way to %(name)s.", name=name))
    return redirect(url_for("suppliers.profile", supplier_id=supplier.id, slug=slug(name)), 303)


def _form() -> ContactFirmForm:
    """Who is signed in need not fill in who they are."""
    user = visitor()
    return ContactFirmForm(name=user.name, email=user.email) if user else ContactFirmForm()


def _demand_room(supplier: Supplier) -> None:
    """Raises TooMany."""
    with transaction():
        claim(FROM_ONE_NETWORK, subject("network", network_of_visitor()), at=now())
        claim(TO_ONE_FIRM, subject("firm", str(supplier.id)), at=now())
