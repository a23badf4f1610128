"""Where somebody goes after a step was saved, and what they read there."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.core.i18n import _
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.registration.steps import step_after
from app.suppliers.revisions.models import RevisionStatus
from app.suppliers.revisions.queries import open_revision


def go_on(step: str, supplier: Supplier) -> ResponseReturnValue:
    """A draft goes to the next step; whoever changes a listed firm goes back to its overview."""
    following = step_after(step)
    if supplier.status is not ProfileStatus.DRAFT or following is None:
        flash(_saved(supplier))
        return redirect(url_for("suppliers.firm", supplier_id=supplier.id), 303)
    return redirect(following.url(supplier), 303)


def _saved(supplier: Supplier) -> str:
    if open_revision(supplier, RevisionStatus.PROPOSED) is None:
        return _("Your changes are saved and visible.")
    return _("Your changes are saved. What was checked before waits until a reviewer has looked at it.")
