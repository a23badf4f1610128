"""What people call the acts on firms in a file."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "candidate.noted": lazy("Note about a firm"),
    "candidate.excluded": lazy("Firm excluded from the file"),
    "candidate.exclusion_taken_back": lazy("Exclusion taken back"),
    "candidate.added_from_outside": lazy("Firm from outside the register added"),
    "candidate.removed_from_outside": lazy("Firm from outside the register removed"),
}
