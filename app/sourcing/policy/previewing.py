"""What a version would have done to the files of the last twelve months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from app.core.clock import local_date
from app.core.db import session
from app.sourcing.advice.advising import Advice, advise
from app.sourcing.models import ProcurementFile
from app.sourcing.policy.models import ProcurementPolicy
from app.sourcing.policy.queries import adopted_versions, bands_of
from app.sourcing.policy.thresholds import eu_thresholds

YEAR = timedelta(days=365)
MOST_FILES = 500


@dataclass(frozen=True)
class Effect:
    """A file, advised as on the day it was opened: under the policy of then, and under the one that is tried."""

    file: ProcurementFile
    before: Advice
    after: Advice

    @property
    def is_changed(self) -> bool:
        return _what_counts(self.before) != _what_counts(self.after)


def _what_counts(advice: Advice) -> tuple[object, ...]:
    return advice.procedure, advice.fewest, advice.most


def effects_of(policy: ProcurementPolicy, *, at: datetime) -> list[Effect]:
    """Files that change come first; of each kind the newest file first."""
    versions = [each for each in adopted_versions(policy.municipality_code) if each is not policy]
    effects = [_effect(file, versions, policy) for file in _files_since(policy.municipality_code, at - YEAR)]
    return sorted(effects, key=lambda effect: not effect.is_changed)


def _files_since(municipality_code: str, moment: datetime) -> Sequence[ProcurementFile]:
    file = ProcurementFile
    recent = select(file).where(file.municipality_code == municipality_code, file.created_at >= moment)
    return session.scalars(recent.order_by(file.created_at.desc(), file.id.desc()).limit(MOST_FILES)).all()


def _effect(file: ProcurementFile, versions: Sequence[ProcurementPolicy], policy: ProcurementPolicy) -> Effect:
    day = local_date(file.created_at)
    before = _advice(file, _in_force(versions, day), day)
    return Effect(file, before, _advice(file, policy, day))


def _in_force(versions: Sequence[ProcurementPolicy], day: date) -> ProcurementPolicy | None:
    return next((each for each in versions if each.in_force_from <= day), None)


def _advice(file: ProcurementFile, policy: ProcurementPolicy | None, day: date) -> Advice:
    return advise(file.category, file.estimated_value, day, bands_of(policy), eu_thresholds())
