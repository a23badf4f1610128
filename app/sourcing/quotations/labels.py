"""What people call the steps and acts around quotations."""

from app.core.i18n import Text, lazy
from app.sourcing.quotations.models import OpeningStep
from app.sourcing.quotations.passphrases import Strength

OPENING_STEPS: dict[OpeningStep, Text] = {
    OpeningStep.TOO_EARLY: lazy("Refused: before the deadline"),
    OpeningStep.NOT_RECOGNISED: lazy("Passphrase not recognised"),
    OpeningStep.FIRST_KEY: lazy("First key turned"),
    OpeningStep.OPENED: lazy("Second key turned: opened"),
}

STRENGTHS: dict[Strength, Text] = {
    Strength.ENOUGH: lazy("enough"),
    Strength.GOOD: lazy("good"),
    Strength.STRONG: lazy("strong"),
}

ACTS: dict[str, Text] = {
    "seal.holders_named": lazy("Key holders named"),
    "seal.passphrase_set": lazy("Key holder set a passphrase"),
    "seal.closed": lazy("Seal ready"),
    "quotation.received": lazy("Quotation received"),
    "quotation.replaced": lazy("Quotation replaced by the firm"),
    "quotation.too_late": lazy("Quotation refused: after the deadline"),
    "quotations.opening_too_early": lazy("Opening of quotations refused: before the deadline"),
    "quotations.passphrase_not_recognised": lazy("Passphrase not recognised at the opening of quotations"),
    "quotations.first_key": lazy("First key turned at the opening of quotations"),
    "quotations.opened": lazy("Quotations opened"),
    "quotation.read": lazy("Quotations read"),
    "quotation.set_aside": lazy("Quotation set aside"),
    "quotation.counted_again": lazy("Quotation counted again"),
    "scores.handed_in": lazy("Scores handed in"),
    "consensus.noted": lazy("Consensus of the assessors noted"),
}
