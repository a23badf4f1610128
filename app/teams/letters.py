"""Texts of the mails about teams."""

from collections.abc import Sequence

from flask import url_for

from app.accounts.models import RoleAssignment, User
from app.core.i18n import Text, _, dateformat
from app.mail.letters import Letter, Line, Section
from app.teams.invitations.tokens import invitation_token
from app.teams.labels import ROLE_TASKS, in_sentence, team_name
from app.teams.models import RoleInvitation
from app.teams.teams import Team, team_of


def invitation(sent: RoleInvitation) -> Letter:
    role, team = in_sentence(sent.role), team_name(team_of(sent))
    return Letter(
        subject=_("Invitation: %(role)s for %(team)s", role=role, team=team),
        greeting=_("Dear %(name)s", name=sent.name),
        paragraphs=(
            _("%(sender)s invites you as %(role)s for %(team)s.", sender=sent.invited_by.name, role=role, team=team),
            ROLE_TASKS[sent.role],
            _(
                "The link works once, until %(date)s. Do you not know the sender? Then you need not do anything.",
                date=dateformat(sent.expires_at),
            ),
        ),
        action_label=_("Look at the invitation"),
        action_url=url_for("invitations.invitation", token=invitation_token(sent), _external=True),
    )


def accepted(sent: RoleInvitation) -> Letter:
    """To whoever sent it."""
    team = team_of(sent)
    return Letter(
        subject=_("%(name)s has accepted your invitation", name=sent.name),
        greeting=_("Dear %(name)s", name=sent.invited_by.name),
        paragraphs=(
            _(
                "%(name)s is from now on %(role)s for %(team)s.",
                name=sent.name,
                role=in_sentence(sent.role),
                team=team_name(team),
            ),
        ),
        action_label=_("Look at the team"),
        action_url=url_for("teams.team", slug=team.slug, _external=True),
    )


def role_ended(assignment: RoleAssignment) -> Letter:
    team = team_name(team_of(assignment))
    return Letter(
        subject=_("Your role for %(team)s has ended", team=team),
        greeting=_("Dear %(name)s", name=assignment.user.name),
        paragraphs=(
            _("You are no longer %(role)s for %(team)s.", role=in_sentence(assignment.role), team=team),
            _("Your account stays. Do you think that this is a mistake? Then ask a colleague in that team."),
        ),
        action_label=_("My account"),
        action_url=url_for("accounts.account", _external=True),
    )


def review_due(reviewer: User, teams: Sequence[tuple[Team, Text, int]]) -> Letter:
    """`teams`: each with its name and the number of roles that nobody looked at in this quarter."""
    return Letter(
        subject=_("Do these people still need their role?"),
        greeting=_("Dear %(name)s", name=reviewer.name),
        paragraphs=(
            _("Every quarter somebody looks at who may do what. You do that for the teams below."),
            _("Keep or end each role with one button. It takes a few minutes."),
        ),
        sections=(
            Section(
                _("Your teams"),
                tuple(
                    Line(_("%(team)s: %(number)s to look at", team=name, number=number), _review(team))
                    for team, name, number in teams
                ),
            ),
        ),
        action_label=_("Look at the roles"),
        action_url=url_for("access.reviews", _external=True),
    )


def _review(team: Team) -> str:
    return url_for("access.review", slug=team.slug, _external=True)
