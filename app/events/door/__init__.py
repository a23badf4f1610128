"""Checking people in."""

from app.events.door import setup

__all__ = ["setup"]
