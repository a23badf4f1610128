"""How often a passphrase may be tried at an opening."""

from datetime import timedelta

from app.sourcing.quotations.models import SealHolder
from app.throttling.services import Limit
from app.throttling.subjects import subject

AT_THE_OPENING = Limit(
    name="passphrase of a seal",
    free=5,
    first_wait=timedelta(seconds=30),
    longest_wait=timedelta(minutes=15),
    forgotten_after=timedelta(hours=12),
)


def subject_of(holder: SealHolder) -> str:
    return subject("seal holder", str(holder.id))
