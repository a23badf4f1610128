"""The form of the step on proofs: a row for each certificate, insurance or declaration, with its documents."""

from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired, MultipleFileField
from wtforms import DateField, FieldList, Form, FormField, SelectChoice, SelectField, StringField
from wtforms.validators import Length, Optional, ValidationError

from app.core.clock import today
from app.core.i18n import Text, lazy
from app.reference.models import CertificateKind
from app.reference.queries import certificate_kinds
from app.suppliers.details import CertificateDetails
from app.suppliers.models import Supplier
from app.suppliers.proofs.documents import Upload
from app.suppliers.proofs.labels import CERTIFICATES, GROUPS, group_of
from app.suppliers.proofs.linking import LEVEL_MARK
from app.suppliers.registration.fields import no_citizen_service_number, stripped
from app.suppliers.terms import kept_proofs, problem_with_end

MOST_PROOFS = 20
# Names that a row may have: those added by script leave gaps when others are taken out.
ROW_NUMBERS = range(2 * MOST_PROOFS)
FILE_FIELDS = tuple(f"proofs-{number}-documents" for number in ROW_NUMBERS)
NEW_ROW = "proofs-new-"  # the row that a script copies; as it stands it is read by nobody
ACCEPTED = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"


class EndDateField(DateField):
    """A day that exists, also as somebody types it where the browser has no calendar."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, format=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(lazy("This date does not exist. Write day, month and year, such as 31-12-2027.")) from None


class _Unmarked(Optional):
    """A row that is left empty asks for nothing; one that is begun does. Neither is worth the mark "optional"."""

    field_flags = {"optional": True, "unmarked": True}


class ProofForm(Form):
    """One proof. Kind and level are one choice, so that no level goes with the wrong kind."""

    kind = SelectField(lazy("What is it?"), [_Unmarked()], validate_choice=False)
    number = StringField(
        lazy("Number"),
        [Length(max=80), no_citizen_service_number],
        filters=[stripped],
        render_kw={"autocomplete": "off"},
    )
    issuer = StringField(
        lazy("Given by"),
        [Length(max=160), no_citizen_service_number],
        description=lazy("The body or insurer whose name stands on it."),
        filters=[stripped],
        render_kw={"autocomplete": "off"},
    )
    valid_until = EndDateField(lazy("Valid until"), [Optional()])
    documents = MultipleFileField(
        lazy("Documents"),
        description=lazy("PDF, or photos as JPEG or PNG. Only you and those who check your firm see them."),
        render_kw={"accept": ACCEPTED},
    )

    @property
    def uploads(self) -> list[Upload]:
        given = self.documents.data or ()
        return [Upload(each.filename, each.stream) for each in given if getattr(each, "filename", "")]

    @property
    def is_empty(self) -> bool:
        """An end date that cannot be read is something too."""
        written = self.number.data or self.issuer.data or self.valid_until.data or self.valid_until.errors
        return not (self.kind.data or written or self.uploads)

    @property
    def key(self) -> tuple[str, str | None]:
        kind, _mark, level = (self.kind.data or "").partition(LEVEL_MARK)
        return kind, level or None

    def to_details(self) -> CertificateDetails:
        kind, level = self.key
        return CertificateDetails(
            kind=kind,
            level=level,
            number=self.number.data,
            issuer=self.issuer.data,
            valid_until=self.valid_until.data,
        )


class ProofsForm(FlaskForm):
    proofs = FieldList(FormField(ProofForm), lazy("Proofs"), max_entries=MOST_PROOFS)

    def __init__(self, supplier: Supplier) -> None:
        super().__init__(data={"proofs": [_row(proof) for proof in kept_proofs(supplier).values()]})
        self._kept, self._kinds = kept_proofs(supplier), {kind.key: kind for kind in certificate_kinds()}
        self._offered = _choices(self._kinds.values())
        self._offer()

    @property
    def rows(self) -> list[ProofForm]:
        return [entry.form for entry in self.proofs.entries]

    @property
    def new_row(self) -> ProofForm:
        """For the script that adds rows without asking the server."""
        row = ProofForm(prefix=NEW_ROW)
        row.kind.choices = self._offered
        return row

    def add_row(self) -> None:
        if len(self.proofs.entries) < MOST_PROOFS:
            self.proofs.append_entry()
            self._offer()

    def remove_row(self, name: str) -> None:
        """Take out the row that is called `name`, such as `proofs-2`; the others keep their names."""
        self.proofs.entries[:] = [entry for entry in self.proofs.entries if entry.name != name]

    def _offer(self) -> None:
        for row in self.rows:
            row.kind.choices = self._offered

    def validate_proofs(self, _field: FieldList) -> None:
        """A row that is filled in names its kind, stands once, and ends on a day that can be."""
        seen: set[tuple[str, str | None]] = set()
        for row in self.rows:
            if row.is_empty:
                continue
            _note(row.kind, self._problem_with_kind(row, seen))
            seen.add(row.key)
            if not row.kind.errors and not row.valid_until.errors:
                end, kind = row.valid_until.data, self._kinds[row.key[0]]
                _note(row.valid_until, problem_with_end(kind, end, kept=self._kept.get(row.key), today=today()))
        if any(row.errors for row in self.rows):
            raise ValidationError(lazy("Look at the proofs again."))

    def _problem_with_kind(self, row: ProofForm, seen: set[tuple[str, str | None]]) -> Text:
        if row.kind.data not in {choice.value for choice in self._offered} - {""}:
            return lazy("Choose from the list what it is.")
        return lazy("This proof stands in the list already.") if row.key in seen else ""

    def details(self) -> tuple[CertificateDetails, ...]:
        return tuple(row.to_details() for row in self.rows if not row.is_empty)

    def refuse_documents(self, row: ProofForm, problem: Text) -> None:
        """After the form itself was found right."""
        row.documents.errors = [problem]
        self.proofs.errors = [entry.errors for entry in self.proofs.entries]

    @property
    def has_uploads(self) -> bool:
        """Whether files came along: a browser does not keep them when the page is shown again."""
        return any(row.uploads for row in self.rows)


class ReplaceForm(FlaskForm):
    document = FileField(
        lazy("New document"),
        [FileRequired(lazy("Choose a file."))],
        description=lazy("PDF, or a photo as JPEG or PNG."),
        render_kw={"accept": ACCEPTED},
    )

    def upload(self) -> Upload:
        return Upload(self.document.data.filename, self.document.data.stream)


def _note(field: Any, problem: Text) -> None:
    if problem:
        field.errors = [*field.errors, problem]


def _row(proof: CertificateDetails) -> dict[str, Any]:
    kind = f"{proof.kind}{LEVEL_MARK}{proof.level}" if proof.level else proof.kind
    return {"kind": kind, "number": proof.number, "issuer": proof.issuer, "valid_until": proof.valid_until}


def _choices(kinds: Any) -> list[SelectChoice]:
    """Every kind once or, if it has levels, once for each level; certificates first."""
    groups: Mapping[Text, list[SelectChoice]] = {group: [] for group in (CERTIFICATES, *GROUPS.values())}
    for kind in kinds:
        groups[group_of(kind.kind)].extend(_choices_of(kind))
    offered = [choice for choices in groups.values() for choice in choices]
    return [SelectChoice("", lazy("Choose")), *offered]


def _choices_of(kind: CertificateKind) -> list[SelectChoice]:
    group = str(group_of(kind.kind))
    if not kind.level_names:
        return [SelectChoice(kind.key, kind.name, optgroup=group)]
    names = {f"{kind.key}{LEVEL_MARK}{level}": f"{kind.name}: {level}" for level in kind.level_names}
    return [SelectChoice(value, label, optgroup=group) for value, label in names.items()]
