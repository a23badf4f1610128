"""Terms of decisions are counted in working days."""

from app.core.workdays import working_days_after

__all__ = ["working_days_after"]
