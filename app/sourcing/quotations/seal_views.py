"""The pages on which keys are handed out and turned. A passphrase is never kept, never logged, and never sent back."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.step_up import stepped_up
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.storage import storage
from app.sourcing.blueprint import bp
from app.sourcing.models import ProcurementFile
from app.sourcing.queries import find_file
from app.sourcing.quotations import opening, policies, queries, sealing, seals
from app.sourcing.quotations.forms import HoldersForm, OpeningForm, PassphraseForm
from app.sourcing.quotations.labels import STRENGTHS
from app.sourcing.quotations.models import SealHolder
from app.sourcing.quotations.passphrases import STEPS, Strength, strength_of
from app.sourcing.quotations.presenting import exactly
from app.sourcing.quotations.sealing import Pair
from app.sourcing.quotations.trying import AT_THE_OPENING, subject_of
from app.sourcing.requests.queries import request_of
from app.sourcing.roles.declaring import demand_declared
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.queries import roles_in
from app.throttling.services import claim, forget


@bp.route("/<int:file_id>/offertes/sleutelhouders", methods=["GET", "POST"])
@guarded(policies.may_run, load=find_file)
@stepped_up
def name_holders(file: ProcurementFile) -> ResponseReturnValue:
    request, seal = request_of(file), queries.seal_in(file)
    if request is None or not request.is_sealed:
        raise DomainError(_("This file has no request under seal."))
    openers = {role.user_id: role.user for role in roles_in(file) if role.kind is FileRoleKind.OPENER}
    form = HoldersForm(list(openers.values()), [holder.user_id for holder in seal.holders] if seal else [])
    if not form.validate_on_submit():
        page = render_template("sourcing/quotations/holders.html", file=file, form=form, seal=seal, openers=openers)
        return page, 422 if form.errors else 200
    people, address = [openers[number] for number in form.holders.data], _page_of(file)
    with transaction():
        seals.name_holders(request, people, by=signed_in_user())
    flash(_("The key holders are named. Ask them to set their passphrase: they find it in this file."))
    return redirect(address, 303)


@bp.route("/<int:file_id>/offertes/wachtzin", methods=["GET", "POST"])
@guarded(policies.holds_key, load=find_file)
@stepped_up
def set_passphrase(file: ProcurementFile) -> ResponseReturnValue:
    demand_declared(file, signed_in_user())
    form, holder = PassphraseForm(), _holder(file)
    if holder.seal.public_key is not None or not form.validate_on_submit():
        page = render_template(
            "sourcing/quotations/passphrase.html", file=file, form=form, holder=holder, steps=STEPS, strengths=STRENGTHS
        )
        return page, 422 if form.errors else 200
    salt, address = sealing.fresh_salt(), _page_of(file)
    pair = sealing.pair_from(form.passphrase.data, salt)
    with transaction():
        seals.set_key(holder, salt, pair, by=signed_in_user(), at=now())
    strength = STRENGTHS[strength_of(form.passphrase.data) or Strength.ENOUGH]
    flash(_("Your passphrase is set; its strength: %(strength)s. It is not kept: write it down.", strength=strength))
    return redirect(address, 303)


@bp.route("/<int:file_id>/offertes/openen", methods=["GET", "POST"])
@guarded(policies.holds_key, load=find_file)
@stepped_up
def open_quotations(file: ProcurementFile) -> ResponseReturnValue:
    demand_declared(file, signed_in_user())
    form, holder = OpeningForm(), _holder(file)
    if holder.seal.public_key is None:
        raise DomainError(_("The seal is not ready: not everybody has set a passphrase."))
    if holder.seal.request.withdrawn_at is not None:
        raise DomainError(_("The request was withdrawn: what came in stays closed."))
    if opening.is_too_early(holder.seal, now()):
        return _refuse_too_early(file, holder)
    if not form.validate_on_submit():
        return _opening_page(file, holder, form)
    pair = _pair_shown(holder, form)
    if pair is None:
        return _opening_page(file, holder, form)
    with transaction():
        key = opening.turn_key(holder, pair, by=signed_in_user(), at=now())
    if key is None:
        flash(_("Your key is turned. Now another key holder opens the quotations, signed in as themselves."))
        return redirect(_page_of(file), 303)
    return _open(file, holder, key)


def _refuse_too_early(file: ProcurementFile, holder: SealHolder) -> ResponseReturnValue:
    """Looking is refused as trying is: both are noted."""
    with transaction():
        opening.note_too_early(holder.seal, by=signed_in_user(), at=now())
    page = render_template("sourcing/quotations/too_early.html", file=file, request=request_of(file), exactly=exactly)
    return page, 422


def _pair_shown(holder: SealHolder, form: OpeningForm) -> Pair | None:
    """None when the passphrase is not theirs; the form says so. Raises TooMany."""
    subject = subject_of(holder)
    with transaction():
        claim(AT_THE_OPENING, subject, at=now())
    pair = sealing.pair_from(form.passphrase.data, holder.salt or b"")
    is_theirs = opening.is_theirs(holder, pair)
    with transaction():
        if is_theirs:
            forget(AT_THE_OPENING, subject, at=now())
        else:
            opening.note_not_recognised(holder.seal, by=signed_in_user(), at=now())
    if not is_theirs:
        form.passphrase.errors = [_("This is not your passphrase. The attempt is logged.")]
    return pair if is_theirs else None


def _open(file: ProcurementFile, holder: SealHolder, key: bytes) -> ResponseReturnValue:
    found = opening.decrypted(holder.seal, key)
    with transaction():
        obsolete = opening.note_opened(holder.seal, found, by=signed_in_user(), at=now())
    for name in obsolete:
        storage().remove(name)
    flash(_("The quotations are open."))
    return redirect(url_for("sourcing.opening_record", file_id=file.id), 303)


def _opening_page(file: ProcurementFile, holder: SealHolder, form: OpeningForm) -> ResponseReturnValue:
    page = render_template(
        "sourcing/quotations/open.html",
        file=file,
        form=form,
        turned=opening.who_turned(holder.seal),
        holder=holder,
        waiting=[each for each in queries.quotations_of(file) if each.opened_at is None],
    )
    return page, 422 if form.errors else 200


def _holder(file: ProcurementFile) -> SealHolder:
    holder = queries.holder_in(file, signed_in_user())
    if holder is None:
        raise DomainError(_("You hold no key in this file."))
    return holder


def _page_of(file: ProcurementFile) -> str:
    return url_for("sourcing.quotations", file_id=file.id)
