"""Texts of the mails about questions for access."""

from flask import url_for

from app.accounts.models import User
from app.core.i18n import _, dateformat
from app.mail.letters import Letter
from app.suppliers.access.models import AccessRequest, AccessStatus


def asked(request: AccessRequest, reader: User) -> Letter:
    """To the owners."""
    name = request.supplier.display_name
    return Letter(
        subject=_("%(person)s asks for access to %(name)s", person=request.user.name, name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _(
                "%(person)s (%(email)s) wants to edit %(name)s, and wrote:",
                person=request.user.name,
                email=request.user.email,
                name=name,
            ),
            f"“{request.message}”",
            _(
                "Please answer by %(date)s at the latest. Without an answer the desk of the region looks at it.",
                date=dateformat(request.due_on),
            ),
        ),
        action_label=_("Answer the question"),
        action_url=_page(request),
    )


def answered(request: AccessRequest) -> Letter:
    """To who asked."""
    name = request.number_or_name
    if request.status is AccessStatus.ACCEPTED:
        return Letter(
            subject=_("You can now edit %(name)s", name=request.supplier.display_name),
            greeting=_("Dear %(name)s", name=request.user.name),
            paragraphs=(_("An owner of %(name)s has given you access.", name=request.supplier.display_name),),
            action_label=_("To my firm"),
            action_url=url_for("suppliers.firm", supplier_id=request.supplier.id, _external=True),
        )
    return Letter(
        subject=_("No access to %(name)s", name=name),
        greeting=_("Dear %(name)s", name=request.user.name),
        paragraphs=(
            _("Whoever registered the firm has declined your question for access."),
            _("Is the firm yours? Then bring it before the desk of the region, which hears both sides."),
        ),
        action_label=_("Look at your question"),
        action_url=_page(request),
    )


def disputed(request: AccessRequest, reader: User) -> Letter:
    """To the owners: their side is asked for."""
    name = request.supplier.display_name
    return Letter(
        subject=_("Somebody says that %(name)s is theirs", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _(
                "%(person)s has asked the desk of the region to decide who acts for %(name)s.",
                person=request.user.name,
                name=name,
            ),
            _("Tell your side in a few sentences. The desk may call you, or ask for an extract of the trade register."),
        ),
        action_label=_("Tell your side"),
        action_url=_page(request),
    )


def dispute_received(request: AccessRequest) -> Letter:
    """To who asked."""
    return Letter(
        subject=_("The desk looks at your question for access"),
        greeting=_("Dear %(name)s", name=request.user.name),
        paragraphs=(
            _("Your question for access to %(name)s is with the desk of the region.", name=request.number_or_name),
            _("The desk asks whoever registered the firm for their side, and then decides. You get a mail."),
        ),
        action_label=_("Look at your question"),
        action_url=_page(request),
    )


def new_dispute(request: AccessRequest, reader: User) -> Letter:
    """To the desk."""
    name = request.supplier.display_name
    return Letter(
        subject=_("Dispute about who acts for %(name)s", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(
            _("%(person)s says that they act for %(name)s. Others registered it.", person=request.user.name, name=name),
            _("Hear both sides, and decide. Do you have an interest in this firm? Then leave it to a colleague."),
        ),
        action_label=_("Look at the case"),
        action_url=url_for("disputes.dispute", request_id=request.id, _external=True),
    )


def decided(request: AccessRequest, reader: User) -> Letter:
    """To both sides, with the reason."""
    is_taken = request.status is AccessStatus.TAKEN_OVER
    asker = reader.id == request.user_id
    name = request.supplier.display_name if is_taken or not asker else request.number_or_name
    outcome = {
        (True, True): _("You now act for %(name)s, and nobody else. Please check the whole profile.", name=name),
        (True, False): _("You can no longer edit %(name)s: the desk has given it to somebody else.", name=name),
        (False, True): _("Whoever registered %(name)s goes on to act for it.", name=name),
        (False, False): _("You go on to act for %(name)s. Nothing changes.", name=name),
    }[is_taken, asker]
    return Letter(
        subject=_("The desk has decided who acts for %(name)s", name=name),
        greeting=_("Dear %(name)s", name=reader.name),
        paragraphs=(outcome, _("The reason of the desk: %(reason)s", reason=request.reason or "")),
        action_label=_("My firms"),
        action_url=url_for("suppliers.mine", _external=True),
    )


def _page(request: AccessRequest) -> str:
    return url_for("firm_access.request", request_id=request.id, _external=True)
