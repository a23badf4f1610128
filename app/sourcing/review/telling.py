"""What the record of a file says about its signature and addenda."""

from app.core.i18n import Text, lazy
from app.sourcing.models import ProcurementFile
from app.sourcing.record import Column, Fact, Named, Secret, Section, Table, Value
from app.sourcing.review import addenda, queries
from app.sourcing.review.integrity import Integrity, integrity_of
from app.sourcing.review.labels import VERDICTS

INTEGRITY: dict[Integrity, Text] = {
    Integrity.INTACT: lazy("The shortlist is what was signed"),
    Integrity.CHANGED: lazy("The shortlist is not what was signed"),
    Integrity.UNKNOWN: lazy("The file is locked, and nothing says what was signed"),
}


def tell_signature(file: ProcurementFile) -> Section:
    signed, integrity = queries.signed_review(file), integrity_of(file)
    judged_by = signed.judged_by if signed else None
    state = Named(integrity.value, INTEGRITY[integrity]) if integrity else None
    return Section(
        key="signature",
        title=lazy("Signature"),
        facts=[
            Fact("signed_at", lazy("Signed at"), file.locked_at),
            Fact("signed_by", lazy("Signed by"), judged_by.name if judged_by else None, Secret.PERSON),
            Fact("digest", lazy("Digest of what was signed"), signed.digest if signed else None),
            Fact("integrity", lazy("Check"), state),
        ],
        tables=[_reviews(file), _addenda(file)],
    )


def _reviews(file: ProcurementFile) -> Table:
    rows: list[list[Value]] = [
        [
            review.offered_at,
            review.offered_by.name,
            Named(review.verdict.value, VERDICTS[review.verdict]),
            review.judged_at,
            review.judged_by.name if review.judged_by else None,
            review.comment,
            review.digest,
        ]
        for review in queries.reviews_of(file)
    ]
    columns = [
        Column("offered_at", lazy("Offered at")),
        Column("offered_by", lazy("Offered by"), Secret.PERSON),
        Column("verdict", lazy("What came of it")),
        Column("judged_at", lazy("Judged at")),
        Column("judged_by", lazy("Judged by"), Secret.PERSON),
        Column("comment", lazy("Comment"), Secret.OPINION),
        Column("digest", lazy("Digest")),
    ]
    return Table("reviews", lazy("Offers for signature"), columns, rows)


def _addenda(file: ProcurementFile) -> Table:
    rows: list[list[Value]] = [
        [
            each.text,
            each.made_at,
            each.made_by.name,
            each.agreed_at,
            each.agreed_by.name if each.agreed_by else None,
            addenda.digest_of(each),
        ]
        for each in queries.addenda_of(file)
    ]
    columns = [
        Column("text", lazy("Addendum")),
        Column("made_at", lazy("Written at")),
        Column("made_by", lazy("Written by"), Secret.PERSON),
        Column("agreed_at", lazy("Agreed at")),
        Column("agreed_by", lazy("Agreed by"), Secret.PERSON),
        Column("digest", lazy("Digest")),
    ]
    return Table("addenda", lazy("Addenda"), columns, rows)
