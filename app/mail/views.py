"""The open mailbox: in a demonstration and in development, mail stays here for anyone to read."""

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core.guard import public
from app.core.pages import paginate
from app.mail import queries

bp = Blueprint("mail", __name__, url_prefix="/mailbox", template_folder="templates")


@bp.get("")
@public
def mailbox() -> ResponseReturnValue:
    recipient = request.args.get("recipient", "").replace("\x00", "").strip().lower()
    page = paginate(queries.newest_mails(recipient or None), request.args.get("blad", 1, type=int))

    def url_for_page(number: int) -> str:
        return url_for("mail.mailbox", recipient=recipient or None, blad=number)

    return render_template("mail/mailbox.html", page=page, recipient=recipient, url_for_page=url_for_page)


@bp.get("/<int:mail_id>")
@public
def message(mail_id: int) -> ResponseReturnValue:
    mail = queries.find_mail(mail_id) or abort(404)
    return render_template("mail/message.html", mail=mail)
