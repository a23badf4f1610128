"""The steps of a registration. Higher features add theirs through a slot: handing in, for instance."""

from dataclasses import dataclass

from flask import url_for

from app.core import slots
from app.core.i18n import Text, lazy
from app.suppliers.completeness import gaps
from app.suppliers.models import Supplier


@dataclass(frozen=True)
class Step:
    """`key` is what completeness.Gap calls the step."""

    key: str
    label: Text
    endpoint: str

    def url(self, supplier: Supplier) -> str:
        return url_for(self.endpoint, supplier_id=supplier.id)


OWN_STEPS = (
    Step("identity", lazy("Your firm"), "registration.identity"),
    Step("place", lazy("Place"), "registration.place"),
    Step("trade", lazy("Your work"), "registration.trade"),
    Step("qualities", lazy("Qualities"), "registration.qualities"),
    Step("proofs", lazy("Proof"), "proofs.proofs"),
    Step("pictures", lazy("Pictures"), "images.pictures"),
    Step("extras", lazy("More about your firm"), "registration.extras"),
    Step("contact", lazy("Contact"), "registration.contact"),
)


def steps() -> list[Step]:
    """All steps, in order."""
    added = slots.items(slots.REGISTRATION_STEPS)
    return [*OWN_STEPS, *(Step(link.endpoint, link.label, link.endpoint) for link in added)]


def step_after(key: str) -> Step | None:
    keys = [step.key for step in steps()]
    place = keys.index(key) + 1
    return steps()[place] if place < len(keys) else None


def stepper(current: str, supplier: Supplier | None) -> tuple[list[tuple[Text, str | None]], int]:
    """What the macro `stepper` takes: labels with addresses, and the place of `current`, counted from 1."""
    entries = [(step.label, step.url(supplier) if supplier else None) for step in steps()]
    return entries, [step.key for step in steps()].index(current) + 1


def resume(supplier: Supplier) -> Step:
    """Where to go on: the first step that lacks something, or else the last one."""
    lacking = {gap.step for gap in gaps(supplier)}
    return next((step for step in steps() if step.key in lacking), steps()[-1])
