"""The administrator sees whether the work goes on, and sets going what got stuck."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for

from app.accounts.policies import is_administrator
from app.administration.policies import may_administer
from app.administration.work import queries, services
from app.core.clock import now
from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.core.pages import paginate
from app.mail.models import MailMessage
from app.mail.queries import find_mail
from app.outbox.models import OutboxMessage
from app.outbox.registry import loops_of
from app.outbox.services import MOST_ATTEMPTS

bp = Blueprint("work", __name__, url_prefix="/beheer", template_folder="templates")


@bp.get("/taken")
@guarded(is_administrator)
def jobs():
    return render_template("work/jobs.html", jobs=queries.jobs(loops_of(current_app), at=now()))


@bp.get("/berichten")
@guarded(is_administrator)
def messages():
    return render_template(
        "work/messages.html",
        page=paginate(queries.troubled_messages(), request.args.get("blad", 1, type=int)),
        waiting=queries.waiting_messages(),
        most_attempts=MOST_ATTEMPTS,
        url_for_page=lambda number: url_for("work.messages", blad=number),
    )


@bp.post("/berichten/<int:message_id>/opnieuw")
@guarded(may_administer, load=queries.find_message)
def try_again(message: OutboxMessage):
    with transaction():
        services.try_again(message, by=signed_in_user(), at=now())
    flash(_("The worker tries this message again."))
    return redirect(url_for("work.messages"), 303)


@bp.post("/berichten/<int:message_id>/opgeven")
@guarded(may_administer, load=queries.find_message)
def give_up(message: OutboxMessage):
    with transaction():
        services.give_up(message, by=signed_in_user(), at=now())
    flash(_("This message is given up."))
    return redirect(url_for("work.messages"), 303)


@bp.get("/post")
@guarded(is_administrator)
def mails():
    return render_template(
        "work/mails.html",
        page=paginate(queries.stuck_mails(), request.args.get("blad", 1, type=int)),
        url_for_page=lambda number: url_for("work.mails", blad=number),
    )


@bp.post("/post/<int:mail_id>/opnieuw")
@guarded(may_administer, load=find_mail)
def send_again(mail: MailMessage):
    with transaction():
        services.send_again(mail, by=signed_in_user(), at=now())
    flash(_("The mail is on its way again."))
    return redirect(url_for("work.mails"), 303)
