"""Subscribe, and choose what to read: by the link in each mail, without an account."""

from flask import abort, flash, redirect, render_template, request, url_for

from app.accounts.policies import is_signed_in
from app.consents.tokens import stop_token
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, public, signed_in_user, visitor
from app.core.i18n import _, language
from app.core.pages import paginate
from app.newsletters.blueprint import bp
from app.newsletters.issues.queries import archive as archived_issues
from app.newsletters.issues.queries import find_in_archive
from app.newsletters.issues.writing import edition_of
from app.newsletters.purposes import NEWSLETTER
from app.newsletters.reading import queries, services
from app.newsletters.reading.forms import SubscribeForm, WishesForm
from app.newsletters.reading.tokens import reader_token, subscription_in
from app.organisations.bodies import names_of
from app.throttling.gates import demand_mail_room


@bp.route("/nieuwsbrief", methods=["GET", "POST"])
@public
def subscribe():
    user = visitor()
    form = SubscribeForm(language=language(), email=user.email if user else None)
    form.offer()
    if not form.validate_on_submit():
        page = render_template("newsletters/subscribe.html", form=form, purpose=NEWSLETTER)
        return page, 422 if form.errors else 200
    demand_mail_room(form.email.data)
    with transaction():
        services.ask(NEWSLETTER, form.email.data, form.wishes(), language=form.language.data, user=visitor(), at=now())
    return render_template("newsletters/asked.html", email=form.email.data)


@bp.route("/nieuwsbrief/voorkeuren/<token>", methods=["GET", "POST"])
@public
def preferences(token: str):
    subscription = subscription_in(token)
    consent = queries.consent_of(subscription) if subscription else None
    if subscription is None or consent is None:
        return render_template("newsletters/gone.html"), 410
    form = WishesForm()
    if request.method == "GET":
        form.fill_from(subscription)
    form.offer()
    if form.validate_on_submit():
        with transaction():
            services.change(subscription, form.wishes(), language=form.language.data, at=now())
        flash(_("Saved."))
        return redirect(request.path, 303)
    stop_url = url_for("consents.ask_to_stop", token=stop_token(consent))
    values = {"form": form, "subscription": subscription, "token": token, "stop_url": stop_url}
    return render_template("newsletters/preferences.html", **values), 422 if form.errors else 200


@bp.post("/nieuwsbrief/voorkeuren/<token>/hervatten")
@public
def send_again(token: str):
    subscription = subscription_in(token)
    if subscription is None:
        return render_template("newsletters/gone.html"), 410
    with transaction():
        services.send_again(subscription)
    flash(_("Thank you. You get our next newsletter again."))
    return redirect(url_for("newsletters.preferences", token=token), 303)


@bp.get("/account/nieuwsbrief")
@guarded(is_signed_in)
def mine():
    subscription = queries.subscription_of(signed_in_user())
    if subscription is None:
        return redirect(url_for("newsletters.subscribe"), 303)
    return redirect(url_for("newsletters.preferences", token=reader_token(subscription)), 303)


@bp.get("/nieuwsbrief/archief")
@public
def archive():
    page = paginate(archived_issues(), request.args.get("blad", 1, type=int))
    return render_template(
        "newsletters/archive.html",
        page=page,
        names=names_of(issue.body for issue in page.items),
        url_for_page=lambda number: url_for("newsletters.archive", blad=number),
    )


@bp.get("/nieuwsbrief/archief/<int:issue_id>")
@public
def read(issue_id: int):
    issue = find_in_archive(issue_id) or abort(404)
    return render_template("newsletters/read.html", issue=issue, edition=edition_of(issue))
