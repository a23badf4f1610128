"""Write newsletters for a body that one speaks for, and see how they go out."""

from flask import flash, redirect, render_template, request, url_for

from app.core.clock import now
from app.core.db import transaction
from app.core.forms import SeenForm
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.pages import paginate
from app.newsletters.blueprint import bp
from app.newsletters.issues import presenting, queries, services
from app.newsletters.issues.choosing import chosen_in
from app.newsletters.issues.forms import IssueForm, NewIssueForm
from app.newsletters.issues.offering import offers_for
from app.newsletters.issues.policies import may_edit
from app.newsletters.models import Issue
from app.organisations.bodies import REGION, bodies_of, body_with, names_of, speaks_for_any


@bp.get("/nieuwsbrief/beheer")
@guarded(speaks_for_any)
def issues():
    bodies = bodies_of(signed_in_user())
    page = paginate(queries.issues_of(bodies), request.args.get("blad", 1, type=int))
    return render_template(
        "newsletters/issues.html",
        page=page,
        names=names_of(bodies),
        readers=presenting.numbers_of_readers(bodies),
        url_for_page=lambda number: url_for("newsletters.issues", blad=number),
    )


@bp.route("/nieuwsbrief/beheer/nieuw", methods=["GET", "POST"])
@guarded(speaks_for_any)
def new_issue():
    form = NewIssueForm()
    form.offer(bodies_of(signed_in_user()))
    if not form.validate_on_submit():
        return render_template("newsletters/form.html", form=form, issue=None), 422 if form.errors else 200
    with transaction():
        body = body_with(form.body.data) or REGION
        issue = services.write(form.words(), body, by=signed_in_user(), at=now())
    flash(_("Saved as a draft. Nothing is sent until you press “Send”."))
    return _back_to(issue)


@bp.get("/nieuwsbrief/beheer/<int:issue_id>")
@guarded(may_edit, load=queries.find)
def issue(issue: Issue):
    """The worker's progress is fetched again and again: the page then answers with that part alone."""
    part = "newsletters/_progress.html" if "HX-Request" in request.headers else "newsletters/issue.html"
    return render_template(part, **presenting.page_of(issue))


@bp.route("/nieuwsbrief/beheer/<int:issue_id>/wijzigen", methods=["GET", "POST"])
@guarded(may_edit, load=queries.find)
def change_issue(issue: Issue):
    form = IssueForm()
    if request.method == "GET":
        form.fill_from(issue)
    if not form.validate_on_submit():
        return render_template("newsletters/form.html", form=form, issue=issue), 422 if form.errors else 200
    with transaction():
        services.change(issue, form.words(), seen_version=form.seen_version, by=signed_in_user())
    flash(_("Saved."))
    return _back_to(issue)


@bp.route("/nieuwsbrief/beheer/<int:issue_id>/inhoud", methods=["GET", "POST"])
@guarded(may_edit, load=queries.find)
def choose_items(issue: Issue):
    form, offers = SeenForm(version=issue.version), offers_for(issue, now())
    if not form.validate_on_submit():
        names = names_of(offer.line.body for _section, some in offers for offer in some)
        return render_template("newsletters/items.html", form=form, issue=issue, offers=offers, names=names)
    chosen = chosen_in(request.form, offers)
    with transaction():
        services.choose(issue, chosen, seen_version=form.seen_version, by=signed_in_user())
    flash(_("Saved."))
    return _back_to(issue)


@bp.get("/nieuwsbrief/beheer/<int:issue_id>/voorbeeld")
@guarded(may_edit, load=queries.find)
def preview(issue: Issue):
    return render_template("newsletters/preview.html", issue=issue, preview=presenting.preview(issue))


@bp.post("/nieuwsbrief/beheer/<int:issue_id>/proefmail")
@guarded(may_edit, load=queries.find)
def send_test(issue: Issue):
    with transaction():
        services.ask_for_test(issue, by=signed_in_user())
    flash(_("A test mail is on its way to %(email)s.", email=signed_in_user().email))
    return _back_to(issue)


@bp.route("/nieuwsbrief/beheer/<int:issue_id>/versturen", methods=["GET", "POST"])
@guarded(may_edit, load=queries.find)
def send(issue: Issue):
    form = SeenForm(version=issue.version)
    if not form.validate_on_submit():
        number = queries.number_of_readers(issue)
        name = names_of([issue.body])[issue.body]
        return render_template("newsletters/send.html", form=form, issue=issue, number=number, name=name)
    with transaction():
        services.send(issue, seen_version=form.seen_version, by=signed_in_user(), at=now())
    flash(_("The newsletter is going out."))
    return _back_to(issue)


@bp.post("/nieuwsbrief/beheer/<int:issue_id>/stoppen")
@guarded(may_edit, load=queries.find)
def stop(issue: Issue):
    with transaction():
        services.stop(issue, by=signed_in_user(), at=now())
    flash(_("Stopped. A mail that was just being sent may still arrive."))
    return _back_to(issue)


@bp.post("/nieuwsbrief/beheer/<int:issue_id>/hervatten")
@guarded(may_edit, load=queries.find)
def go_on(issue: Issue):
    with transaction():
        services.go_on(issue, by=signed_in_user(), at=now())
    flash(_("The newsletter is going out again, to those who had not got it yet."))
    return _back_to(issue)


@bp.post("/nieuwsbrief/beheer/<int:issue_id>/weggooien")
@guarded(may_edit, load=queries.find)
def discard(issue: Issue):
    with transaction():
        services.discard(issue, by=signed_in_user())
    flash(_("The draft is gone."))
    return redirect(url_for("newsletters.issues"), 303)


@bp.get("/nieuwsbrief/beheer/<int:issue_id>/verzendlijst")
@guarded(may_edit, load=queries.find)
def recipients(issue: Issue):
    narrowed = request.args.get("stand", "")
    page = paginate(queries.recipients_of(issue, narrowed), request.args.get("blad", 1, type=int), size=100)

    def url_for_page(number: int) -> str:
        return url_for("newsletters.recipients", issue_id=issue.id, stand=narrowed or None, blad=number)

    return render_template(
        "newsletters/recipients.html",
        issue=issue,
        page=page,
        counts=queries.counts_of(issue),
        narrowed=narrowed,
        url_for_page=url_for_page,
    )


def _back_to(issue: Issue):
    return redirect(url_for("newsletters.issue", issue_id=issue.id), 303)
