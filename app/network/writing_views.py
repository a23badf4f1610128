"""The desk writes the pages of the network; bodies and boards write of themselves."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.policies import is_desk
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user, visitor
from app.core.i18n import LANGUAGES, _
from app.network import services
from app.network.forms import PageForm, PresentationForm
from app.network.pages import TITLES, PageText, page_text, page_with
from app.network.policies import may_present, may_write, may_write_page
from app.network.presenting import page_url
from app.network.queries import details_of
from app.organisations.bodies import REGION, Body, bodies_of, body_with, name_of, names_of
from app.organisations.layout import region_name
from app.texts.fields import previewed

bp = Blueprint("network_writing", __name__, url_prefix="/netwerk/beheer", template_folder="templates")


@bp.get("")
@guarded(may_write)
def start() -> ResponseReturnValue:
    bodies = bodies_of(visitor())
    texts = [page_text(key, code, region_name()) for key in TITLES for code in LANGUAGES] if is_desk(visitor()) else []
    return render_template(
        "network/writing.html", bodies=bodies, names=names_of(bodies), texts=texts, titles=TITLES, region_body=REGION
    )


def _page_text(page_name: str, language_code: str) -> PageText | None:
    key = page_with(page_name)
    known = key is not None and language_code in LANGUAGES
    return page_text(key, language_code, region_name()) if key and known else None


@bp.route("/paginas/<page_name>/<language_code>", methods=["GET", "POST"])
@guarded(may_write_page, load=_page_text)
def page(page: PageText) -> ResponseReturnValue:
    form = PageForm(obj=page)
    if previewed(form) or not form.validate_on_submit():
        values = {"page": page, "title": TITLES[page.key], "language_name": LANGUAGES[page.language]}
        return render_template("network/write_page.html", form=form, **values), 422 if form.errors else 200
    with transaction():
        text, seen = form.text.data, form.seen_version
        services.write_page(page.key, page.language, text, seen_version=seen, by=signed_in_user(), at=now())
    flash(_("The page is saved."))
    return redirect(page_url(page.key), 303)


@bp.post("/paginas/<page_name>/<language_code>/herstellen")
@guarded(may_write_page, load=_page_text)
def reset(page: PageText) -> ResponseReturnValue:
    with transaction():
        services.reset_page(page.key, page.language, by=signed_in_user())
    flash(_("The page shows the text again that comes with the product."))
    return redirect(page_url(page.key), 303)


def _body(body_key: str) -> Body | None:
    return body_with(body_key)


@bp.route("/over/<body_key>", methods=["GET", "POST"])
@guarded(may_present, load=_body)
def present(body: Body) -> ResponseReturnValue:
    details = details_of(body)
    form = PresentationForm(obj=details, version=details.version if details else 0)
    if previewed(form) or not form.validate_on_submit():
        page = render_template("network/present.html", form=form, name=name_of(body))
        return page, 422 if form.errors else 200
    with transaction():
        services.present(body, form.to_details(), seen_version=form.seen_version, by=signed_in_user())
    flash(_("Your changes are saved."))
    return redirect(url_for("network_writing.start"), 303)
