"""The words for a reason in a language: those that are shipped, until somebody writes their own."""

from collections.abc import Mapping

from sqlalchemy import delete, select

from app.accounts.models import User
from app.approvals.models import ReasonCode
from app.approvals.records import ReasonText
from app.approvals.texts.owners import Owner
from app.audit.services import record
from app.core.db import session
from app.core.i18n import LANGUAGES, Text, in_language, lazy

Key = tuple[ReasonCode, str]

DEFAULTS: dict[ReasonCode, Text] = {
    ReasonCode.INCOMPLETE: lazy(
        "We miss something in your profile: (say what). Please add it and hand your profile in again."
        " What you filled in is kept."
    ),
    ReasonCode.WRONG_DETAILS: lazy(
        "Something in your profile differs from what we find elsewhere: (say what). Please check it, change it where"
        " needed, and hand your profile in again."
    ),
    ReasonCode.NO_AUTHORITY: lazy(
        "We could not see that you may act for this firm. You can show it with a mail address at the domain of the"
        " firm, with a code that we send by letter, or by contacting the desk of the region."
    ),
    ReasonCode.NOT_A_FIRM: lazy(
        "The register is for firms that are at work. We could not find that this is one: (say what you looked at)."
    ),
    ReasonCode.DUPLICATE: lazy(
        "This firm is in the register already. Ask the desk of the region for access to the profile that is there."
    ),
    ReasonCode.OTHER: lazy("We looked at your application and found the following: (say what)."),
}


def texts_of(owner: Owner) -> dict[Key, str]:
    """For each reason and language."""
    own = select(ReasonText).where(ReasonText.owner == owner.key)
    written = {(each.code, each.language): each.text for each in session.scalars(own)}
    return {**shipped(), **written}


def texts_in(owner: Owner, language: str) -> dict[ReasonCode, str]:
    """What a reviewer can choose from, in the language of the firm."""
    return {code: text for (code, known), text in texts_of(owner).items() if known == language}


def shipped() -> dict[Key, str]:
    found = {}
    for language in LANGUAGES:
        with in_language(language):
            found.update({(code, language): str(text) for code, text in DEFAULTS.items()})
    return found


def change_texts(owner: Owner, texts: Mapping[Key, str], *, by: User) -> None:
    """Keep what differs from what is shipped; an empty text means the shipped one."""
    session.execute(delete(ReasonText).where(ReasonText.owner == owner.key))
    known = shipped()
    for (code, language), text in texts.items():
        if text.strip() and text.strip() != known[code, language]:
            session.add(ReasonText(owner=owner.key, code=code, language=language, text=text.strip()))
    record("reason_texts.changed", owner.association, by=by, owner=owner.key)
