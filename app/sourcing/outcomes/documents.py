"""The letters about an outcome as they went, for the export of a file."""

from collections.abc import Iterator

from app.core.clock import local_date
from app.core.i18n import _, in_language
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes.announcing.letters import decision
from app.sourcing.outcomes.models import DecisionLetter
from app.sourcing.outcomes.queries import letters_in


def sent_letters(file: ProcurementFile) -> Iterator[tuple[str, bytes]]:
    """For archive.documents.add_documents: also those of a decision that was withdrawn."""
    for letter in letters_in(file):
        if letter.sent_at is not None:
            folder = _("letters")
            yield f"{folder}/{local_date(letter.sent_at)} {letter.firm}.txt", _as_sent(letter).encode()


def _as_sent(letter: DecisionLetter) -> str:
    """The words of its mail, in the language of the letter; without the link, which is the firm's alone."""
    with in_language(letter.language):
        mail = decision(letter, None)
        return "\n\n".join([str(mail.subject), f"{mail.greeting},", *map(str, mail.paragraphs)]) + "\n"
