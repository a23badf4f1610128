"""Who keeps the labels."""

from app.accounts.models import User
from app.accounts.policies import is_administrator, is_desk
from app.texts.models import Label


def may_keep_labels(user: User | None) -> bool:
    return is_desk(user) or is_administrator(user)


def may_change_label(user: User | None, _label: Label) -> bool:
    return may_keep_labels(user)
