"""Letters with invented values, as they would be sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template

from app.core.i18n import in_language
from app.mail.samples import Sample


@dataclass(frozen=True)
class Preview:
    """A letter as mail programs get it: its HTML for most of them, its text for the others."""

    key: str
    subject: str
    text: str
    html: str


def preview(sample: Sample, language: str) -> Preview:
    with in_language(language):
        letter = sample.make()
        return Preview(
            key=sample.key,
            subject=str(letter.subject),
            text=render_template("mail/letter.txt", letter=letter),
            html=render_template("mail/letter.html", letter=letter),
        )


def subjects(samples: Sequence[Sample]) -> list[tuple[str, str]]:
    """(key, subject in the reader's language), by subject."""
    return sorted(((sample.key, str(sample.make().subject)) for sample in samples), key=lambda entry: entry[1].lower())
