"""Mails after a spot check; of a suspension the firm hears by its own letter."""

from app.suppliers.renewal.handlers import tell_editors
from app.suppliers.spot_checks import letters
from app.suppliers.spot_checks.messages import SpotCheckDone
from app.suppliers.spot_checks.models import Outcome
from app.suppliers.spot_checks.queries import find_check

WRITERS = {Outcome.PROOF_ASKED: letters.proof_asked, Outcome.BADGE_REVOKED: letters.badge_revoked}


def tell_firm(message: SpotCheckDone) -> None:
    check = find_check(message.check_id)
    write = WRITERS.get(check.outcome) if check is not None and check.outcome else None
    if check is not None and write is not None:
        tell_editors(check.supplier, lambda reader: write(check, reader))
