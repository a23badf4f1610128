"""The calendar: purchases that a municipality announces early."""
