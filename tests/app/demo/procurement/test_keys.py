"""What was worked out before from the passphrase of the demo."""

from app.accounts.models import User
from app.demo.people import PASSPHRASE
from app.demo.procurement.keys import known_key
from app.sourcing.quotations.passphrases import as_said, demand_enough
from app.sourcing.quotations.sealing import pair_from


def test_the_passphrase_that_is_shown_gives_the_kept_key():
    salt, kept = known_key(User(email="collega@demo.example"))
    assert pair_from(as_said(PASSPHRASE), salt).private == kept.private


def test_a_person_could_have_chosen_this_passphrase():
    demand_enough(PASSPHRASE)
