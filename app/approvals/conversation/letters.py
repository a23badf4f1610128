"""Mails of the conversation."""

from app.accounts.models import User
from app.approvals.letters import firm_page, review_page, reviewer
from app.approvals.models import Application
from app.core.i18n import _, dateformat
from app.mail.letters import Letter


def question(application: Application, reader: User) -> Letter:
    """To the firm."""
    name = application.supplier.display_name
    return Letter(
        subject=_("A question about your application: %(name)s", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("To judge the application, something has to be known first. %(who)s asks:", who=_who(application)),
            _last_words(application),
            _(
                "Please answer by %(date)s at the latest. Without an answer the application comes back to you.",
                date=dateformat(application.due_on),
            ),
        ),
        action_label=_("Answer the question"),
        action_url=firm_page(application),
    )


def answered(application: Application, reader: User) -> Letter:
    """To those who judge."""
    name = application.supplier.display_name
    return Letter(
        subject=_("%(name)s has answered", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("%(name)s has answered the question about its application:", name=name),
            _last_words(application),
            _("Please decide by %(date)s at the latest.", date=dateformat(application.due_on)),
        ),
        action_label=_("Look at the application"),
        action_url=review_page(application),
    )


def _who(application: Application) -> str:
    words = reviewer(application)
    return words[:1].upper() + words[1:]


def _last_words(application: Application) -> str:
    return application.messages[-1].text if application.messages else ""
