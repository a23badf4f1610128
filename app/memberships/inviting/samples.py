"""The invitation, to a firm that does not exist."""

from flask import Flask

from app.mail.letters import Letter
from app.mail.samples import add_sample
from app.memberships.inviting import letters
from app.memberships.inviting.models import MemberInvitation
from app.organisations.models import Association


def _invitation() -> Letter:
    invited = MemberInvitation(id=0, firm_name="Hoveniersbedrijf De Heg", contact_name="Noor Bakker")
    return letters.invitation(invited, Association(id=0, key="sample", name="Ondernemers Voorbeeld"))


def register(app: Flask) -> None:
    add_sample(app, letters.invitation, _invitation)
