"""The step on pictures, and the pictures themselves."""

from datetime import timedelta
from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from app.core import slots
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.guard import answers_large_files, guarded, signed_in_user, takes_files
from app.core.i18n import _
from app.core.uploads import RefusedFile
from app.core.uploads.pictures import content_of, take_in
from app.suppliers.images import services
from app.suppliers.images.forms import KeptPictureForm, PictureForm, logo_form, photo_form
from app.suppliers.images.policies import may_change, may_move, may_see
from app.suppliers.images.queries import find_by_name, find_image
from app.suppliers.kinds import ImageRole, ProfileStatus
from app.suppliers.models import Supplier, SupplierImage
from app.suppliers.policies import may_edit
from app.suppliers.queries import find_supplier
from app.suppliers.registration.steps import step_after, stepper

STEP = "pictures"
KEPT_FOR = timedelta(days=30)  # by browsers: another picture has another address

bp = Blueprint("images", __name__)


@bp.get("/beeld/<name>")
@guarded(may_see, load=find_by_name)
def picture(image: SupplierImage) -> ResponseReturnValue:
    answer = send_file(BytesIO(content_of(image.name, services.FOLDER)), image.mimetype, etag=False)
    if image.supplier.is_public:
        answer.headers["Cache-Control"] = f"public, max-age={int(KEPT_FOR.total_seconds())}, immutable"
    else:
        answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.get("/aanmelden/<int:supplier_id>/beeld")
@guarded(may_edit, load=find_supplier)
def pictures(supplier: Supplier) -> ResponseReturnValue:
    return _show(supplier, logo_form(supplier), photo_form())


@bp.post("/aanmelden/<int:supplier_id>/beeld/logo")
@guarded(may_edit, load=find_supplier)
@takes_files("logo-file")
@answers_large_files
def set_logo(supplier: Supplier) -> ResponseReturnValue:
    form = logo_form(supplier)
    if not form.validate_on_submit() or not _keep_new(form, supplier, services.set_logo):
        return _show(supplier, form, photo_form(), failed=form)
    flash(_("The logo is kept."))
    return _back(supplier.id)


@bp.post("/aanmelden/<int:supplier_id>/beeld/foto")
@guarded(may_edit, load=find_supplier)
@takes_files("photo-file")
@answers_large_files
def add_photo(supplier: Supplier) -> ResponseReturnValue:
    form = photo_form()
    if not form.validate_on_submit() or not _keep_new(form, supplier, services.add_photo):
        return _show(supplier, logo_form(supplier), form, failed=form)
    flash(_("The photo is added."))
    return _back(supplier.id)


def _keep_new(form: PictureForm, supplier: Supplier, keep) -> bool:
    """False when the file is refused, or there are too many; the form says why."""
    try:
        stored = take_in(form.file.data.stream, services.FOLDER)
        with transaction():
            keep(supplier, stored, form.text.data, by=signed_in_user(), at=now())
    except DomainError as error:
        form.file.errors = [str(error)]
        return False
    return True


@bp.route("/beeld/<int:image_id>/wijzigen", methods=["GET", "POST"])
@guarded(may_change, load=find_image)
@takes_files("file")
@answers_large_files
def change(image: SupplierImage) -> ResponseReturnValue:
    form, supplier_id = KeptPictureForm(image), image.supplier_id
    if not form.validate_on_submit():
        return _show_one(image, form)
    try:
        _keep_changed(image, form)
    except RefusedFile as error:
        form.file.errors = [str(error)]
        return _show_one(image, form)
    flash(_("Your changes are saved."))
    return _back(supplier_id)


def _keep_changed(image: SupplierImage, form: KeptPictureForm) -> None:
    stored = take_in(form.file.data.stream, services.FOLDER) if form.file.data else None
    with transaction():
        if stored is None:
            services.change_text(image, form.text.data, by=signed_in_user(), at=now())
        else:
            services.replace_picture(image, stored, form.text.data, by=signed_in_user(), at=now())


@bp.post("/beeld/<int:image_id>/naar-voren")
@guarded(may_move, load=find_image)
def move_up(image: SupplierImage) -> ResponseReturnValue:
    supplier_id = image.supplier_id
    with transaction():
        services.move_up(image, by=signed_in_user(), at=now())
    return _back(supplier_id)


@bp.post("/beeld/<int:image_id>/naar-achteren")
@guarded(may_move, load=find_image)
def move_down(image: SupplierImage) -> ResponseReturnValue:
    supplier_id = image.supplier_id
    with transaction():
        services.move_down(image, by=signed_in_user(), at=now())
    return _back(supplier_id)


@bp.post("/beeld/<int:image_id>/verwijderen")
@guarded(may_change, load=find_image)
def remove(image: SupplierImage) -> ResponseReturnValue:
    supplier_id = image.supplier_id
    with transaction():
        services.remove(image, by=signed_in_user(), at=now())
    flash(_("The picture is removed."))
    return _back(supplier_id)


def _back(supplier_id: int) -> ResponseReturnValue:
    return redirect(url_for("images.pictures", supplier_id=supplier_id), 303)


def _show(supplier: Supplier, logo: PictureForm, photo: PictureForm, *, failed=None) -> ResponseReturnValue:
    entries, current = stepper(STEP, supplier)
    following = step_after(STEP)
    page = render_template(
        "images/step.html",
        form=failed or logo,
        logo_form=logo,
        photo_form=photo,
        logo=services.logo_of(supplier),
        photos=services.photos_of(supplier),
        most_photos=services.MOST_PHOTOS,
        supplier=supplier,
        steps=entries,
        current=current,
        panels=slots.panels(slots.FIRM_STATUS, [supplier]),
        is_draft=supplier.status is ProfileStatus.DRAFT,
        next_url=following.url(supplier) if following else None,
    )
    return page, 422 if failed else 200


def _show_one(image: SupplierImage, form: KeptPictureForm) -> ResponseReturnValue:
    is_logo = image.role is ImageRole.LOGO
    page = render_template("images/picture.html", image=image, supplier=image.supplier, form=form, is_logo=is_logo)
    return page, 422 if form.errors else 200
