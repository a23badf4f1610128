"""Everything that an export says, read once for all its forms; from here on nothing asks the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.core.i18n import _, language, lazy
from app.core.slugs import slug
from app.sourcing.export.redaction import LeftOut, Pencil, Redactions
from app.sourcing.models import ProcurementFile
from app.sourcing.record import Column, Fact, Section, Table, sections_of

FORM = "streekbron procurement file"
VERSION = 1


@dataclass(frozen=True)
class Document:
    """`demo_mark`: the data are invented, and every form says so. `stem` names its files: ASCII, lower case."""

    language: str
    number: str
    title: str
    subject: str
    author: str
    stem: str
    made_at: datetime
    is_redacted: bool
    demo_mark: str
    sections: Sequence[Section]
    left_out: Sequence[LeftOut]

    @property
    def all_sections(self) -> Iterator[Section]:
        """With the page about the export itself in front."""
        yield self._about()
        yield from self.sections

    def _about(self) -> Section:
        facts = [
            Fact("made_at", lazy("Exported"), self.made_at),
            Fact("is_redacted", lazy("Things were left out"), self.is_redacted),
            *([Fact("demonstration", lazy("Demonstration"), self.demo_mark)] if self.demo_mark else []),
        ]
        return Section("export", lazy("About this export"), facts, [_left_out(self.left_out)] if self.left_out else [])


def document_of(
    file: ProcurementFile, redactions: Redactions, *, apart: Sequence[LeftOut] = (), at: datetime, is_demo: bool
) -> Document:
    """In the language of the reader. `apart`: what is left out of what goes beside the record, such as documents."""
    pencil = Pencil(redactions)
    sections = pencil.blacken(sections_of(file))
    return Document(
        language=language(),
        number=file.number,
        title=_("Procurement file %(number)s", number=file.number),
        subject=_subject_in(sections),
        author=file.municipality.name,
        stem="-".join([slug(_("procurement file")), file.number, slug(file.municipality.name)]),
        made_at=at,
        is_redacted=not redactions.is_full,
        demo_mark=_("DEMONSTRATION: invented data") if is_demo else "",
        sections=sections,
        left_out=[*pencil.left_out, *apart],
    )


def _subject_in(sections: Sequence[Section]) -> str:
    """As it may be shown: the subject itself can be left out."""
    facts = [fact for section in sections if section.key == "need" for fact in section.facts]
    return next(str(fact.value) for fact in facts if fact.key == "subject")


def _left_out(left_out: Sequence[LeftOut]) -> Table:
    columns = [
        Column("what", lazy("What")),
        Column("ground", lazy("Ground")),
        Column("reason", lazy("Reason")),
        Column("values", lazy("How often")),
    ]
    rows = [(each.what, str(each.ground), each.reason, each.values) for each in left_out]
    return Table("left_out", lazy("What was left out"), columns, rows)
